/** What a letter costs the disk: written while it is typed, and kept when the server has stopped and started again. */
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fill } from '../hall.ts'
import { pause, stretchOf } from '../machine.ts'
import { type Course, type Figures, ledgerGoals, type Scenario } from '../scenario.ts'
import { ledgerOf, settled, typeFor } from '../typing.ts'

const people = 60
/** Time for a server that has started to tidy up. */
const restMs = 3000

export const disk: Scenario = {
  name: 'disk',
  title: '60 people over 12 rooms type 300 letters a second: bytes for each letter',
  contestants: ['plenary', 'before', 'hocuspocus', 'y-leveldb'],
  people,
  start: { onDisk: true },
  goals: [{ figure: 'written B/edit', atMost: 4000 }, { figure: 'kept B/edit', atMost: 60 }, ...ledgerGoals],
  run: write,
}

export const sizeOf = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)

async function write(course: Course): Promise<Figures> {
  const { running, seconds } = course
  const before = sizeOf(running.dataDir)
  const hall = await fill(course, { people, rooms: 12, typists: 5, observers: 2 })
  const letters = (): number => hall.rooms.reduce((sum, room) => sum + room.letters, 0)
  const then = await typeFor(hall, 5, 2)
  const lettersBefore = letters()
  const end = stretchOf(running.pid)
  await typeFor(hall, 5, seconds, then)
  await settled(hall)
  const { written } = end()
  const typed = letters() - lettersBefore
  const ledger = await ledgerOf(course, hall)
  const startedMs = await running.restart()
  await pause(restMs)
  await running.halt()
  return {
    'written B/edit': written / typed,
    'kept B/edit': (sizeOf(running.dataDir) - before) / letters(),
    'start after it ms': startedMs,
    ...ledger,
  }
}
