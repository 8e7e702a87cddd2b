/**
 * Answers with the state of a room, given in slices: a room that is asked much answers as much as it can in its
 * share of the time, people in turn, and typing goes on between two slices [PRC2].
 */
import type { Clock } from '../clock/clock.ts'
import { limits } from './limits.ts'
import type { Room } from './room.ts'

export interface Asked {
  /** The person, whatever sockets they have. */
  who: string
  /** Encodes and sends; answers how many bytes went out. */
  answer(): number
}

/** What waits in one room: people in turn, each one's askings in order. */
interface Line {
  people: Map<string, Asked[]>
  /** Not before this. */
  readyMs: number
}

export class Answers {
  private readonly lines = new Map<Room, Line>()
  private readonly clock: Pick<Clock, 'ticks'>
  private timer: NodeJS.Timeout | NodeJS.Immediate | null = null
  /** The house rests so long after a slice, whichever rooms it was for. */
  private readyMs = 0
  slices = 0

  constructor(clock: Pick<Clock, 'ticks'>) {
    this.clock = clock
  }

  /** Askings that have no answer yet. */
  get waiting(): number {
    return [...this.lines.values()]
      .flatMap(({ people }) => [...people.values()])
      .reduce((sum, { length }) => sum + length, 0)
  }

  add(room: Room, asked: Asked): void {
    let line = this.lines.get(room)
    if (!line) {
      line = { people: new Map(), readyMs: 0 }
      this.lines.set(room, line)
    }
    const own = line.people.get(asked.who)
    if (own) own.push(asked)
    else line.people.set(asked.who, [asked])
    this.schedule()
  }

  private schedule(): void {
    if (this.timer) return
    const earliest = Math.min(...[...this.lines.values()].filter(isAsked).map(({ readyMs }) => readyMs))
    if (earliest === Number.POSITIVE_INFINITY) return
    const waitMs = Math.max(earliest, this.readyMs) - this.clock.ticks()
    const go = (): void => {
      this.timer = null
      this.slice()
      this.schedule()
    }
    this.timer = waitMs > 0 ? setTimeout(go, waitMs).unref() : setImmediate(go)
  }

  private slice(): void {
    const began = this.clock.ticks()
    let bytes = 0
    this.slices += 1
    for (const [room, line] of [...this.lines]) {
      // A line that is empty is kept until its rest is over, so that asking again is no way round it.
      if (line.readyMs > began) continue
      // Rooms take turns, too.
      this.lines.delete(room)
      if (!isAsked(line)) continue
      this.lines.set(room, line)
      const since = this.clock.ticks()
      do bytes += nextOf(line).answer()
      while (
        isAsked(line) &&
        this.clock.ticks() - began < limits.answerSliceMs &&
        bytes < limits.answerSliceBytes
      )
      line.readyMs = restAfter(this.clock.ticks(), since, limits.roomRests)
      if (this.clock.ticks() - began >= limits.answerSliceMs || bytes >= limits.answerSliceBytes) break
    }
    this.readyMs = restAfter(this.clock.ticks(), began, limits.houseRests)
  }

  stop(): void {
    this.lines.clear()
    if (!this.timer) return
    clearTimeout(this.timer as NodeJS.Timeout)
    clearImmediate(this.timer as NodeJS.Immediate)
  }
}

const isAsked = ({ people }: Line): boolean => people.size > 0

/** What took less than a millisecond asks for no rest. */
const restAfter = (now: number, since: number, times: number): number =>
  now - since < 1 ? now : now + (now - since) * times

/** Of the person whose turn it is, the oldest; then the person goes to the end of the line. */
function nextOf({ people }: Line): Asked {
  const [who, [asked, ...others]] = people.entries().next().value as [string, [Asked, ...Asked[]]]
  people.delete(who)
  if (others.length > 0) people.set(who, others)
  return asked
}
