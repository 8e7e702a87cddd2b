/** [PAR1] When typing pauses, the paragraph's words are written for readers, and everyone hears of them. */
import { paragraphOfRoom } from '@plenary/shared/rooms'
import type { Words } from '../collab/ports.ts'
import type { Transaction } from '../database/port.ts'
import { type DraftRow, draftById } from '../draft/store.ts'
import type { Tools } from '../words.ts'
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
    type: 'paragraph.text',
    processId,
    draftId: row.draftId,
    paragraphId: row.id,
    actorId: lastParticipantId,
    at: changedAt,
    data: { draftId: row.draftId, paragraph: stateOf({ ...row, content, text }) },
  })
}
