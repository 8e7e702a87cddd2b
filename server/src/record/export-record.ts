/** The record as a file: one JSON value a line, to be verified anywhere, offline. */
import { Refusal } from '@plenary/shared/problems'
import { type Checkpoint, recordFile } from '@plenary/shared/record'
import type { Queries } from '../database/port.ts'
import { type CommandTools, command, type Target } from '../participant/command.ts'
import { type ProcessRow, processById, processOfSlug } from '../process/store.ts'
import { type Opening, openEntries } from './open-entries.ts'
import { checkpointsAfter, entriesAfter } from './store.ts'

const entriesAtOnce = 500

/** [PSE1] What somebody under a pseudonym takes away belongs to no stage: one more mask, for the process itself. */
const recordOf: Target<ProcessRow, { processId: string }> = {
  find: async (queries, name) => (await processById(queries, name)) ?? processOfSlug(queries, name),
  acting: ({ id }) => ({ processId: id, stage: id }),
  place: (_, { id }) => ({ processId: id }),
  stranger: 'not-found',
}

const noteExport = command({
  subject: recordOf,
  action: 'record.export',
  lock: ({ id }) => `process:${id}`,
  async work(_: object, { row, record }): Promise<string> {
    await record('text.exported', { what: 'record', format: 'ndjson' })
    return row.id
  },
})

/**
 * [REC11] A file opened for a participant is recorded in the process it opens, whose id this answers. One process at a
 * time: two facts of one moment in two processes would tell that two opaque ids are one person. A file that holds what
 * everyone may see is not recorded: nothing left the platform that was not outside already.
 */
export async function recordExport(
  deps: CommandTools,
  userId: string | undefined,
  process: string | undefined,
): Promise<string | null> {
  if (process === undefined) return null
  if (!userId) throw new Refusal('not-signed-in')
  return noteExport(deps, userId, process)
}

/** Header, entries, checkpoints; read in portions, so that a long record costs no more memory than a short one. */
export async function* recordLines(
  queries: Queries,
  checkpoint: Checkpoint,
  opening: Opening,
): AsyncGenerator<string> {
  const line = (value: unknown): string => `${JSON.stringify(value)}\n`
  yield line({ ...recordFile, checkpoint })
  for (let after = 0; after < checkpoint.number; ) {
    const limit = Math.min(entriesAtOnce, checkpoint.number - after)
    const entries = await entriesAfter(queries, after, limit)
    if (entries.length === 0) break
    const shown = await openEntries(entries, opening)
    yield shown.map((entry) => line({ entry })).join('')
    after = entries.at(-1)?.entry.number ?? checkpoint.number
  }
  for (let after: number | null = 0; after !== null; ) {
    const page = await checkpointsAfter(queries, after, checkpoint.number, entriesAtOnce)
    if (page.items.length > 0) yield page.items.map((each) => line({ checkpoint: each })).join('')
    after = page.next
  }
}
