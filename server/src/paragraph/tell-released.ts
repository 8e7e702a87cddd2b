/** [REL3] Tells everyone that a working text may be read, and puts what the pen did meanwhile into the record as one hash. */
import { hashOf } from '@plenary/shared/canonical'
import type { FactData } from '@plenary/shared/events'
import type { Context } from '../context.ts'
import type { Transaction } from '../database/port.ts'
import { type DraftRow, draftById, draftSummary } from '../draft/store.ts'
import { heldFacts } from '../events/record.ts'

export interface Released {
  draftId: string
  /** The round that made it readable, if one did. */
  stageId?: string
  actorId: string | null
  at: Date
  act: FactData<'draft.released'>['act']
}

export async function tellReleased(
  { facts }: Pick<Context, 'facts'>,
  tx: Transaction,
  { draftId, stageId, actorId, at, act }: Released,
): Promise<void> {
  const { processId } = (await draftById(tx, draftId)) as DraftRow
  const held = await heldFacts(tx, processId, draftId)
  await facts.record(tx, {
    type: 'draft.released',
    processId,
    draftId,
    ...(stageId ? { stageId } : {}),
    actorId,
    at,
    data: {
      draft: await draftSummary(tx, draftId),
      act,
      changes: { count: held.length, digest: held.length > 0 ? hashOf(held) : null },
    },
  })
}
