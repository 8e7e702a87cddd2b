/** Queries of revisions. */
import type { RevisionSummary } from '@plenary/shared/revision'
import { and, asc, desc, eq, lt, max, or } from 'drizzle-orm'
import type { Queries, Transaction } from '../database/port.ts'
import { revisionParagraphs, revisions } from './tables.ts'

export type RevisionRow = typeof revisions.$inferSelect
export type RevisionParagraphRow = typeof revisionParagraphs.$inferSelect

export async function nextNumber(queries: Queries, draftId: string): Promise<number> {
  const [last] = await queries
    .select({ number: max(revisions.number) })
    .from(revisions)
    .where(eq(revisions.draftId, draftId))
  return (last?.number ?? 0) + 1
}

/** A row has twelve values; SQLite bounds those of a statement. */
const rowsAtOnce = 500

export async function insertRevision(
  tx: Transaction,
  row: RevisionRow,
  paragraphs: RevisionParagraphRow[],
): Promise<void> {
  await tx.insert(revisions).values(row)
  for (let from = 0; from < paragraphs.length; from += rowsAtOnce)
    await tx.insert(revisionParagraphs).values(paragraphs.slice(from, from + rowsAtOnce))
}

/** By id, or by the hash of the whole. */
export async function revisionById(queries: Queries, id: string): Promise<RevisionRow | null> {
  const [row] = await queries
    .select()
    .from(revisions)
    .where(or(eq(revisions.id, id), eq(revisions.hash, id)))
    .orderBy(asc(revisions.publishedAt))
    .limit(1)
  return row ?? null
}

export async function revisionBySymbol(
  queries: Queries,
  processId: string,
  symbol: string,
): Promise<RevisionRow | null> {
  const [row] = await queries
    .select()
    .from(revisions)
    .where(and(eq(revisions.processId, processId), eq(revisions.symbol, symbol)))
  return row ?? null
}

export async function paragraphsOfRevision(queries: Queries, id: string): Promise<RevisionParagraphRow[]> {
  return queries
    .select()
    .from(revisionParagraphs)
    .where(eq(revisionParagraphs.revisionId, id))
    .orderBy(asc(revisionParagraphs.order))
}

/** The newest first; `before` is the number of the last one seen. */
export async function revisionsOfDraft(
  queries: Queries,
  draftId: string,
  before: number | null,
  limit: number,
): Promise<RevisionRow[]> {
  return queries
    .select()
    .from(revisions)
    .where(and(eq(revisions.draftId, draftId), before === null ? undefined : lt(revisions.number, before)))
    .orderBy(desc(revisions.number))
    .limit(limit)
}

export const summaryOf = (row: RevisionRow): RevisionSummary => {
  const { publishedAt, publishedBy: _, logRoot: __, ...shown } = row
  return { ...shown, publishedAt: publishedAt.toISOString() }
}
