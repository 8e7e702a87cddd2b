/** Queries of the watch: up to which row a room was compared, and which rooms are stopped. */
import { and, asc, eq, gt, inArray, max, sql } from 'drizzle-orm'
import type { Database, Queries, Transaction } from '../database/port.ts'
import { preparedEach } from '../database/prepared.ts'
import { chunksOf, rowsPerStatement } from './log.ts'
import { comparedRooms, logRows, stoppedRooms } from './tables.ts'

interface Compared {
  room: string
  seq: number
}

export async function comparedSeqs(queries: Queries, rooms: string[]): Promise<Map<string, number>> {
  const found = new Map<string, number>()
  for (const some of chunksOf(rooms, rowsPerStatement))
    for (const { room, seq } of await queries
      .select()
      .from(comparedRooms)
      .where(inArray(comparedRooms.room, some)))
      found.set(room, seq)
  return found
}

export const comparedTo = preparedEach<Compared>((queries, value) =>
  queries
    .insert(comparedRooms)
    .values({ room: value('room'), seq: value('seq') })
    .onConflictDoUpdate({ target: comparedRooms.room, set: { seq: sql`excluded.seq` } }),
)

export async function markCompared(tx: Transaction, rooms: Compared[]): Promise<void> {
  if (rooms.length > 0) await tx.atomic(comparedTo(rooms))
}

/** Rooms whose log has gone on since they were compared, by name, after one of them; with their last row. */
export async function uncompared(queries: Queries, after: string, limit: number): Promise<Compared[]> {
  const last = sql<number>`max(${logRows.seq})`
  const rows = await queries
    .select({ room: logRows.room, seq: max(logRows.seq) })
    .from(logRows)
    .leftJoin(comparedRooms, eq(comparedRooms.room, logRows.room))
    .where(and(gt(logRows.room, after)))
    .groupBy(logRows.room)
    .having(sql`${last} > coalesce(max(${comparedRooms.seq}), 0)`)
    .orderBy(asc(logRows.room))
    .limit(limit)
  return rows.map(({ room, seq }) => ({ room, seq: seq as number }))
}

export async function stops(queries: Queries): Promise<string[]> {
  return (await queries.select({ room: stoppedRooms.room }).from(stoppedRooms)).map(({ room }) => room)
}

export async function addStop(database: Database, stop: Compared & { at: Date }): Promise<void> {
  await database.insert(stoppedRooms).values(stop).onConflictDoNothing()
}

export async function removeStop(tx: Transaction, room: string): Promise<void> {
  await tx.delete(stoppedRooms).where(eq(stoppedRooms.room, room))
}
