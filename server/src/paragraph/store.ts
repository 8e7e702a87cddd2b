/** Queries of paragraphs: structure, projection, lineage. */
import type { Content } from '@plenary/shared/content'
import type { ParagraphState } from '@plenary/shared/paragraph'
import { and, asc, eq, getTableColumns, inArray, isNull, sql } from 'drizzle-orm'
import type { Queries, Transaction } from '../database/port.ts'
import { prepared, preparedEach } from '../database/prepared.ts'
import { lineage, paragraphs } from './tables.ts'

export type ParagraphRow = typeof paragraphs.$inferSelect

const living = prepared<{ draftId: string }, ParagraphRow[]>((queries, value) =>
  queries
    .select()
    .from(paragraphs)
    .where(and(eq(paragraphs.draftId, value('draftId')), isNull(paragraphs.deletedAt)))
    .orderBy(asc(paragraphs.position), asc(paragraphs.id)),
)

/** Living paragraphs in the order of the draft. */
export const paragraphsOf = (queries: Queries, draftId: string): Promise<ParagraphRow[]> =>
  living(queries, { draftId })

/** A row whose content is as it lies in the database: the same text is the same content. */
export type UnreadRow = Omit<ParagraphRow, 'content'> & { content: string }

const { content: _content, ...columns } = getTableColumns(paragraphs)
const unread = prepared<{ draftId: string }, UnreadRow[]>((queries, value) =>
  queries
    .select({ ...columns, content: sql<string>`${paragraphs.content}` })
    .from(paragraphs)
    .where(and(eq(paragraphs.draftId, value('draftId')), isNull(paragraphs.deletedAt)))
    .orderBy(asc(paragraphs.position), asc(paragraphs.id)),
)

/** The same rows as `paragraphsOf`, without the time it takes to read what they hold. */
export const unreadParagraphsOf = (queries: Queries, draftId: string): Promise<UnreadRow[]> =>
  unread(queries, { draftId })

const byId = prepared<{ id: string }, ParagraphRow[]>((queries, value) =>
  queries
    .select()
    .from(paragraphs)
    .where(eq(paragraphs.id, value('id'))),
)

export async function paragraphById(queries: Queries, id: string): Promise<ParagraphRow | null> {
  const [row] = await byId(queries, { id })
  return row ?? null
}

export async function paragraphsByIds(queries: Queries, ids: string[]): Promise<ParagraphRow[]> {
  return ids.length === 0 ? [] : queries.select().from(paragraphs).where(inArray(paragraphs.id, ids))
}

const draftOfEach = prepared<{ ids: string }, { id: string; draftId: string }[]>((queries, value) =>
  queries
    .select({ id: paragraphs.id, draftId: paragraphs.draftId })
    .from(paragraphs)
    .where(value.among('ids', paragraphs.id)),
)

/** Which drafts they are of, without their words. */
export const draftsOfParagraphs = async (
  queries: Queries,
  ids: readonly string[],
): Promise<{ id: string; draftId: string }[]> =>
  ids.length === 0 ? [] : draftOfEach(queries, { ids: JSON.stringify(ids) })

/** SQLite bounds the values of a statement; a row has twelve. */
const rowsAtOnce = 100

/** [PRC10] Rows are made as they are written: between two statements the loop is others'. */
export async function insertParagraphs(
  tx: Transaction,
  count: number,
  rowOf: (nth: number) => ParagraphRow,
): Promise<void> {
  for (let from = 0; from < count; from += rowsAtOnce) {
    const length = Math.min(rowsAtOnce, count - from)
    await tx.insert(paragraphs).values(Array.from({ length }, (_, nth) => rowOf(from + nth)))
  }
}

export async function updateParagraph(
  tx: Transaction,
  id: string,
  changes: Partial<Omit<ParagraphRow, 'id' | 'draftId'>>,
): Promise<void> {
  await tx.update(paragraphs).set(changes).where(eq(paragraphs.id, id))
}

interface NewWords {
  id: string
  content: Content
  text: string
  changedAt: Date
}

export const wordsUpdated = preparedEach<NewWords>((queries, value) =>
  queries
    .update(paragraphs)
    .set({
      content: value.as('content', paragraphs.content),
      text: value.as('text', paragraphs.text),
      changedAt: value.as('changedAt', paragraphs.changedAt),
    })
    .where(eq(paragraphs.id, value('id'))),
)

export async function updateWords(
  tx: Transaction,
  id: string,
  words: { content: Content; text: string; changedAt: Date },
): Promise<void> {
  await tx.atomic(wordsUpdated([{ ...words, id }]))
}

export async function deleteParagraphs(tx: Transaction, ids: string[], deletedAt: Date): Promise<void> {
  await tx.update(paragraphs).set({ deletedAt }).where(inArray(paragraphs.id, ids))
}

export async function insertLineage(tx: Transaction, row: typeof lineage.$inferInsert): Promise<void> {
  await tx.insert(lineage).values(row)
}

/** What facts carry about a paragraph. */
export const stateOf = (row: ParagraphRow): ParagraphState => ({
  id: row.id,
  position: row.position,
  kind: row.kind,
  level: row.level,
  status: row.status,
  unnumbered: row.unnumbered,
  content: row.content,
  text: row.text,
})
