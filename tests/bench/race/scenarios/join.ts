/** The chair opens the paragraph, and everyone comes at once: to a few lines, and to one that has been written for weeks. */
import { fill } from '../hall.ts'
import { writeHistory } from '../history.ts'
import { pause, stretchOf } from '../machine.ts'
import { Person } from '../person.ts'
import type { Course, Figures, Scenario } from '../scenario.ts'

const people = 574

const joins = (name: string, title: string, changes: number, share: number): Scenario => ({
  name,
  title,
  contestants: ['plenary', 'before', 'hocuspocus', 'y-websocket'],
  people: people + 1,
  goals: [
    { figure: 'CPU ms/joiner', atMost: share, of: 'hocuspocus' },
    { figure: 'without the text', atMost: 0 },
    { figure: 'refused', atMost: 0 },
  ],
  run: (course) => join(course, changes),
})

export const join574 = joins('join', `${people} join one small room at once`, 0, 0.6)
export const joinLong = joins('join-long', `${people} join at once a room with a long history`, 30_000, 0.3)

async function join(course: Course, changes: number): Promise<Figures> {
  const { running, contestant } = course
  const hall = await fill(course, { people: 1, rooms: 1, typists: 1, observers: 1 })
  const [first] = hall.people as [Person]
  if (changes > 0) await writeHistory(first, changes)
  await pause(1000)
  const end = stretchOf(running.pid)
  course.mark()
  const began = performance.now()
  const all = Array.from(
    { length: people },
    (_, nth) =>
      new Person(running.url, contestant.headers(nth + 1), first.room, { typist: -1, observes: false }),
  )
  await Promise.allSettled(all.map(({ ready }) => ready))
  const tookMs = performance.now() - began
  await pause(200)
  course.mark()
  const spent = end()
  const states = all.flatMap(({ state }) => (state ? [state] : []))
  const bytes = states.reduce((sum, { length }) => sum + length, 0)
  for (const { socket } of [first, ...all]) socket.destroy()
  return {
    'CPU ms/joiner': (spent.cpuSeconds * 1000) / people,
    'all are there ms': tookMs,
    'kB of state': bytes / Math.max(1, states.length) / 1000,
    'RSS MiB': spent.rssMiB,
    'load core %': spent['load core %'],
    'without the text': people - states.length,
    refused: all.reduce((sum, { refusals }) => sum + refusals.length, 0),
  }
}
