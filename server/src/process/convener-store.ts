/** Queries of those who may begin processes, and of the links that make them so. */
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Queries, Transaction } from '../database/port.ts'
import { convenerLinks, conveners } from './tables.ts'

export type ConvenerLink = typeof convenerLinks.$inferSelect
export type Convener = typeof conveners.$inferSelect

export async function isConvener(queries: Queries, userId: string): Promise<boolean> {
  const [row] = await queries.select().from(conveners).where(eq(conveners.userId, userId))
  return row !== undefined
}

export const countConveners = (queries: Queries): Promise<number> => queries.$count(conveners)

export async function allConveners(queries: Queries): Promise<Convener[]> {
  return queries.select().from(conveners).orderBy(asc(conveners.since), asc(conveners.userId))
}

export async function insertConvener(tx: Transaction, row: Convener): Promise<void> {
  await tx.insert(conveners).values(row).onConflictDoNothing()
}

export async function insertConvenerLink(tx: Transaction, row: ConvenerLink): Promise<void> {
  await tx.insert(convenerLinks).values(row)
}

export async function convenerLinkOf(queries: Queries, tokenHash: string): Promise<ConvenerLink | null> {
  const [row] = await queries.select().from(convenerLinks).where(eq(convenerLinks.tokenHash, tokenHash))
  return row ?? null
}

/** True for the one who used it; false when somebody was quicker. */
export async function useConvenerLink(tx: Transaction, id: string, usedAt: Date): Promise<boolean> {
  const used = await tx
    .update(convenerLinks)
    .set({ usedAt })
    .where(and(eq(convenerLinks.id, id), isNull(convenerLinks.usedAt)))
    .returning({ id: convenerLinks.id })
  return used.length === 1
}
