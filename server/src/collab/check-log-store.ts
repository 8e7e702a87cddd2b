/** Queries of the log for those who check the whole of it. */
import { and, asc, eq, gt, lte } from 'drizzle-orm'
import type { Queries } from '../database/port.ts'
import { logRows, snapshots } from './tables.ts'

export async function roomNames(queries: Queries): Promise<string[]> {
  const rows = await queries.selectDistinct({ room: logRows.room }).from(logRows).orderBy(asc(logRows.room))
  return rows.map(({ room }) => room)
}

export async function snapshotOf(
  queries: Queries,
  room: string,
): Promise<{ seq: number; state: Uint8Array } | null> {
  const [row] = await queries
    .select({ seq: snapshots.seq, state: snapshots.state })
    .from(snapshots)
    .where(eq(snapshots.room, room))
  return row ?? null
}

const rowsAtOnce = 5000

/** Number and hash of every row up to a position, in the order in which they were committed. */
export async function* headsInOrder(
  queries: Queries,
  upTo: number,
): AsyncGenerator<{ position: number; room: string; seq: number; hash: string }> {
  const { position, room, seq, hash } = logRows
  for (let after = 0; ; ) {
    const rows = await queries
      .select({ position, room, seq, hash })
      .from(logRows)
      .where(and(gt(position, after), lte(position, upTo)))
      .orderBy(asc(position))
      .limit(rowsAtOnce)
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < rowsAtOnce) return
    after = last.position
  }
}
