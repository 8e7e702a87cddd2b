/** Queries of stages. */
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Queries, Transaction } from '../database/port.ts'
import { stages } from './tables.ts'

export type StageRow = typeof stages.$inferSelect

export async function stagesOf(queries: Queries, processIds: string[]): Promise<StageRow[]> {
  if (processIds.length === 0) return []
  return queries
    .select()
    .from(stages)
    .where(inArray(stages.processId, processIds))
    .orderBy(asc(stages.processId), asc(stages.order))
}

export async function stageById(queries: Queries, id: string): Promise<StageRow | null> {
  const [row] = await queries.select().from(stages).where(eq(stages.id, id))
  return row ?? null
}

export async function insertStages(tx: Transaction, rows: (typeof stages.$inferInsert)[]): Promise<void> {
  for (const row of rows) await tx.insert(stages).values(row)
}

/** True for the one who may record it: the consequence of an opening or a closing happens once. */
export async function claimConsequence(
  tx: Transaction,
  id: string,
  which: 'openedFactAt' | 'closedFactAt',
  at: Date,
): Promise<boolean> {
  const claimed = await tx
    .update(stages)
    .set({ [which]: at })
    .where(and(eq(stages.id, id), isNull(stages[which])))
    .returning({ id: stages.id })
  return claimed.length === 1
}
