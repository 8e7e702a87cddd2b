/** Queries of where paragraphs came from and went. */
import { asc, eq } from 'drizzle-orm'
import type { Queries } from '../database/port.ts'
import { lineage } from '../paragraph/tables.ts'
import { alignments } from '../revision/tables.ts'
import type { Step } from './lineage.ts'

export async function stepsOf(queries: Queries, draftId: string): Promise<Step[]> {
  return queries
    .select({ type: lineage.type, fromId: lineage.fromId, toId: lineage.toId })
    .from(lineage)
    .where(eq(lineage.draftId, draftId))
    .orderBy(asc(lineage.at), asc(lineage.id))
}

/** What became of what in a text that came as a file. */
export async function alignedIn(queries: Queries, revisionId: string): Promise<Step[]> {
  return queries
    .select({ type: alignments.type, fromId: alignments.fromId, toId: alignments.toId })
    .from(alignments)
    .where(eq(alignments.revisionId, revisionId))
}
