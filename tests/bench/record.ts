/**
 * `npm run bench -- record`: what an entry of the record costs the transaction that writes it, and how long a record of
 * 100,000 entries takes to verify, from the database and from a file of it; with the size of that file and the memory.
 */
import { rmSync, statSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { signCheckpoint } from '@plenary/shared/checkpoint'
import { logRootOf } from '@plenary/shared/record'
import { openReading } from '../../server/src/database/open-reading.ts'
import { openTestDatabase } from '../../server/src/database/test-database.ts'
import { makeFacts } from '../../server/src/events/record.ts'
import { checkRecord } from '../../server/src/record/check-record.ts'
import { recordLines } from '../../server/src/record/export-record.ts'
import { insertCheckpoint, lastEntry } from '../../server/src/record/store.ts'
import { verifyFile } from '../../server/src/record/verify-file.ts'

const { values } = parseArgs({ options: { entries: { type: 'string', default: '100000' } } })
const entries = Number(values.entries)
const perTransaction = 500
const at = new Date('2018-02-13T08:30:00Z')

interface Cost {
  wallMs: number
  /** Of this process alone, whatever else the machine was doing. */
  cpuMs: number
}
const timed = async <T>(work: () => Promise<T>): Promise<[T, Cost]> => {
  const began = performance.now()
  const before = process.cpuUsage()
  const result = await work()
  const { user, system } = process.cpuUsage(before)
  return [result, { wallMs: performance.now() - began, cpuMs: (user + system) / 1000 }]
}
const seconds = ({ wallMs, cpuMs }: Cost): string =>
  `${(wallMs / 1000).toFixed(1)} s (processor ${(cpuMs / 1000).toFixed(1)} s)`

console.log(
  `${cpus()[0]?.model}, ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}; ${entries} entries`,
)
const database = await openTestDatabase()
const facts = makeFacts()
const [, writing] = await timed(async () => {
  for (let written = 0; written < entries; written += perTransaction)
    await database.transaction(
      async (tx) => {
        for (let nth = written; nth < Math.min(entries, written + perTransaction); nth += 1)
          await facts.record(tx, {
            type: 'draft.tabled',
            processId: nth % 2 ? 'gcr' : 'gcm',
            draftId: `draft-${nth % 9}`,
            stageId: `stage-${nth % 40}`,
            actorId: `participant-${nth % 400}`,
            at: new Date(at.getTime() + nth * 1000),
            data: {
              draftId: `draft-${nth % 9}`,
              stageId: `stage-${nth % 40}`,
              rules: [{ kinds: 'all', sections: 'all', actions: ['read', 'comment'] }],
            },
          })
      },
      { lock: 'test:all' },
    )
})
console.log(`written     ${seconds(writing)}, ${(writing.wallMs / entries).toFixed(3)} ms an entry`)
const last = await lastEntry(database)
const checkpoint = signCheckpoint(
  {
    ...last,
    at: at.toISOString(),
    log: { position: 0, root: logRootOf([]) },
  },
  '11'.repeat(32),
)
await database.transaction((tx) => insertCheckpoint(tx, checkpoint), { lock: 'test:all' })

const { queries, close } = openReading(database.file)
const [checked, checking] = await timed(() => checkRecord(queries))
close()
console.log(
  `database    ${seconds(checking)}, ${checked.faults.length} faults, ${checked.otherRoots.length} other roots`,
)

const folder = await mkdtemp(join(tmpdir(), 'plenary-bench-'))
const file = join(folder, 'record.ndjson')
const opening = { actorOf: async () => null, withhold: async () => null }
const [, exporting] = await timed(async () => writeFile(file, recordLines(database, checkpoint, opening)))
const [found, verifying] = await timed(() => verifyFile(file))
console.log(`exported    ${seconds(exporting)}, ${(statSync(file).size / 1e6).toFixed(1)} MB`)
console.log(`file        ${seconds(verifying)}, ${found.faults.length} faults`)
console.log(`memory      ${Math.round(process.memoryUsage().rss / 1e6)} MB`)
rmSync(folder, { recursive: true })
await database.close()
