/** [COL4] When typing pauses, the paragraph's words are written for readers, and everyone hears of them. */
import { paragraphOfRoom } from '@plenary/shared/rooms'
import type { Words } from '../collab/ports.ts'
import type { Transaction } from '../database/port.ts'
import { type DraftRow, draftById } from '../draft/store.ts'
import type { Tools } from '../words.ts'
import { toldOf } from './pen-facts.ts'
import { paragraphById, stateOf, updateWords } from './store.ts'

export async function projectWords(
  { clock, facts }: Pick<Tools, 'clock' | 'facts'>,
  tx: Transaction,
  { room, content, text, lastParticipantId }: Words,
): Promise<void> {
  const row = await paragraphById(tx, paragraphOfRoom(room) ?? '')
  if (!row || JSON.stringify(row.content) === JSON.stringify(content)) return
  const changedAt = clock.now()
  await updateWords(tx, row.id, { content, text, changedAt })
  if (row.deletedAt) return
  const { processId } = (await draftById(tx, row.draftId)) as DraftRow
  await facts.record(tx, {
    ...(await toldOf(tx, row.draftId, changedAt)),
    type: 'paragraph.text',
    processId,
    draftId: row.draftId,
    paragraphId: row.id,
    actorId: lastParticipantId,
    at: changedAt,
    data: { draftId: row.draftId, paragraph: stateOf({ ...row, content, text }) },
  })
  const lost = shareLost(row.text, text)
  if (lost <= tellFrom || row.text.length < longEnough) return
  await facts.record(tx, {
    type: 'paragraph.cut',
    processId,
    draftId: row.draftId,
    paragraphId: row.id,
    actorId: lastParticipantId,
    at: changedAt,
    audience: 'secretariat',
    data: { draftId: row.draftId, paragraphId: row.id, lost },
  })
}

/** [Y19] Taking away more than half of the words at one go is allowed, and the secretariat is told. */
const tellFrom = 0.5
/** Characters below which a paragraph is too short for its shrinking to mean anything. */
const longEnough = 80

/** The share of a text's words that are gone, however they are arranged now: 0 to 1. */
export function shareLost(before: string, after: string): number {
  const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const left = new Map<string, number>()
  for (const word of wordsOf(after)) left.set(word, (left.get(word) ?? 0) + 1)
  const had = wordsOf(before)
  const kept = had.filter((word) => {
    const count = left.get(word) ?? 0
    left.set(word, count - 1)
    return count > 0
  })
  return had.length === 0 ? 0 : 1 - kept.length / had.length
}
