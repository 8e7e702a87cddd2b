/** Queries of the log for those who look back: rows a portion at a time, and where words passed between rooms. */
import { and, asc, desc, eq, gt, lte } from 'drizzle-orm'
import type { Queries, Transaction } from '../database/port.ts'
import type { Passage } from './authors.ts'
import type { LogRow } from './log.ts'
import { logRows, passages } from './tables.ts'

/** 0 where the room has no log. */
export async function lastSeqIn(queries: Queries, room: string): Promise<number> {
  const [last] = await queries
    .select({ seq: logRows.seq })
    .from(logRows)
    .where(eq(logRows.room, room))
    .orderBy(desc(logRows.seq))
    .limit(1)
  return last?.seq ?? 0
}

/** Rows after one and up to another, the oldest first. */
export async function rowsBetween(
  queries: Queries,
  room: string,
  { after, upTo, limit }: { after: number; upTo: number; limit: number },
): Promise<Pick<LogRow, 'seq' | 'participantId' | 'update' | 'at'>[]> {
  const { seq, participantId, update, at } = logRows
  return queries
    .select({ seq, participantId, update, at })
    .from(logRows)
    .where(and(eq(logRows.room, room), gt(seq, after), lte(seq, upTo)))
    .orderBy(asc(seq))
    .limit(limit)
}

export async function passagesIn(queries: Queries, room: string): Promise<Map<number, Passage>> {
  const rows = await queries.select().from(passages).where(eq(passages.room, room))
  return new Map(rows.map(({ room: _, ...passage }) => [passage.seq, passage]))
}

export async function insertPassage(tx: Transaction, room: string, passage: Passage): Promise<void> {
  await tx.insert(passages).values({ room, ...passage })
}
