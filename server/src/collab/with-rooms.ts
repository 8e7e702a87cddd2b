/** Words of rooms changed by the house itself: the rooms are held still, one transaction, then everyone hears of it. */
import { closeCode } from '@plenary/shared/rooms'
import type { Clock } from '../clock/clock.ts'
import type { Database } from '../database/port.ts'
import { Editing } from './edits.ts'
import type { LogRow } from './log.ts'
import type { Collab, SocketScope } from './ports.ts'
import type { Rooms } from './rooms.ts'
import type { Tick } from './tick.ts'
import type { Watch } from './watch.ts'

export interface HoldingDeps {
  database: Database
  clock: Clock
  rooms: Rooms
  tick: Tick
  closeSockets(scope: SocketScope, code: number): void
  watch: Watch
}

/** What holds rooms still: what was admitted is committed, later frames wait until `thaw`. */
export async function holdStill({ rooms, tick }: HoldingDeps, names: Iterable<string>) {
  const held = new Set(names)
  const release = await rooms.hold(held)
  const thaw = (): void => {
    for (const room of release()) tick.wake(room)
  }
  try {
    await tick.settle([...held].flatMap((name) => rooms.get(name) ?? []))
  } catch (error) {
    thaw()
    throw error
  }
  return { held, thaw }
}

export function makeWithRooms(deps: HoldingDeps): Collab['withRooms'] {
  const { database, clock, rooms, closeSockets, watch } = deps

  /** After the commit: the rooms take the rows, and what the command projected itself is not projected again. */
  function apply(rows: LogRow[]): void {
    for (const row of rows) {
      const room = rooms.get(row.room)
      // A room that was opened anew meanwhile may have read the row already.
      if (room?.seq !== row.seq - 1) continue
      room.applyOwn(row, clock.ticks())
      room.projectedSeq = row.seq
      room.dirtySinceMs = null
    }
  }

  return async (names, participantId, work, { lock, still = [], closes }) => {
    const { thaw } = await holdStill(deps, [...names, ...still])
    try {
      const opened = await Promise.all([...new Set(names)].map((name) => rooms.open(name)))
      const edited = new Map(opened.flatMap((room) => (room ? [[room.name, room]] : [])))
      let editing: Editing | undefined
      const result = await database.transaction(
        async (tx) => {
          editing = new Editing(tx, edited, participantId, clock.now(), watch)
          return work(tx, editing)
        },
        { lock },
      )
      apply(editing?.rows ?? [])
      // Before the thaw: frames that waited were sent under rights that may be gone.
      for (const scope of closes?.(result) ?? []) closeSockets(scope, closeCode.rightsChanged)
      return result
    } finally {
      thaw()
    }
  }
}
