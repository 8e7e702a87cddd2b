/** Everyone is seen to be there, and thirty carets move. */
import { fill } from '../hall.ts'
import { pause, percentile, stretchOf } from '../machine.ts'
import { Carets } from '../presence.ts'
import type { Course, Figures, Scenario } from '../scenario.ts'

const people = 574
const movers = 30
const movesPerSecond = 5
const patienceMs = 10_000

export const presence: Scenario = {
  name: 'presence',
  title: `${people} people in one room, ${movers} carets move ${movesPerSecond} times a second`,
  contestants: ['plenary', 'before', 'hocuspocus', 'relay'],
  people,
  goals: [
    { figure: 'server core %', atMost: 0.4, of: 'hocuspocus' },
    { figure: 'lost', atMost: 0 },
    { figure: 'refused', atMost: 0 },
  ],
  run: move,
}

async function move(course: Course): Promise<Figures> {
  const hall = await fill(course, { people, rooms: 1, typists: people, observers: 16 })
  const carets = new Carets(hall.people, movers)
  for (const nth of hall.people.keys()) {
    carets.move(nth)
    // Nobody comes in the same millisecond.
    if (nth % 20 === 0) await pause(5)
  }
  await pause(2000)
  const frames = (): number => hall.people.reduce((sum, { socket }) => sum + socket.frames, 0)
  const framesBefore = frames()
  carets.waits.length = 0
  const end = stretchOf(course.running.pid)
  course.mark()
  const began = performance.now()
  for (let nth = 0; nth < course.seconds * movesPerSecond * movers; nth += 1) {
    carets.move(nth % movers)
    const dueAt = began + ((nth + 1) * 1000) / (movesPerSecond * movers)
    if (dueAt > performance.now()) await pause(dueAt - performance.now())
  }
  const framesMeanwhile = frames() - framesBefore
  const until = performance.now() + patienceMs
  while (carets.lost() > 0 && performance.now() < until) await pause(20)
  course.mark()
  const spent = end()
  for (const { socket } of hall.people) socket.destroy()
  return {
    'server core %': (spent.cpuSeconds / course.seconds) * 100,
    'p50 ms': percentile(carets.waits, 0.5),
    'p99 ms': percentile(carets.waits, 0.99),
    'frames/client/s': framesMeanwhile / people / course.seconds,
    'RSS MiB': spent.rssMiB,
    'load core %': spent['load core %'],
    'load delay p99 ms': spent['load delay p99 ms'],
    lost: carets.lost(),
    refused: hall.people.reduce((sum, { refusals }) => sum + refusals.length, 0),
  }
}
