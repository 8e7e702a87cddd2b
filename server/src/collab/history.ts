/** [HIS6] The past of rooms, read from their logs off the hot path: in slices, one room at a time, the last ones kept. */
import { setImmediate } from 'node:timers/promises'
import type { Content } from '@plenary/shared/content'
import type { Clock } from '../clock/clock.ts'
import { inSlices, type Steps } from '../clock/slices.ts'
import type { Database } from '../database/port.ts'
import { type AuthoredTape, type Passage, type Source, settleAuthors, sourceIn } from './authors.ts'
import { lastSeqIn, passagesIn, rowsBetween } from './history-log.ts'
import {
  type AuthoredRun,
  contentAt,
  type DeletedRun,
  deletionsOf,
  lastSeqOf,
  type Moment,
  momentsOf,
  runsOf,
  textAt,
} from './moments.ts'
import { Recorder } from './tape.ts'

/** What a room's log tells, up to the row it was read at. */
export interface RoomHistory {
  /** Last row of the log. */
  seq: number
  /** The states, the oldest first. */
  moments(): Steps<Moment[]>
  /** Content and text after a row, from 1 to `seq`. */
  contentAt(seq: number): Content
  textAt(seq: number): string
  /** Whose the present words are; together they are the present text. */
  runs(): Steps<AuthoredRun[]>
  deletions(): Steps<DeletedRun[]>
}

/** Rows fetched at once. */
const rowsAtOnce = 500
/** Work goes on for so long before others may pass; well below what anyone who types would notice. */
const sliceMs = 12
/** What is kept of tapes, in letters of theirs; a letter costs about eight bytes. */
const lettersKept = 4_000_000
const tapesKept = 200
/** Splits and merges are followed so far back. */
const passagesFollowed = 30

export class Histories {
  private readonly database: Database
  private readonly clock: Clock
  /** Room and row → tape, the one used last at the end. */
  private readonly kept = new Map<string, AuthoredTape>()
  private readonly reading = new Map<string, Promise<AuthoredTape | null>>()
  private turn: Promise<unknown> = Promise.resolve()

  constructor({ database, clock }: { database: Database; clock: Clock }) {
    this.database = database
    this.clock = clock
  }

  /** Null for a room without a log. */
  async of(room: string, upTo?: number): Promise<RoomHistory | null> {
    const tape = await this.tapeOf(room, upTo ?? (await lastSeqIn(this.database, room)))
    return tape && historyIn(tape)
  }

  /** [HIS7] Whoever asks for the same room at the same row waits for the same reading. */
  private tapeOf(room: string, upTo: number): Promise<AuthoredTape | null> {
    const key = `${room}@${upTo}`
    const kept = this.kept.get(key)
    if (kept) {
      this.kept.delete(key)
      this.kept.set(key, kept)
      return Promise.resolve(kept)
    }
    const known = this.reading.get(key)
    if (known) return known
    const reading = this.turn.then(() => this.read(room, upTo, passagesFollowed))
    this.turn = reading.catch(() => undefined)
    this.reading.set(key, reading)
    void reading
      .then((tape) => tape && this.keep(room, key, tape))
      .catch(() => undefined)
      .finally(() => this.reading.delete(key))
    return reading
  }

  private async read(room: string, upTo: number, follow: number): Promise<AuthoredTape | null> {
    if (upTo === 0) return null
    const pause = this.pauses()
    const recorder = new Recorder()
    for (let after = 0; after < upTo; ) {
      const rows = await rowsBetween(this.database, room, { after, upTo, limit: rowsAtOnce })
      for (const row of rows) {
        recorder.add(row)
        await pause()
      }
      after = rows.at(-1)?.seq ?? upTo
    }
    const tape = await inSlices(recorder.finish(), pause)
    await setImmediate()
    const passages = await passagesIn(this.database, room)
    const settling = settleAuthors(tape, passages, (passage) => this.source(passage, follow))
    for (;;) {
      const { done, value } = await settling.next()
      if (done) return value
      await pause()
    }
  }

  /** The room that words came from, as it stood when they left. Earlier in the log than what is being read: this ends. */
  private async source({ otherRoom, otherSeq }: Passage, follow: number): Promise<Source> {
    const tape =
      this.kept.get(`${otherRoom}@${otherSeq}`) ??
      (follow > 0 ? await this.read(otherRoom, otherSeq, follow - 1) : null)
    return tape ? sourceIn(tape, otherSeq) : { text: '', origins: [], author: [], places: [] }
  }

  /** Lets others pass when a slice of time is over. */
  private pauses(): () => Promise<void> | undefined {
    let since = this.clock.ticks()
    return () => {
      if (this.clock.ticks() - since < sliceMs) return undefined
      return setImmediate().then(() => {
        since = this.clock.ticks()
      })
    }
  }

  private keep(room: string, key: string, tape: AuthoredTape): void {
    // An older reading of the same room has served its time.
    for (const old of this.kept.keys()) if (old.startsWith(`${room}@`)) this.kept.delete(old)
    this.kept.set(key, tape)
    let letters = 0
    for (const each of this.kept.values()) letters += weightOf(each)
    for (const [old, each] of this.kept) {
      if (letters <= lettersKept && this.kept.size <= tapesKept) break
      this.kept.delete(old)
      letters -= weightOf(each)
    }
  }
}

/** A strip and a row weigh about as much as ten letters. */
const weightOf = ({ letters, strips, rows }: AuthoredTape): number =>
  letters + 10 * (strips.length + rows.length)

/** States are told apart once for a tape, however often it is asked. */
const moments = new WeakMap<AuthoredTape, Moment[]>()

function historyIn(tape: AuthoredTape): RoomHistory {
  return {
    seq: lastSeqOf(tape),
    *moments() {
      const told = moments.get(tape) ?? (yield* momentsOf(tape))
      moments.set(tape, told)
      return told
    },
    contentAt: (seq) => contentAt(tape, seq),
    textAt: (seq) => textAt(tape, seq),
    runs: () => runsOf(tape),
    deletions: () => deletionsOf(tape),
  }
}
