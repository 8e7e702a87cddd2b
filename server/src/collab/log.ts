/** The log: what is written of a room, and how a room is read back. The only place that queries the tables of live text. */
import { and, asc, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm'
import type { AtomicQuery, Database, Queries, Transaction } from '../database/port.ts'
import { clientIds, logRows, projections, snapshots } from './tables.ts'

export interface LogRow {
  room: string
  seq: number
  participantId: string | null
  update: Uint8Array
  at: Date
}

export interface Binding {
  room: string
  clientId: number
  participantId: string
  boundAt: Date
}

/** A room as it is on disk. */
export interface Stored {
  /** Updates to apply in order: a snapshot if there is one, then the rows after it. */
  updates: Uint8Array[]
  seq: number
  snapshotSeq: number
  clientIds: Map<number, string>
  lastParticipantId: string | null
}

/** SQLite binds at most 32,766 values in a statement; rows have five. */
const rowsPerStatement = 1000

const chunksOf = <T>(items: T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, nth) =>
    items.slice(nth * size, (nth + 1) * size),
  )

/** [COL1] Rows and bindings of a tick, all rooms together: committed with one fsync, or not at all. */
export async function append(database: Database, rows: LogRow[], bindings: Binding[]): Promise<void> {
  const queries: AtomicQuery[] = [
    ...chunksOf(rows, rowsPerStatement).map((some) => database.insert(logRows).values(some)),
    ...chunksOf(bindings, rowsPerStatement).map((some) => database.insert(clientIds).values(some)),
  ]
  if (queries.length > 0) await database.atomic(queries)
}

export async function appendInside(tx: Transaction, rows: LogRow[]): Promise<void> {
  for (const some of chunksOf(rows, rowsPerStatement)) await tx.insert(logRows).values(some)
}

export async function load(queries: Queries, room: string): Promise<Stored | null> {
  const [snapshot] = await queries.select().from(snapshots).where(eq(snapshots.room, room))
  const rows = await queries
    .select({ seq: logRows.seq, update: logRows.update, participantId: logRows.participantId })
    .from(logRows)
    .where(and(eq(logRows.room, room), gt(logRows.seq, snapshot?.seq ?? 0)))
    .orderBy(asc(logRows.seq))
  if (!snapshot && rows.length === 0) return null
  const bound = await queries.select().from(clientIds).where(eq(clientIds.room, room))
  return {
    updates: [...(snapshot ? [snapshot.state] : []), ...rows.map(({ update }) => update)],
    seq: rows.at(-1)?.seq ?? snapshot?.seq ?? 0,
    snapshotSeq: snapshot?.seq ?? 0,
    clientIds: new Map(bound.map(({ clientId, participantId }) => [clientId, participantId])),
    lastParticipantId: rows.at(-1)?.participantId ?? null,
  }
}

/** Updates of many rooms at once, in order, for readers who need no room to be open. */
export async function loadMany(queries: Queries, rooms: string[]): Promise<Map<string, Uint8Array[]>> {
  const found = new Map<string, Uint8Array[]>()
  for (const some of chunksOf(rooms, rowsPerStatement)) {
    const kept = await queries.select().from(snapshots).where(inArray(snapshots.room, some))
    for (const { room, state } of kept) found.set(room, [state])
    const rows = await queries
      .select({ room: logRows.room, update: logRows.update })
      .from(logRows)
      .leftJoin(snapshots, eq(snapshots.room, logRows.room))
      .where(and(inArray(logRows.room, some), or(isNull(snapshots.seq), gt(logRows.seq, snapshots.seq))))
      .orderBy(asc(logRows.room), asc(logRows.seq))
    for (const { room, update } of rows) found.set(room, [...(found.get(room) ?? []), update])
  }
  return found
}

/** A snapshot spares replaying a long log; rows are kept, because they say who wrote what. */
export async function keepSnapshot(
  database: Database,
  room: string,
  seq: number,
  state: Uint8Array,
  at: Date,
): Promise<void> {
  await database
    .insert(snapshots)
    .values({ room, seq, state, at })
    .onConflictDoUpdate({ target: snapshots.room, set: { seq, state, at } })
}

export async function markProjected(tx: Transaction, rooms: { room: string; seq: number }[]): Promise<void> {
  for (const some of chunksOf(rooms, rowsPerStatement))
    await tx
      .insert(projections)
      .values(some)
      .onConflictDoUpdate({ target: projections.room, set: { seq: sql`excluded.seq` } })
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
