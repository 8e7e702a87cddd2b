/** The words of a draft at one moment of the log, as a revision takes them. */
import { normalise } from '@plenary/shared/content'
import { roomOfParagraph } from '@plenary/shared/rooms'
import type { Seal } from '../collab/ports.ts'
import type { Queries, Transaction } from '../database/port.ts'
import { type ParagraphRow, paragraphsOf } from './store.ts'

/** The paragraphs in the order of the text, each with the last row of its log in it; and where the log stood. */
export interface SealedText {
  paragraphs: (ParagraphRow & { seq: number })[]
  log: { position: number; root: string }
}

export const roomsOfDraft = async (queries: Queries, draftId: string): Promise<string[]> =>
  (await paragraphsOf(queries, draftId)).map(({ id }) => roomOfParagraph(id))

/** [REV3] Every paragraph with the words its room held at that moment; one that had none yet is not of this text. */
export async function sealedText(
  tx: Transaction,
  seal: Seal,
  draftId: string,
  before: Date | null,
): Promise<SealedText> {
  const rows = await paragraphsOf(tx, draftId)
  const { rooms, position, root } = await seal(
    rows.map(({ id }) => roomOfParagraph(id)),
    before,
  )
  const paragraphs = rows.flatMap((row) => {
    const sealed = rooms.get(roomOfParagraph(row.id))
    return sealed ? [{ ...row, content: normalise(sealed.content ?? row.content), seq: sealed.seq }] : []
  })
  return { paragraphs, log: { position, root } }
}
