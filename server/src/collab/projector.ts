/** Writes the words of rooms for readers, when typing pauses or has gone on for a while [COL4]. */
import { canonicalJson } from '@plenary/shared/canonical'
import { textOf } from '@plenary/shared/content'
import type { Clock } from '../clock/clock.ts'
import type { Database, Transaction } from '../database/port.ts'
import { contentOf } from './content.ts'
import { limits } from './limits.ts'
import type { Words } from './ports.ts'
import { projectedSeqs, projectedTo } from './projection-log.ts'
import type { Room } from './room.ts'
import type { Watch } from './watch.ts'
import { comparedTo } from './watch-log.ts'

export interface ProjectorPorts {
  database: Database
  clock: Clock
  project(tx: Transaction, words: readonly Words[]): Promise<void>
  failed(error: unknown): void
  watch: Pick<Watch, 'agrees' | 'stop'>
}

interface Projected {
  room: Room
  words: Words
}

const wordsOf = (room: Room): Words => {
  const content = contentOf(room.live)
  return {
    room: room.name,
    content,
    text: textOf(content),
    seq: room.seq,
    lastParticipantId: room.lastParticipantId,
  }
}

export class Projector {
  private readonly due = new Set<Room>()
  private readonly ports: ProjectorPorts
  private timer: NodeJS.Timeout | null = null
  private writing: Promise<void> = Promise.resolve()

  constructor(ports: ProjectorPorts) {
    this.ports = ports
  }

  add(room: Room): void {
    this.due.add(room)
    this.timer ??= setTimeout(() => this.look(), limits.quietMs)
  }

  private look(): void {
    this.timer = null
    const now = this.ports.clock.ticks()
    const ready = [...this.due]
      .filter(
        ({ changedAtMs, dirtySinceMs }) =>
          now - (changedAtMs ?? 0) >= limits.quietMs - 5 || now - (dirtySinceMs ?? 0) >= limits.quietAtMostMs,
      )
      .sort((a, b) => (a.dirtySinceMs ?? 0) - (b.dirtySinceMs ?? 0))
      // What began together is spread over the next looks.
      .slice(0, limits.projectedAtOnce)
    if (ready.length > 0) void this.write(ready)
    if (this.due.size > 0) this.timer = setTimeout(() => this.look(), limits.quietMs / 4)
  }

  private write(rooms: Room[]): Promise<void> {
    for (const room of rooms) this.due.delete(room)
    this.writing = this.writing.then(() => this.writeAll(rooms))
    return this.writing
  }

  /** All of them in one transaction; where that fails, each by itself, so that one does not keep the others back. */
  private async writeAll(rooms: Room[]): Promise<void> {
    const agreeing: Projected[] = []
    for (const room of rooms) {
      // What reads differently to different people is not written for readers, now or later.
      const words = room.stopped ? null : await this.agreed(room)
      if (words) agreeing.push({ room, words })
      else if (!this.due.has(room)) room.dirtySinceMs = null
      // Whoever types is served between two rooms.
      await new Promise((turn) => setImmediate(turn))
    }
    for (let from = 0; from < agreeing.length; from += limits.projectedAtOnce) {
      const some = agreeing.slice(from, from + limits.projectedAtOnce)
      if (await this.commit(some)) continue
      for (const one of some.length > 1 ? some : []) await this.commit([one])
    }
  }

  /** The words of a room that reads alike to everyone; null where it does not, or where nobody could tell now. */
  private async agreed(room: Room): Promise<Words | null> {
    const { database, watch } = this.ports
    const words = wordsOf(room)
    const { seq } = words
    try {
      if (await watch.agrees(database, room.name, seq, canonicalJson(words.content))) return words
      await watch.stop([{ room: room.name, seq }])
    } catch (error) {
      this.later(room, error)
    }
    return null
  }

  private async commit(some: Projected[]): Promise<boolean> {
    try {
      await this.ports.database.transaction((tx) => this.writeInside(tx, some), { lock: 'rooms:projected' })
    } catch (error) {
      for (const { room } of some) this.later(room, error)
      return false
    }
    for (const { room, words } of some) {
      room.projectedSeq = words.seq
      room.dirtySinceMs = room.seq === words.seq ? null : room.changedAtMs
    }
    return true
  }

  /** What a command has written for readers meanwhile is newer and stays. */
  private async writeInside(tx: Transaction, some: Projected[]): Promise<void> {
    const rooms = some.map(({ words }) => words.room)
    const written = await projectedSeqs(tx, rooms)
    const news = some.flatMap(({ words }) => (words.seq > (written.get(words.room) ?? 0) ? [words] : []))
    if (news.length === 0) return
    await this.ports.project(tx, news)
    const rows = news.map(({ room, seq }) => ({ room, seq }))
    await tx.atomic([...projectedTo(rows), ...comparedTo(rows)])
  }

  /** The words are safe in the log; readers see them when storage is back. */
  private later(room: Room, error: unknown): void {
    this.ports.failed(error)
    this.add(room)
  }

  /** Writes what is due at once. */
  async flush(): Promise<void> {
    await this.write([...this.due])
  }

  stop(): void {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
  }
}
