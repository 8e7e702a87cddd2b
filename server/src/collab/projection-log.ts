/** Queries of projections: up to which row of its log the words of a room are written for readers. */
import { eq, inArray, sql } from 'drizzle-orm'
import type { Queries, Transaction } from '../database/port.ts'
import { preparedEach } from '../database/prepared.ts'
import { chunksOf, rowsPerStatement } from './log.ts'
import { logRows, projections } from './tables.ts'

/** How far the projections of these rooms have come. */
export async function projectedSeqs(queries: Queries, rooms: string[]): Promise<Map<string, number>> {
  const found = new Map<string, number>()
  for (const some of chunksOf(rooms, rowsPerStatement))
    for (const { room, seq } of await queries
      .select()
      .from(projections)
      .where(inArray(projections.room, some)))
      found.set(room, seq)
  return found
}

/** Up to which row the words of a room are written for readers. */
export const projectedTo = preparedEach<{ room: string; seq: number }>((queries, value) =>
  queries
    .insert(projections)
    .values({ room: value('room'), seq: value('seq') })
    .onConflictDoUpdate({ target: projections.room, set: { seq: sql`excluded.seq` } }),
)

export async function markProjected(tx: Transaction, rooms: { room: string; seq: number }[]): Promise<void> {
  if (rooms.length > 0) await tx.atomic(projectedTo(rooms))
}

/** Rooms whose log went on after their projection: the process was stopped in between. */
export async function unprojected(queries: Queries): Promise<string[]> {
  const last = sql<number>`max(${logRows.seq})`
  const rows = await queries
    .select({ room: logRows.room })
    .from(logRows)
    .leftJoin(projections, eq(projections.room, logRows.room))
    .groupBy(logRows.room)
    .having(sql`${last} > coalesce(max(${projections.seq}), 0)`)
  return rows.map(({ room }) => room)
}
