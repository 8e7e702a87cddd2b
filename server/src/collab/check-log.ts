/** Checks the log of live text as it is kept, room by room: every link, every state that was made of it. */
import { setImmediate } from 'node:timers/promises'
import { type Content, normalise } from '@plenary/shared/content'
import { genesis, logRootOf, logRowHash, type RoomHead } from '@plenary/shared/record'
import * as Y from 'yjs'
import type { Queries } from '../database/port.ts'
import { applyAsIs } from './apply.ts'
import { headsInOrder, roomNames, snapshotOf } from './check-log-store.ts'
import { contentOf } from './content.ts'
import { readAnew, readingOf } from './copies.ts'
import { rowsOf } from './log.ts'
import { makeDoc } from './make-doc.ts'
import { projectedSeqs } from './projection-log.ts'

/**
 * - `altered`: a row, or the one before it, is not what it was when it was linked.
 * - `removed`: a row is missing.
 * - `unreadable`: its bytes are no change of a text.
 * - `copies`: whoever comes now reads other words than whoever followed its changes.
 * - `snapshot`: the state kept for fast loading is not the one the rows make.
 */
interface LogFault {
  room: string
  seq: number
  fault: 'altered' | 'removed' | 'unreadable' | 'snapshot' | 'copies'
}

/** A room as its log makes it. */
export interface CheckedRoom {
  room: string
  rows: number
  /** Last row; 0 where there is none. */
  seq: number
  /** How far its projection has come; 0 where nothing is said of one. */
  projected: number
  /** By the number of a row: its hash, and the words after it, for the rows asked for and the projected one. */
  states: Map<number, { hash: string; content: Content }>
  faults: LogFault[]
}

/** Every room with a log, one at a time. `wanted` are the rows whose words are asked for. */
export async function* checkRooms(
  queries: Queries,
  wanted: (room: string) => readonly number[],
): AsyncGenerator<CheckedRoom> {
  for (const room of await roomNames(queries)) {
    yield await checkRoom(queries, room, wanted(room))
    await setImmediate()
  }
}

type Row = Awaited<ReturnType<typeof rowsOf>>[number]

async function checkRoom(queries: Queries, room: string, wanted: readonly number[]): Promise<CheckedRoom> {
  const rows = await rowsOf(queries, room)
  const projected = (await projectedSeqs(queries, [room])).get(room) ?? 0
  const snapshot = await snapshotOf(queries, room)
  const states: CheckedRoom['states'] = new Map()
  const faults = linkFaults(room, rows)
  const asked = new Set([...wanted, projected])
  const doc = makeDoc()
  for (const row of rows) {
    try {
      applyAsIs(doc, [row.update])
    } catch {
      faults.push({ room, seq: row.seq, fault: 'unreadable' })
    }
    if (asked.has(row.seq)) states.set(row.seq, { hash: row.hash, content: normalise(contentOf(doc)) })
    if (snapshot?.seq === row.seq && !isState(snapshot.state, doc))
      faults.push({ room, seq: row.seq, fault: 'snapshot' })
  }
  const seq = rows.at(-1)?.seq ?? 0
  if (snapshot && snapshot.seq > seq) faults.push({ room, seq: snapshot.seq, fault: 'snapshot' })
  if (readAnew(doc) !== readingOf(doc)) faults.push({ room, seq, fault: 'copies' })
  doc.destroy()
  return { room, rows: rows.length, seq, projected, states, faults }
}

/**
 * [REC4] A row that was altered does not fit its hash; one that was hashed anew breaks the link of the row after it,
 * which is then the one named. The last row is vouched for by checkpoints and revisions. Rows from before there were
 * links have no hash.
 */
function linkFaults(room: string, rows: Row[]): LogFault[] {
  const faults: LogFault[] = []
  let previous = genesis
  let expected = 1
  let linked = false
  for (const row of rows) {
    if (row.seq !== expected) faults.push({ room, seq: expected, fault: 'removed' })
    else if (row.hash === '' ? linked : logRowHash(previous, row) !== row.hash)
      faults.push({ room, seq: row.seq, fault: 'altered' })
    linked ||= row.hash !== ''
    previous = row.hash
    expected = row.seq + 1
  }
  return faults
}

/** Whether the bytes make exactly this document: the same changes, the same deletions, the same words. */
function isState(state: Uint8Array, doc: Y.Doc): boolean {
  const other = makeDoc()
  try {
    applyAsIs(other, [state])
    return Y.equalSnapshots(Y.snapshot(other), Y.snapshot(doc)) && sameWords(contentOf(other), contentOf(doc))
  } catch {
    return false
  } finally {
    other.destroy()
  }
}

const sameWords = (a: Content, b: Content): boolean =>
  JSON.stringify(normalise(a)) === JSON.stringify(normalise(b))

/** The hash over the heads of all rooms at each of these positions of the log, read in one pass. */
export async function rootsAt(queries: Queries, positions: readonly number[]): Promise<Map<number, string>> {
  const roots = new Map<number, string>()
  const open = [...new Set(positions)].sort((a, b) => a - b)
  const heads = new Map<string, RoomHead>()
  const settle = (until: number): void => {
    while (open[0] !== undefined && open[0] < until)
      roots.set(open.shift() as number, logRootOf([...heads.values()]))
  }
  for await (const { position, ...head } of headsInOrder(queries, open.at(-1) ?? 0)) {
    settle(position)
    heads.set(head.room, head)
  }
  settle(Number.POSITIVE_INFINITY)
  return roots
}
