/** Queries of the paragraphs of contributions' bodies. */
import type { Content } from '@plenary/shared/content'
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Queries, Transaction } from '../database/port.ts'
import { contributionBlocks } from './tables.ts'

export type BlockRow = typeof contributionBlocks.$inferSelect

/** Living blocks in the order of the body. */
export async function blocksOf(queries: Queries, contributionId: string): Promise<BlockRow[]> {
  return queries
    .select()
    .from(contributionBlocks)
    .where(and(eq(contributionBlocks.contributionId, contributionId), isNull(contributionBlocks.removedAt)))
    .orderBy(asc(contributionBlocks.position), asc(contributionBlocks.id))
}

/** Living blocks of many contributions, each body in order. */
export async function blocksOfMany(queries: Queries, ids: string[]): Promise<Map<string, BlockRow[]>> {
  const found = new Map<string, BlockRow[]>(ids.map((id) => [id, []]))
  if (ids.length === 0) return found
  const rows = await queries
    .select()
    .from(contributionBlocks)
    .where(and(inArray(contributionBlocks.contributionId, ids), isNull(contributionBlocks.removedAt)))
    .orderBy(asc(contributionBlocks.position), asc(contributionBlocks.id))
  for (const row of rows) found.get(row.contributionId)?.push(row)
  return found
}

export async function blockById(queries: Queries, id: string): Promise<BlockRow | null> {
  const [row] = await queries.select().from(contributionBlocks).where(eq(contributionBlocks.id, id))
  return row ?? null
}

export async function insertBlocks(tx: Transaction, rows: BlockRow[]): Promise<void> {
  for (const row of rows) await tx.insert(contributionBlocks).values(row)
}

export async function updateBlockWords(
  tx: Transaction,
  id: string,
  words: { content: Content; text: string; changedAt: Date },
): Promise<void> {
  await tx.update(contributionBlocks).set(words).where(eq(contributionBlocks.id, id))
}

export async function removeBlockRow(tx: Transaction, id: string, removedAt: Date): Promise<void> {
  await tx.update(contributionBlocks).set({ removedAt }).where(eq(contributionBlocks.id, id))
}
