/**
 * The watch: the words people see live, a fresh copy made from the log, and what is written for readers are the same.
 * Where they are not, the room is stopped for writing, the operator is called, and nothing of it is published (decision
 * 0015) [WAT1].
 */
import type { Clock } from '../clock/clock.ts'
import type { Database, Queries, Transaction } from '../database/port.ts'
import { besideMe, makeBeside } from '../worker/beside.ts'
import { type Readings, readingOf, type work, work as workHere } from './copies.ts'
import { Followers } from './followers.ts'
import { limits } from './limits.ts'
import { updatesUntil } from './log.ts'
import type { Room } from './room.ts'
import { addStop, comparedSeqs, markCompared, removeStop, stops, uncompared } from './watch-log.ts'

export interface WatchPorts {
  database: Database
  clock: Clock
  /** The open room of this name, if there is one. */
  open(name: string): Room | undefined
  report(event: string, details: Record<string, string | number>): void
}

/** Rooms of which two copies read differently: what was asked for must not go on. */
export class CopiesDiffer extends Error {
  readonly rooms: { room: string; seq: number }[]
  constructor(found: { room: string; seq: number }[]) {
    super('copies of a room read differently')
    this.rooms = found
  }
}

const readBeside = makeBeside<typeof work>(besideMe(import.meta.url, 'copies'), {
  longestMs: 30_000,
  memoryMb: 512,
  atOnce: 1,
  waiting: 1000,
  waitingEach: 1000,
})

/** Small rooms here, within a turn of the loop; large ones beside the server. */
function readingsOf(updates: Uint8Array[]): Readings | Promise<Readings> {
  const bytes = updates.reduce((sum, { length }) => sum + length, 0)
  // A view of a few bytes would carry the whole buffer behind it across.
  return bytes <= limits.comparedHereBytes
    ? workHere(updates)
    : readBeside(updates.map((each) => each.slice()))
}

export class Watch {
  private readonly stopped = new Set<string>()
  private readonly followers = new Followers()
  private readonly ports: WatchPorts
  private ended = false
  private sweeping: Promise<void> = Promise.resolve()
  private found = 0

  constructor(ports: WatchPorts) {
    this.ports = ports
  }

  /** Rooms that are stopped, and how often copies were found to read differently since the start. */
  get figures(): { stopped: number; differences: number } {
    return { stopped: this.stopped.size, differences: this.found }
  }

  isStopped(room: string): boolean {
    return this.stopped.has(room)
  }

  /** Reads what was stopped before. */
  async begin(): Promise<void> {
    for (const room of await stops(this.ports.database)) this.stopped.add(room)
  }

  /** What nobody has compared yet is compared in the background. */
  sweep(): void {
    this.sweeping = this.sweepAll()
  }

  async end(): Promise<void> {
    this.ended = true
    await this.sweeping
  }

  /**
   * Whether the room reads the same live (where it is open at this row), to one who followed the log, and to one who
   * comes now. `live`: how it reads live, where that was read already.
   */
  async agrees(queries: Queries, room: string, seq: number, live?: string): Promise<boolean> {
    const open = this.ports.open(room)
    // Rows of a transaction may be undone with it: no copy that is kept follows them.
    const kept =
      open && !('inTransaction' in queries) ? await this.followers.readingsOf(queries, open, seq) : null
    const { followed, anew } = kept ?? (await readingsOf(await updatesUntil(queries, room, seq)))
    const seen = live ?? (open?.seq === seq ? readingOf(open.live) : followed)
    return followed === anew && followed === seen
  }

  /** [WAT2] Before words are sealed: every room that has not been compared as it stands. Throws `CopiesDiffer`. */
  async vouch(tx: Transaction, heads: { room: string; seq: number }[]): Promise<Set<string>> {
    const compared = await comparedSeqs(
      tx,
      heads.map(({ room }) => room),
    )
    const fresh = heads.filter(({ room, seq }) => compared.get(room) !== seq)
    const differing = heads.filter(({ room }) => this.stopped.has(room))
    for (const [nth, { room, seq }] of fresh.entries()) {
      if (!(await this.agrees(tx, room, seq))) differing.push({ room, seq })
      if (nth % limits.comparedInOneTurn === 0) await new Promise((turn) => setImmediate(turn))
    }
    if (differing.length > 0) throw new CopiesDiffer(differing)
    await markCompared(tx, fresh)
    return new Set(fresh.map(({ room }) => room))
  }

  /** [WAT3] Nobody writes in it until it is restored; the operator hears of it. */
  async stop(found: { room: string; seq: number }[]): Promise<void> {
    for (const { room, seq } of found) {
      if (this.stopped.has(room)) continue
      this.stopped.add(room)
      this.found += 1
      const open = this.ports.open(room)
      if (open) open.stopped = true
      this.ports.report('texts.differ', { room, seq })
      await addStop(this.ports.database, { room, seq, at: this.ports.clock.now() })
    }
  }

  /** [WAT4] In the transaction that writes the room anew. */
  async mend(tx: Transaction, room: string): Promise<void> {
    await removeStop(tx, room)
    tx.afterCommit(() => {
      this.stopped.delete(room)
      const open = this.ports.open(room)
      if (open) open.stopped = false
    })
  }

  private async sweepAll(): Promise<void> {
    const { database } = this.ports
    try {
      for (let after = ''; !this.ended; ) {
        const page = await uncompared(database, after, limits.comparedInOneTurn)
        for (const { room, seq } of page) {
          if (this.ended || this.stopped.has(room)) continue
          // Whoever writes in it has it compared when the words are written for readers.
          if (await this.agrees(database, room, seq))
            await database.transaction((tx) => markCompared(tx, [{ room, seq }]), { lock: `room:${room}` })
          else await this.stop([{ room, seq }])
        }
        await new Promise((turn) => setImmediate(turn))
        if (page.length < limits.comparedInOneTurn) return
        after = page.at(-1)?.room as string
      }
    } catch (error) {
      if (!this.ended) this.ports.report('watch.failed', { error: (error as Error).name })
    }
  }
}
