/** The log: what is written of a room, and how a room is read back. The only place that queries the tables of live text. */
import { genesis, logRowHash, type RoomHead } from '@plenary/shared/record'
import { and, asc, desc, eq, gt, inArray, isNull, lt, lte, max, min, or } from 'drizzle-orm'
import * as Y from 'yjs'
import type { AnchorSource } from '../database/anchor.ts'
import type { Database, Queries, Transaction } from '../database/port.ts'
import { prepared, preparedEach } from '../database/prepared.ts'
import { clientIds, logRows, schemas, snapshots } from './tables.ts'

export interface LogRow {
  room: string
  seq: number
  participantId: string | null
  update: Uint8Array
  /** When it was admitted: what it holds was allowed then. Never across a whole second, on which deadlines lie. */
  at: Date
  /** Links it to the row before it in its room [REC4]. */
  hash: string
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
  /** What its first row holds: of each client the first clock behind it. */
  seed: Map<number, number>
  seq: number
  /** Hash of the last row. */
  hash: string
  snapshotSeq: number
  clientIds: Map<number, string>
  lastParticipantId: string | null
}

export type StoredRow = LogRow & { position: number }

/** The last row of a room's log, up to some moment. */
export interface Head extends RoomHead {
  position: number
  at: Date
}

/** Rows that follow one another in a room, each linked to the one before it. */
export function linked<Row extends Omit<LogRow, 'hash'>>(
  previous: string,
  rows: Row[],
): (Row & { hash: string })[] {
  let hash = previous
  return rows.map((row) => {
    hash = logRowHash(hash, row)
    return { ...row, hash }
  })
}

/** [ABS1] What of the log is anchored outside the database. */
export const logAnchor: AnchorSource = {
  last: 'SELECT position, hash FROM collab_log ORDER BY position DESC LIMIT 1',
  at: 'SELECT hash FROM collab_log WHERE position = ?',
}

/** SQLite binds at most 32,766 values in a statement; rows have six. */
export const rowsPerStatement = 1000

export const chunksOf = <T>(items: T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, nth) =>
    items.slice(nth * size, (nth + 1) * size),
  )

/** [COL1] Rows and bindings of a tick, all rooms together: committed with one fsync, or not at all. */
export async function append(database: Database, rows: LogRow[], bindings: Binding[]): Promise<void> {
  const queries = [...insertRows(rows), ...insertBindings(bindings)]
  if (queries.length > 0) await database.atomic(queries)
}

export async function appendInside(tx: Transaction, rows: LogRow[]): Promise<void> {
  if (rows.length > 0) await tx.atomic(insertRows(rows))
}

const insertRows = preparedEach<LogRow>((queries, value) =>
  queries.insert(logRows).values({
    room: value('room'),
    seq: value('seq'),
    participantId: value('participantId'),
    update: value('update'),
    at: value('at'),
    hash: value('hash'),
  }),
)

const insertBindings = preparedEach<Binding>((queries, value) =>
  queries.insert(clientIds).values({
    room: value('room'),
    clientId: value('clientId'),
    participantId: value('participantId'),
    boundAt: value('boundAt'),
  }),
)

export async function load(queries: Queries, room: string): Promise<Stored | null> {
  const [snapshot] = await queries.select().from(snapshots).where(eq(snapshots.room, room))
  const [last] = await queries
    .select({ seq: logRows.seq, hash: logRows.hash, participantId: logRows.participantId })
    .from(logRows)
    .where(eq(logRows.room, room))
    .orderBy(desc(logRows.seq))
    .limit(1)
  if (!last) return null
  const rows = await queries
    .select({ update: logRows.update })
    .from(logRows)
    .where(and(eq(logRows.room, room), gt(logRows.seq, snapshot?.seq ?? 0), lte(logRows.seq, last.seq)))
    .orderBy(asc(logRows.seq))
  const [first] = await queries
    .select({ update: logRows.update })
    .from(logRows)
    .where(eq(logRows.room, room))
    .orderBy(asc(logRows.seq))
    .limit(1)
  const bound = await queries.select().from(clientIds).where(eq(clientIds.room, room))
  return {
    updates: [...(snapshot ? [snapshot.state] : []), ...rows.map(({ update }) => update)],
    seed: first ? Y.parseUpdateMeta(first.update).to : new Map(),
    seq: last.seq,
    hash: last.hash,
    snapshotSeq: snapshot?.seq ?? 0,
    clientIds: new Map(bound.map(({ clientId, participantId }) => [clientId, participantId])),
    lastParticipantId: last.participantId,
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
    for (const { room, update } of rows) {
      const updates = found.get(room)
      if (updates) updates.push(update)
      else found.set(room, [update])
    }
  }
  return found
}

