/** Queries of closings: which stages are overdue, what closing writes on a stage, and how its revisions are called. */
import { and, asc, eq, exists, inArray, isNotNull, isNull, lte } from 'drizzle-orm'
import type { Queries, Transaction } from '../database/port.ts'
import { tablings } from '../draft/tables.ts'
import { revisions } from '../revision/tables.ts'
import type { StageRow } from '../stage/store.ts'
import { stages } from '../stage/tables.ts'

/** Stages with a draft on their table whose deadline has passed and whose closing is not done, the earliest first. */
export async function overdueStages(queries: Queries, now: Date): Promise<StageRow[]> {
  return queries
    .select()
    .from(stages)
    .where(
      and(
        isNull(stages.closedFactAt),
        isNull(stages.cancelledAt),
        isNotNull(stages.opensAt),
        lte(stages.closesAt, now),
        exists(
          queries.select({ id: tablings.stageId }).from(tablings).where(eq(tablings.stageId, stages.id)),
        ),
      ),
    )
    .orderBy(asc(stages.closesAt), asc(stages.order))
}

export async function writeClosing(
  tx: Transaction,
  id: string,
  changes: Partial<Pick<StageRow, 'closesAt' | 'publishedAt'>>,
): Promise<void> {
  await tx.update(stages).set(changes).where(eq(stages.id, id))
}

/** Which of these symbols revisions of the process have already. */
export async function symbolsTaken(
  queries: Queries,
  processId: string,
  symbols: string[],
): Promise<Set<string>> {
  const rows = await queries
    .select({ symbol: revisions.symbol })
    .from(revisions)
    .where(and(eq(revisions.processId, processId), inArray(revisions.symbol, symbols)))
  return new Set(rows.map(({ symbol }) => symbol))
}
