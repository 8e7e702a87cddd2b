/** Queries of revisions. */
import type { RevisionSummary } from '@plenary/shared/revision'
import { and, asc, desc, eq, inArray, lt, max, or } from 'drizzle-orm'
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

/**
 * [REV6] By id, by hash, or by symbol. Two processes may each have a text of one symbol: the first that was published
 * keeps the address, so that what an address once named it names for ever; the other is reached by its hash.
 */
export async function revisionNamed(queries: Queries, name: string): Promise<RevisionRow | null> {
  const found = await revisionById(queries, name)
  if (found) return found
  const [row] = await queries
    .select()
    .from(revisions)
    .where(eq(revisions.symbol, name))
    .orderBy(asc(revisions.publishedAt), asc(revisions.id))
    .limit(1)
  return row ?? null
}

export async function paragraphsOfRevision(queries: Queries, id: string): Promise<RevisionParagraphRow[]> {
  return queries
    .select()
    .from(revisionParagraphs)
    .where(eq(revisionParagraphs.revisionId, id))
    .orderBy(asc(revisionParagraphs.order))
}

export async function revisionParagraph(
  queries: Queries,
  revisionId: string,
  paragraphId: string,
): Promise<RevisionParagraphRow | null> {
  const [row] = await queries
    .select()
    .from(revisionParagraphs)
    .where(
      and(eq(revisionParagraphs.revisionId, revisionId), eq(revisionParagraphs.paragraphId, paragraphId)),
    )
  return row ?? null
}

export async function revisionsByIds(queries: Queries, ids: string[]): Promise<RevisionRow[]> {
  return ids.length === 0 ? [] : queries.select().from(revisions).where(inArray(revisions.id, ids))
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

/** The newest of these kinds before a number of the draft. */
export async function revisionBefore(
  queries: Queries,
  draftId: string,
  number: number,
  kinds: readonly RevisionRow['kind'][],
): Promise<RevisionRow | null> {
  const [row] = await queries
    .select()
    .from(revisions)
    .where(
      and(eq(revisions.draftId, draftId), lt(revisions.number, number), inArray(revisions.kind, [...kinds])),
    )
    .orderBy(desc(revisions.number))
    .limit(1)
  return row ?? null
}

/** The newest first; `after` is the last one seen. */
export async function revisionsOfProcess(
  queries: Queries,
  processId: string,
  after: Pick<RevisionRow, 'publishedAt' | 'id'> | null,
  limit: number,
): Promise<RevisionRow[]> {
  const { publishedAt, id } = revisions
  const older = after
    ? or(lt(publishedAt, after.publishedAt), and(eq(publishedAt, after.publishedAt), lt(id, after.id)))
    : undefined
  return queries
    .select()
    .from(revisions)
    .where(and(eq(revisions.processId, processId), older))
    .orderBy(desc(publishedAt), desc(id))
    .limit(limit)
}

export const summaryOf = (row: RevisionRow): RevisionSummary => {
  const { publishedAt, publishedBy: _, logRoot: __, ...shown } = row
  return { ...shown, publishedAt: publishedAt.toISOString() }
}

/** The revision in which a draft was published as this text of the calendar, by its pen-holder or from a file; the first. */
export async function revisionOfText(
  queries: Queries,
  draftId: string,
  textCode: string,
): Promise<RevisionRow | null> {
  const [row] = await queries
    .select()
    .from(revisions)
    .where(
      and(
        eq(revisions.draftId, draftId),
        eq(revisions.textCode, textCode),
        inArray(revisions.kind, ['issued', 'imported']),
      ),
    )
    .orderBy(asc(revisions.number))
    .limit(1)
  return row ?? null
}
