/** Queries of where paragraphs came from and went: split, merged, moved. */
import { and, asc, eq, gte, lte } from 'drizzle-orm'
import type { Queries } from '../database/port.ts'
import { lineage } from './tables.ts'

export type Step = Pick<typeof lineage.$inferSelect, 'type' | 'fromId' | 'toId' | 'at'>

/** Between two moments, both included: the clock may tell one moment for a split and for what was published behind it. */
export async function lineageOf(queries: Queries, draftId: string, from: Date, to: Date): Promise<Step[]> {
  return queries
    .select({ type: lineage.type, fromId: lineage.fromId, toId: lineage.toId, at: lineage.at })
    .from(lineage)
    .where(and(eq(lineage.draftId, draftId), gte(lineage.at, from), lte(lineage.at, to)))
    .orderBy(asc(lineage.at), asc(lineage.id))
}
