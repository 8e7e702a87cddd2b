/** [RET1] Words that came too late are kept for their author alone: a private draft, and a fact only they hear. */
import { textOf } from '@plenary/shared/content'
import type { ProblemCode } from '@plenary/shared/problems'
import { paragraphOfRoom } from '@plenary/shared/rooms'
import { momentOf, phaseOf } from '@plenary/shared/stage'
import type { CollabPorts, LateWords } from '../collab/ports.ts'
import type { Context } from '../context.ts'
import type { Queries, Transaction } from '../database/port.ts'
import { tablingsOf } from '../draft/store.ts'
import {
  type LateReason,
  type ReturnedRow,
  returnedOn,
  returnedView,
  saveReturned,
} from './returned-store.ts'
import { paragraphById } from './store.ts'

/** The closing that words were late for, or the open round that does not open this place to their author. */
async function occasionOf(
  queries: Queries,
  { room, participantId, reason }: Pick<LateWords, 'room' | 'participantId' | 'reason'>,
  now: Date,
): Promise<(LateReason & { draftId: string }) | null> {
  const paragraph = await paragraphById(queries, paragraphOfRoom(room) ?? '')
  if (!paragraph) return null
  const { id: paragraphId, draftId } = paragraph
  const stages = (await tablingsOf(queries, draftId)).map(({ stage }) => stage)
  const open = stages.find((stage) => phaseOf(stage, now) === 'open')
  const closed = stages
    .filter((stage) => phaseOf(stage, now) === 'closed')
    .sort((a, b) => momentOf(b.closesAt as Date) - momentOf(a.closesAt as Date))[0]
  const [stage, since] = reason === 'round-closed' ? [closed, closed?.closesAt] : [open, open?.opensAt]
  return { participantId, paragraphId, draftId, stageId: stage?.id ?? null, since: since ?? null }
}

/** [RET3] What of these words waits already, so that more of them, or the same again, stay one private draft. */
export const lateBefore =
  ({ database, clock }: Pick<Context, 'database' | 'clock'>): CollabPorts['lateBefore'] =>
  async (room: string, participantId: string, reason: ProblemCode) => {
    const occasion = await occasionOf(database, { room, participantId, reason }, clock.now())
    const before = occasion ? await returnedOn(database, occasion) : []
    return before.find(({ dismissedAt }) => dismissedAt === null) ?? null
  }

export const keepLate =
  ({ clock, facts }: Pick<Context, 'clock' | 'facts'>): CollabPorts['keepLate'] =>
  async (tx: Transaction, words: LateWords) => {
    const at = clock.now()
    const occasion = await occasionOf(tx, words, at)
    if (!occasion) return
    const text = textOf(words.content)
    const others = await returnedOn(tx, occasion)
    // Put away once, the same words sent again by a client that never forgets do not come back.
    if (others.some((row) => row.id !== words.id && row.dismissedAt && row.text === text)) return
    const baseText = textOf(words.base)
    const row: ReturnedRow = {
      id: words.id,
      processId: words.processId,
      draftId: occasion.draftId,
      paragraphId: occasion.paragraphId,
      participantId: words.participantId,
      stageId: occasion.stageId,
      reason: words.reason,
      base: words.base,
      baseText,
      content: words.content,
      text,
      update: words.update,
      at,
      // The author has taken them back meanwhile: nothing is left to give back.
      dismissedAt: JSON.stringify(words.base) === JSON.stringify(words.content) ? at : null,
    }
    await saveReturned(tx, row)
    if (row.dismissedAt) return
    await facts.record(tx, {
      type: 'words.returned',
      processId: row.processId,
      draftId: row.draftId,
      ...(row.stageId ? { stageId: row.stageId } : {}),
      actorId: row.participantId,
      audience: `participant:${row.participantId}`,
      at,
      data: { draftId: row.draftId, words: returnedView(row) },
    })
  }
