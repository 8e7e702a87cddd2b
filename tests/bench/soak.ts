/**
 * `npm run bench -- soak [--minutes 60] [--rate 1]`: 300 people over 60 rooms type `rate` letters a second
 * each, for an hour. Prints each minute what the server weighs, keeps and how late its loop is, then the slope of each, the ledger
 * of every client, and how long the start after it takes.
 */
import { parseArgs } from 'node:util'
import { longestPiece } from '../watched-server.ts'
import { fill } from './race/hall.ts'
import { machine, pause, percentile, pinLoad, stretchOf } from './race/machine.ts'
import type { Figures } from './race/scenario.ts'
import { sizeOf } from './race/scenarios/disk.ts'
import { contestants, watchOf } from './race/servers.ts'
import { slopeOf } from './race/slope.ts'
import { ledgerOf, settled, typeFor } from './race/typing.ts'

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '60' }, rate: { type: 'string', default: '1' } },
})
const rate = Number(values.rate)
const minutes = Number(values.minutes)
const people = 300
const rooms = 60
/** What grows in the first minutes is what a server that has just started has not met yet. */
const settlingShare = 0.2

pinLoad()
console.log(
  `${machine()}\n${people} people over ${rooms} rooms, ${people * rate} letters a second, ${minutes} minutes\n`,
)
const [plenary] = contestants
if (!plenary) throw new Error('no contestant')
const running = await plenary.start({ people, onDisk: true, watched: true })
const course = { contestant: plenary, running, seconds: minutes * 60, mark: () => undefined }

async function heapMiB(): Promise<number> {
  const metrics = await (await fetch(`${running.url}/metrics`)).text()
  return Number(/^nodejs_heap_size_used_bytes (\S+)/m.exec(metrics)?.[1]) / 2 ** 20
}

const rows: Figures[] = []
try {
  const hall = await fill(course, { people, rooms, typists: 5, observers: 1 })
  let from = await typeFor(hall, rate, 5)
  await longestPiece(watchOf(running))
  for (let minute = 1; minute <= minutes; minute += 1) {
    hall.waits.length = 0
    hall.saves.length = 0
    const end = stretchOf(running.pid)
    from = await typeFor(hall, rate, 60, from)
    const spent = end()
    rows.push({
      minute,
      'RSS MiB': spent.rssMiB,
      'heap MiB': await heapMiB(),
      'kept MB': sizeOf(running.dataDir) / 1e6,
      'longest piece ms': await longestPiece(watchOf(running)),
      'p50 ms': percentile(hall.waits, 0.5),
      'p99 ms': percentile(hall.waits, 0.99),
      'saved p99 ms': percentile(hall.saves, 0.99),
      'server core %': spent['server core %'],
      'load core %': spent['load core %'],
    })
    console.log(lineOf(rows.at(-1) as Figures))
  }
  await settled(hall)
  const letters = hall.rooms.reduce((sum, room) => sum + room.letters, 0)
  console.log(`\nper hour, after the first ${Math.round(settlingShare * 100)} %:`)
  const late = rows.slice(Math.floor(rows.length * settlingShare))
  for (const name of Object.keys(rows[0] as Figures).slice(1))
    console.log(`  ${name}: ${slopeOf(late.map((row) => row[name] as number)).toFixed(2)}`)
  console.log(`\n${letters} letters; ${lineOf(await ledgerOf(course, hall))}`)
  await pause(1000)
  console.log(`start after it: ${Math.round(await running.restart())} ms (goal under 4,000)`)
} finally {
  await running.stop()
}
process.exit()

function lineOf(figures: Figures): string {
  return Object.entries(figures)
    .map(([name, value]) => `${name} ${Number.isInteger(value) ? value : value.toFixed(1)}`)
    .join(', ')
}