/**
 * [REC4] Links the rows of a time before logs were linked, at the first start that can. The room of the oldest row
 * comes last: as long as that row has no hash, a start that was cut short is not done.
 */
export async function linkOldRows(database: Database): Promise<void> {
  const [oldest] = await database
    .select({ hash: logRows.hash })
    .from(logRows)
    .orderBy(asc(logRows.position))
    .limit(1)
  if (oldest?.hash !== '') return
  const rooms = await database
    .select({ room: logRows.room })
    .from(logRows)
    .groupBy(logRows.room)
    .orderBy(desc(min(logRows.position)))
  for (const { room } of rooms)
    await database.transaction(
      async (tx) => {
        for (const { position, hash } of linked(genesis, await rowsOf(tx, room)))
          await tx.update(logRows).set({ hash }).where(eq(logRows.position, position))
      },
      { lock: `room:${room}` },
    )
}

/** The heads of the logs of these rooms (of all when none are named), of rows admitted before a moment if one is given. */
export async function heads(queries: Queries, rooms?: string[], before?: Date): Promise<Head[]> {
  const found: Head[] = []
  for (const some of rooms ? chunksOf(rooms, rowsPerStatement) : [undefined]) {
    const last = queries
      .select({ room: logRows.room, seq: max(logRows.seq).as('last_seq') })
      .from(logRows)
      .where(and(some && inArray(logRows.room, some), before && lt(logRows.at, before)))
      .groupBy(logRows.room)
      .as('last')
    const rows = await queries
      .select({
        room: logRows.room,
        seq: logRows.seq,
        hash: logRows.hash,
        position: logRows.position,
        at: logRows.at,
      })
      .from(last)
      .innerJoin(logRows, and(eq(logRows.room, last.room), eq(logRows.seq, last.seq)))
    found.push(...rows)
  }
  return found
}

/** The log of a room, whole, in order. */
export async function rowsOf(queries: Queries, room: string): Promise<StoredRow[]> {
  return queries.select().from(logRows).where(eq(logRows.room, room)).orderBy(asc(logRows.seq))
}

const snapshotBefore = prepared<{ room: string; seq: number }, { seq: number; state: Uint8Array }[]>(
  (queries, value) =>
    queries
      .select({ seq: snapshots.seq, state: snapshots.state })
      .from(snapshots)
      .where(and(eq(snapshots.room, value('room')), lte(snapshots.seq, value('seq')))),
)

const rowsWithin = prepared<{ room: string; after: number; upTo: number }, { update: Uint8Array }[]>(
  (queries, value) =>
    queries
      .select({ update: logRows.update })
      .from(logRows)
      .where(
        and(
          eq(logRows.room, value('room')),
          gt(logRows.seq, value('after')),
          lte(logRows.seq, value('upTo')),
        ),
      )
      .orderBy(asc(logRows.seq)),
)

/** Updates of the rows of a room after one of them and up to another, in order. */
export async function updatesWithin(
  queries: Queries,
  room: string,
  after: number,
  upTo: number,
): Promise<Uint8Array[]> {
  return (await rowsWithin(queries, { room, after, upTo })).map(({ update }) => update)
}

/** Updates that make the room as it was after row `seq`, in order. */
export async function updatesUntil(queries: Queries, room: string, seq: number): Promise<Uint8Array[]> {
  const [snapshot] = await snapshotBefore(queries, { room, seq })
  const rows = await updatesWithin(queries, room, snapshot?.seq ?? 0, seq)
  return snapshot ? [snapshot.state, ...rows] : rows
}

/** The state of each room as it was after a row of its log. */
export async function statesAt(
  queries: Queries,
  rooms: ReadonlyMap<string, number>,
): Promise<Map<string, Uint8Array>> {
  const states = new Map<string, Uint8Array>()
  for (const [room, seq] of rooms) {
    const updates = await updatesUntil(queries, room, seq)
    if (updates.length > 0) states.set(room, Y.mergeUpdates(updates))
  }
  return states
}

/** The schema that all rooms have; 1 from before there was more than one. */
export async function schemaOf(queries: Queries): Promise<number> {
  const [found] = await queries.select({ version: max(schemas.version) }).from(schemas)
  return found?.version ?? 1
}

export async function keepSchema(database: Database, version: number, at: Date): Promise<void> {
  await database.insert(schemas).values({ version, at }).onConflictDoNothing()
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
