/** Queries of notes of changes. */
import { eq } from 'drizzle-orm'
import type { Queries, Transaction } from '../database/port.ts'
import { memoranda } from './tables.ts'

export type MemorandumRow = typeof memoranda.$inferSelect

export async function memorandumRow(queries: Queries, revisionId: string): Promise<MemorandumRow | null> {
  const [row] = await queries.select().from(memoranda).where(eq(memoranda.revisionId, revisionId))
  return row ?? null
}

export async function putMemorandum(tx: Transaction, row: MemorandumRow): Promise<void> {
  const { revisionId: _, ...changes } = row
  await tx.insert(memoranda).values(row).onConflictDoUpdate({ target: memoranda.revisionId, set: changes })
}
