/** Writes the words of rooms for readers, when typing pauses or has gone on for a while [COL4]. */
import { canonicalJson } from '@plenary/shared/canonical'
import { textOf } from '@plenary/shared/content'
import type { Clock } from '../clock/clock.ts'
import type { Database, Transaction } from '../database/port.ts'
import { contentOf } from './content.ts'
import { limits } from './limits.ts'
import { markProjected } from './log.ts'
import type { Words } from './ports.ts'
import type { Room } from './room.ts'
import type { Watch } from './watch.ts'
import { markCompared } from './watch-log.ts'

export interface ProjectorPorts {
  database: Database
  clock: Clock
  project(tx: Transaction, words: Words): Promise<void>
  failed(error: unknown): void
  watch: Pick<Watch, 'agrees' | 'stop'>
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
    const ready = [...this.due].filter(
      ({ changedAtMs, dirtySinceMs }) =>
        now - (changedAtMs ?? 0) >= limits.quietMs - 5 || now - (dirtySinceMs ?? 0) >= limits.quietAtMostMs,
    )
    if (ready.length > 0) void this.write(ready)
    if (this.due.size > 0) this.timer = setTimeout(() => this.look(), limits.quietMs / 4)
  }

  private write(rooms: Room[]): Promise<void> {
    for (const room of rooms) this.due.delete(room)
    this.writing = this.writing.then(() => this.writeAll(rooms))
    return this.writing
  }

  private async writeAll(rooms: Room[]): Promise<void> {
    const { database, watch } = this.ports
    for (const room of rooms) {
      // What reads differently to different people is not written for readers, now or later.
      if (room.stopped) {
        room.dirtySinceMs = null
        continue
      }
      const words = wordsOf(room)
      const { seq } = words
      try {
        if (!(await watch.agrees(database, room.name, seq, canonicalJson(words.content)))) {
          await watch.stop([{ room: room.name, seq }])
          room.dirtySinceMs = null
          continue
        }
        await database.transaction(
          async (tx) => {
            await this.ports.project(tx, words)
            await markProjected(tx, [{ room: room.name, seq }])
            await markCompared(tx, [{ room: room.name, seq }])
          },
          { lock: `room:${room.name}` },
        )
        room.projectedSeq = seq
        room.dirtySinceMs = room.seq === seq ? null : room.changedAtMs
      } catch (error) {
        // The words are safe in the log; readers see them when storage is back.
        this.ports.failed(error)
        this.add(room)
      }
    }
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
