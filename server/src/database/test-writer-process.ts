/** A process that writes until it is killed, for the test of durability: says each id once its write is acknowledged. */
import { writeSync } from 'node:fs'
import { factCounters } from '../events/tables.ts'
import { openDatabase } from './open.ts'

const [file, run] = process.argv.slice(2) as [string, string]
const database = await openDatabase({ file, at: new Date('2018-02-13T08:30:00Z') })
const saved = (...ids: string[]): void => void writeSync(1, ids.map((id) => `${id}\n`).join(''))
const row = (processId: string) => database.insert(factCounters).values({ processId, seq: 1 })

/** Each way to write goes on by itself, so that the kill falls into all of them. */
const ways: Record<string, (id: string) => Promise<unknown>> = {
  single: (id) => row(`${id}.a`),
  atomic: (id) => database.atomic([row(`${id}.a`), row(`${id}.b`)]),
  transaction: (id) =>
    database.transaction(
      async (tx) => {
        await tx.insert(factCounters).values({ processId: `${id}.a`, seq: 1 })
        await tx.insert(factCounters).values({ processId: `${id}.b`, seq: 1 })
      },
      { lock: 'test:all' },
    ),
}

await Promise.all(
  Object.entries(ways).flatMap(([name, write]) =>
    [1, 2, 3].map(async (lane) => {
      for (let nth = 1; ; nth += 1) {
        const id = `${run}/${name}-${lane}-${nth}`
        await write(id)
        saved(...(name === 'single' ? [`${id}.a`] : [`${id}.a`, `${id}.b`]))
      }
    }),
  ),
)
