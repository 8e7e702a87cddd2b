/** How much each guiding question of a stage is spoken to, as everyone may know it. */
import { and, eq, isNotNull, sql } from 'drizzle-orm'
import type { Queries } from '../database/port.ts'
import { threads } from './tables.ts'

/** Threads that all may see, by question: an internal discussion is found in no count. */
export async function threadsByQuestion(queries: Queries, stageId: string): Promise<Map<string, number>> {
  const rows = await queries
    .select({ questionId: threads.questionId, count: sql<number>`count(*)` })
    .from(threads)
    .where(and(eq(threads.stageId, stageId), isNotNull(threads.questionId), eq(threads.visibility, 'all')))
    .groupBy(threads.questionId)
  return new Map(rows.map(({ questionId, count }) => [questionId as string, count]))
}
