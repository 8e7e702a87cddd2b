/** Queries of every text there is, published or working, for those who check all of them. */
import { textOf } from '@plenary/shared/content'
import { roomOfBlock, roomOfParagraph } from '@plenary/shared/rooms'
import { asc } from 'drizzle-orm'
import { contributionBlocks } from '../contribution/tables.ts'
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

/** The words written for readers, by room: of working texts and of contributions. */
export async function wordsByRoom(queries: Queries) {
  const columnsOf = ({ id, content, text }: typeof paragraphs | typeof contributionBlocks) => ({
    id,
    content,
    text,
  })
  const ofDrafts = await queries.select(columnsOf(paragraphs)).from(paragraphs)
  const ofContributions = await queries.select(columnsOf(contributionBlocks)).from(contributionBlocks)
  const named = [
    ...ofDrafts.map((row) => ({ room: roomOfParagraph(row.id), row })),
    ...ofContributions.map((row) => ({ room: roomOfBlock(row.id), row })),
  ]
  return new Map(named.map(({ room, row }) => [room, { ...row, fits: textOf(row.content) === row.text }]))
}
