/** Queries of comparison: what is recorded about the paragraphs of two texts, and texts without their marks. */
import { and, asc, eq, gte, inArray, lte } from 'drizzle-orm'
import type { Queries } from '../database/port.ts'
import { lineage } from '../paragraph/tables.ts'
import type { RevisionRow } from '../revision/store.ts'
import { alignments, revisionParagraphs, revisions } from '../revision/tables.ts'
import type { Kinship } from './match.ts'

/** What was split, merged and moved in a draft, and when. */
export type RecordedKinship = Kinship & { at: Date }

/** Between two moments, both included: the clock may tell one moment for a split and for what was published behind it. */
export async function lineageOf(
  queries: Queries,
  draftId: string,
  from: Date,
  to: Date,
): Promise<RecordedKinship[]> {
  return queries
    .select({ type: lineage.type, fromId: lineage.fromId, toId: lineage.toId, at: lineage.at })
    .from(lineage)
    .where(and(eq(lineage.draftId, draftId), gte(lineage.at, from), lte(lineage.at, to)))
    .orderBy(asc(lineage.at), asc(lineage.id))
}

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
