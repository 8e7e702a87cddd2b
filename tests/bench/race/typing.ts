/** People type at a steady pace in their rooms while others read: what it cost, how long letters took, what is missing. */
import { type Attendance, fill, type Hall, joinAnew } from './hall.ts'
import { pause, percentile, stretchOf } from './machine.ts'
import type { Course, Figures } from './scenario.ts'

export interface Typing extends Attendance {
  /** Letters a second of each typist. */
  rate: number
}

const warmUpSeconds = 2
const patienceMs = 15_000
const roomsLookedAt = 6

export async function typing(course: Course, what: Typing): Promise<Figures> {
  const hall = await fill(course, what)
  const ends = await typeFor(hall, what.rate, warmUpSeconds)
  const lettersBefore = count(hall)
  hall.waits.length = 0
  hall.saves.length = 0
  const end = stretchOf(course.running.pid)
  course.mark()
  await typeFor(hall, what.rate, course.seconds, ends)
  const typedSeconds = course.seconds
  await settled(hall)
  course.mark()
  const spent = end()
  const after = count(hall)
  const delivered = after.delivered - lettersBefore.delivered
  return {
    'CPU µs/edit': (spent.cpuSeconds * 1e6) / delivered,
    'p50 ms': percentile(hall.waits, 0.5),
    'p95 ms': percentile(hall.waits, 0.95),
    'p99 ms': percentile(hall.waits, 0.99),
    ...(hall.saves.length > 0 ? { 'saved p95 ms': percentile(hall.saves, 0.95) } : {}),
    'edits/s': (after.letters - lettersBefore.letters) / typedSeconds,
    'RSS MiB': spent.rssMiB,
    'server core %': spent['server core %'],
    'load core %': spent['load core %'],
    'load delay p99 ms': spent['load delay p99 ms'],
    ...(await ledgerOf(course, hall)),
  }
}

/** What the clients' ledgers say at the end; everyone has left afterwards. */
export async function ledgerOf(course: Course, hall: Hall): Promise<Figures> {
  const looked = hall.rooms.slice(0, roomsLookedAt)
  const now = await joinAnew(course, looked)
  const figures = {
    lost: hall.rooms.reduce((sum, room) => sum + room.lost(), 0),
    diverged: looked.reduce((sum, room, nth) => sum + room.diverged(now[nth] ?? null), 0),
    refused: hall.people.reduce((sum, { refusals }) => sum + refusals.length, 0),
  }
  for (const { socket } of hall.people) socket.destroy()
  return figures
}

const count = ({ rooms }: Hall): { letters: number; delivered: number } => ({
  letters: rooms.reduce((sum, { letters }) => sum + letters, 0),
  delivered: rooms.reduce((sum, { letters, people }) => sum + letters * (people.length - 1), 0),
})

/** Each typist's letters come at equal distances, from a moment of their own; resolves with when the last one was due. */
export async function typeFor(
  hall: Hall,
  rate: number,
  seconds: number,
  from = performance.now(),
): Promise<number> {
  const everyMs = 1000 / rate
  const typists = hall.people.filter(({ typist }) => typist >= 0)
  const turns = typists
    .map((person, nth) => ({ person, phase: everyMs * ((nth * 0.618_033_988_7) % 1) }))
    .sort((a, b) => a.phase - b.phase)
  const total = Math.round(rate * seconds) * turns.length
  const dueAt = (nth: number): number =>
    from + Math.floor(nth / turns.length) * everyMs + (turns[nth % turns.length]?.phase ?? 0)
  let nth = 0
  while (nth < total) {
    const now = performance.now()
    for (; nth < total && dueAt(nth) <= now; nth += 1) turns[nth % turns.length]?.person.type()
    if (nth < total) await pause(Math.max(1, Math.floor(dueAt(nth) - performance.now())))
  }
  return from + seconds * 1000
}

/** Until everyone has everything, or patience ends: then letters are lost. */
export async function settled({ people }: Hall): Promise<void> {
  const until = performance.now() + patienceMs
  while (performance.now() < until && !people.every((person) => person.hasAll())) await pause(10)
}
