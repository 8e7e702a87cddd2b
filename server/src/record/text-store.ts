/** Queries of every text there is, published or working, for those who check all of them. */
import { textOf } from '@plenary/shared/content'
import { roomOfParagraph } from '@plenary/shared/rooms'
import { asc } from 'drizzle-orm'
import type { Queries } from '../database/port.ts'
import { paragraphs } from '../paragraph/tables.ts'
import type { RevisionRow } from '../revision/store.ts'
import { revisionParagraphs, revisions } from '../revision/tables.ts'

/** Every revision, in the order of publication. */
export const allRevisions = async (queries: Queries): Promise<RevisionRow[]> =>
  queries.select().from(revisions).orderBy(asc(revisions.publishedAt), asc(revisions.id))

/** Which row of which room's log the paragraphs of revisions are said to follow from. */
export async function rowsPublished(queries: Queries): Promise<Map<string, number[]>> {
  const rows = await queries
    .selectDistinct({ id: revisionParagraphs.paragraphId, seq: revisionParagraphs.seq })
    .from(revisionParagraphs)
  const found = new Map<string, number[]>()
  for (const { id, seq } of rows) {
    const room = roomOfParagraph(id)
    found.set(room, [...(found.get(room) ?? []), seq])
  }
  return found
}

/** The words of the working text, by room. */
export async function wordsByRoom(queries: Queries) {
  const { id, draftId, content, text } = paragraphs
  const rows = await queries.select({ id, draftId, content, text }).from(paragraphs)
  return new Map(
    rows.map((row) => [roomOfParagraph(row.id), { ...row, fits: textOf(row.content) === row.text }]),
  )
}
