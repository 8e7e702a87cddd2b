/**
 * The tick: everything admitted in all rooms since the last one goes to disk with one fsync, and only then
 * into the live documents, to the others, and back to its authors as durable [G1] [COL1].
 */
import type { Clock } from '../clock/clock.ts'
import type { Database } from '../database/port.ts'
import { limits } from './limits.ts'
import { append, type Binding, type LogRow } from './log.ts'
import type { Arrival, Pending, Room } from './room.ts'

export interface TickPorts {
  database: Database
  clock: Clock
  /** The log of these rooms cannot be written: nothing of it was seen by anyone. */
  lost(rooms: Room[], error: unknown): void
  /** Words changed and are on disk. */
  committed(room: Room): void
}

export class Tick {
  private readonly dirty = new Set<Room>()
  private readonly ports: TickPorts
  private running: Promise<void> | null = null
  private timer: NodeJS.Timeout | NodeJS.Immediate | null = null
  private lastStartMs = 0
  private lastEndMs = 0
  private lastCostMs = 0
  /** How many updates come in a millisecond, of late. */
  private pace = 0
  private cameSince = 0
  updates = 0

  constructor(ports: TickPorts) {
    this.ports = ports
  }

  /** It is judged with the company it comes in, and written with it. */
  add(room: Room, arrival: Arrival): void {
    this.cameSince += 1
    room.arrivals.push(arrival)
    if (room.arrivals.length >= limits.judgedAtOnce) room.judge()
    this.dirty.add(room)
    this.schedule()
  }

  /**
   * At once when quiet. Where so many write that company is about to come it is waited for, because a commit costs the
   * same for one and for many; where telling everyone is costly, up to the window.
   */
  private schedule(): void {
    if (this.timer || this.running) return
    const companyMs = this.pace * limits.companyMs >= 1 ? limits.companyMs : 0
    const windowMs = Math.min(limits.windowMs, this.lastCostMs * 2)
    const next = Math.max(this.lastStartMs + companyMs, this.lastEndMs + windowMs)
    const waitMs = next - this.ports.clock.ticks()
    const go = (): void => {
      this.timer = null
      // Settling may have begun meanwhile; it schedules what comes after it.
      if (!this.running) void this.run()
    }
    this.timer = waitMs > 1 ? setTimeout(go, waitMs) : setImmediate(go)
  }

  /** The mean of the last quarter of a second, about. */
  private measurePace(now: number): void {
    const passedMs = Math.max(1, now - this.lastStartMs)
    const weight = Math.min(1, passedMs / limits.paceOverMs)
    this.pace += weight * (this.cameSince / passedMs - this.pace)
    this.cameSince = 0
    this.lastStartMs = now
  }

  private run(): Promise<void> {
    this.measurePace(this.ports.clock.ticks())
    const rooms = [...this.dirty].filter(({ frozen }) => !frozen)
    for (const room of rooms) this.dirty.delete(room)
    this.running = this.flush(rooms).finally(() => {
      this.running = null
      this.lastEndMs = this.ports.clock.ticks()
      if ([...this.dirty].some(({ frozen }) => !frozen)) this.schedule()
    })
    return this.running
  }

  private async flush(rooms: Room[]): Promise<void> {
    const { clock, database } = this.ports
    const judgedMs = clock.ticks()
    for (const room of rooms) room.judge()
    const judgingMs = clock.ticks() - judgedMs
    const taken = rooms.map((room) => ({ room, ...room.takePending() }))
    // In the order of seconds, so that a deadline cuts the whole log at one position.
    const rows = taken.flatMap((each) => each.rows).sort((a, b) => secondOf(a) - secondOf(b))
    try {
      await append(
        database,
        rows,
        taken.flatMap(({ room, pending }) => bindingsOf(room, pending)),
      )
    } catch (error) {
      this.ports.lost(rooms, error)
      return
    }
    const startedMs = clock.ticks()
    for (const { room, pending, rows: own } of taken) {
      room.apply(own, pending, startedMs)
      if (own.length > 0) this.ports.committed(room)
      this.updates += pending.length
      for (const [member, n] of lastOf(pending)) member.acknowledge(n)
    }
    this.lastCostMs = judgingMs + clock.ticks() - startedMs
  }

  /** Resolves when nothing of these rooms waits for a commit. */
  async settle(rooms: Iterable<Room>): Promise<void> {
    while (this.running) await this.running
    const waiting = [...rooms].filter(({ isWaiting }) => isWaiting)
    if (waiting.length === 0) return
    for (const room of waiting) this.dirty.delete(room)
    this.running = this.flush(waiting).finally(() => {
      this.running = null
      if (this.dirty.size > 0) this.schedule()
    })
    await this.running
  }

  /** A thawed room may have frames that waited. */
  wake(room: Room): void {
    if (!room.isWaiting) return
    this.dirty.add(room)
    this.schedule()
  }

  /** [FST3] What came in after the commit that failed builds on words that are not there: nothing of it is written. */
  forget(room: Room): void {
    this.dirty.delete(room)
  }
}

const secondOf = ({ at }: LogRow): number => Math.floor(at.getTime() / 1000)

/** Client ids used for the first time, each once. The room knows them from admission on. */
function bindingsOf(room: Room, pending: Pending[]): Binding[] {
  return pending.flatMap(({ participantId, newClientIds, at }) =>
    newClientIds.map((clientId) => ({ room: room.name, clientId, participantId, boundAt: at })),
  )
}

const lastOf = (pending: Pending[]): Map<Pending['member'], number> =>
  new Map(pending.map(({ member, n }) => [member, n]))
