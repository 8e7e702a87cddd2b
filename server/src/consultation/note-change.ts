/** Whoever shows a consultation hears which part of its page changed, and asks for that part anew. */
import type { Audience } from '@plenary/shared/audience'
import type { FactData } from '@plenary/shared/events'
import type { Transaction } from '../database/port.ts'
import type { Tools } from '../words.ts'
import type { ActingScene } from './scene.ts'

export type PagePart = FactData<'consultation.changed'>['part']

export async function noteChange(
  { facts }: Pick<Tools, 'facts'>,
  tx: Transaction,
  { stage, actor, now }: Pick<ActingScene, 'stage' | 'actor' | 'now'>,
  part: PagePart,
  audience: Audience = 'participants',
): Promise<void> {
  await facts.record(tx, {
    type: 'consultation.changed',
    processId: stage.processId,
    stageId: stage.id,
    actorId: actor.id,
    at: now,
    audience,
    data: { stageId: stage.id, part },
  })
}
