/** Queries of comparison: what is recorded about the paragraphs of two texts, and texts without their marks. */
import { asc, eq, inArray } from 'drizzle-orm'
import type { Queries } from '../database/port.ts'
import type { RevisionRow } from '../revision/store.ts'
import { alignments, revisionParagraphs, revisions } from '../revision/tables.ts'
import type { Kinship } from './match.ts'

/** Splits and merges of texts that came as files, by their revision. */
export async function alignmentsOf(
  queries: Queries,
  revisionIds: string[],
): Promise<(Kinship & { revisionId: string })[]> {
  return queries.select().from(alignments).where(inArray(alignments.revisionId, revisionIds))
}

export type PlainParagraph = Pick<
  typeof revisionParagraphs.$inferSelect,
  'paragraphId' | 'kind' | 'level' | 'label' | 'text'
>

export async function plainTextOf(queries: Queries, revisionId: string): Promise<PlainParagraph[]> {
  const { paragraphId, kind, level, label, text } = revisionParagraphs
  return queries
    .select({ paragraphId, kind, level, label, text })
    .from(revisionParagraphs)
    .where(eq(revisionParagraphs.revisionId, revisionId))
    .orderBy(asc(revisionParagraphs.order))
}

/** The oldest first. */
export async function allRevisionsOf(queries: Queries, draftId: string): Promise<RevisionRow[]> {
  return queries.select().from(revisions).where(eq(revisions.draftId, draftId)).orderBy(asc(revisions.number))
}
