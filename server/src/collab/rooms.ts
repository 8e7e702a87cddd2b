/** Which rooms are open: one loading promise each, kept while anyone needs them, never two of one name. */
import type { Clock } from '../clock/clock.ts'
import type { Database } from '../database/port.ts'
import { Holds } from './holds.ts'
import { limits } from './limits.ts'
import { load, updatesUntil } from './log.ts'
import { Room } from './room.ts'

export class Rooms {
  private readonly opening = new Map<string, Promise<Room | null>>()
  private readonly open_ = new Map<string, Room>()
  /** Rooms as they were after a row of their log, by name and row, for those who have no newer text. */
  private readonly still_ = new Map<string, Promise<Room | null>>()
  private readonly holds = new Holds()
  private readonly database: Database
  private readonly clock: Clock

  private readonly isStopped: (name: string) => boolean

  constructor(database: Database, clock: Clock, isStopped: (name: string) => boolean = () => false) {
    this.isStopped = isStopped
    this.database = database
    this.clock = clock
  }

  /** [COL2] Whoever asks while a room is loading waits for the same room. Null when it has no log. */
  open(name: string): Promise<Room | null> {
    const known = this.opening.get(name)
    const warm = this.open_.get(name)
    // Whoever asks is about to take a seat: the room is not to be unloaded under them.
    if (warm) warm.idleSinceMs = this.clock.ticks()
    if (known) return known
    const opening = this.load(name)
    this.opening.set(name, opening)
    opening.then(
      (room) => {
        if (!room) this.opening.delete(name)
      },
      () => this.opening.delete(name),
    )
    return opening
  }

  /** [REL2] The room as it was after a row: nothing is ever committed in it, and nobody in it hears of what came later. */
  openStill(name: string, seq: number): Promise<Room | null> {
    const key = `${name}@${seq}`
    const known = this.still_.get(key)
    if (known) return known
    const opening = this.loadStill(name, seq)
    this.still_.set(key, opening)
    opening.then(
      (room) => {
        if (!room) this.still_.delete(key)
        else room.idleSinceMs = this.clock.ticks()
      },
      () => this.still_.delete(key),
    )
    return opening
  }

  private async loadStill(name: string, seq: number): Promise<Room | null> {
    const stored = await load(this.database, name)
    if (!stored) return null
    const updates = await updatesUntil(this.database, name, seq)
    return new Room(name, { ...stored, updates, seq, snapshotSeq: seq }, seq, true)
  }

  private async unloadStill(now: number): Promise<void> {
    for (const [key, opening] of [...this.still_]) {
      const room = await opening.catch(() => null)
      if (!room || room.members.size > 0 || now - (room.idleSinceMs ?? now) < limits.idleMs) continue
      this.still_.delete(key)
      room.destroy()
    }
  }

  private async load(name: string): Promise<Room | null> {
    const stored = await load(this.database, name)
    if (!stored) return null
    const room = new Room(name, stored, stored.seq)
    room.idleSinceMs = this.clock.ticks()
    room.frozen = this.holds.has(name)
    room.stopped = this.isStopped(name)
    this.open_.set(name, room)
    return room
  }

  /** Freezes rooms by name, open or not, once nobody else holds any of them; answers what thaws them. */
  async hold(names: Iterable<string>): Promise<() => Room[]> {
    const held = await this.holds.take(names)
    const freeze = (frozen: boolean): Room[] => {
      const rooms = [...held.names].flatMap((name) => this.open_.get(name) ?? [])
      for (const room of rooms) room.frozen = frozen
      return rooms
    }
    freeze(true)
    return () => {
      held.release()
      return freeze(false)
    }
  }

  get(name: string): Room | undefined {
    return this.open_.get(name)
  }

  /** The room is closed as it is; what was not committed was promised to nobody. */
  drop(room: Room): void {
    if (this.open_.get(room.name) !== room) return
    this.open_.delete(room.name)
    this.opening.delete(room.name)
    room.destroy()
  }

  /** Rooms nobody is in and nothing waits for, that have been so for a while or are too many. */
  unload(): void {
    const now = this.clock.ticks()
    void this.unloadStill(now)
    const idle = [...this.open_.values()].filter(isIdle)
    for (const room of this.open_.values()) if (!isIdle(room)) room.idleSinceMs = null
    for (const room of idle) room.idleSinceMs ??= now
    const oldest = idle.sort((a, b) => (a.idleSinceMs ?? 0) - (b.idleSinceMs ?? 0))
    const tooMany = Math.max(0, oldest.length - limits.idleRooms)
    for (const [nth, room] of oldest.entries())
      if (nth < tooMany || now - (room.idleSinceMs ?? now) >= limits.idleMs) this.drop(room)
  }

  all(): Room[] {
    return [...this.open_.values()]
  }
}

/** [COL3] A room with unwritten words or an unwritten projection is never unloaded. */
const isIdle = (room: Room): boolean =>
  room.members.size === 0 && !room.isWaiting && room.dirtySinceMs === null && !room.frozen
