/** How far lasting work has come in the facts of each process. */
import { and, eq, lt } from 'drizzle-orm'
import type { Queries } from '../database/port.ts'
import { reactionCursors } from './tables.ts'

/** The number of the last fact that was followed; null where nothing is kept yet. */
export async function cursorOf(queries: Queries, name: string, processId: string): Promise<number | null> {
  const [row] = await queries
    .select({ seq: reactionCursors.seq })
    .from(reactionCursors)
    .where(and(eq(reactionCursors.name, name), eq(reactionCursors.processId, processId)))
  return row?.seq ?? null
}

/** Forward only: of two that follow, the one that has come further says so. */
export async function moveCursor(
  queries: Queries,
  name: string,
  processId: string,
  seq: number,
): Promise<void> {
  await queries
    .insert(reactionCursors)
    .values({ name, processId, seq })
    .onConflictDoUpdate({
      target: [reactionCursors.name, reactionCursors.processId],
      set: { seq },
      setWhere: lt(reactionCursors.seq, seq),
    })
}
