/** Says line by line whether the record, the published texts and the working text are what they were. */
import { readFileSync } from 'node:fs'
import { Refusal } from '@plenary/shared/problems'
import { readConfig } from '../config.ts'
import { lacksIn } from '../database/absence.ts'
import { readAnchor } from '../database/anchor.ts'
import { openReading } from '../database/open-reading.ts'
import { anchored, databaseFile } from '../house.ts'
import { type Report, reportOfFile, verifyDatabase } from '../record/verify-database.ts'
import { verifyFile } from '../record/verify-file.ts'

export interface Witnesses {
  record?: string
  checkpoint?: string[]
}

export async function verify({ record, checkpoint = [] }: Witnesses): Promise<void> {
  const witnesses = checkpoint.map(checkpointIn)
  const report = record ? reportOfFile(await verifyFile(record, { witnesses })) : await verifyHere(witnesses)
  process.stdout.write(`${report.lines.join('\n')}\n`)
  if (report.faults > 0)
    throw new Refusal(
      'invalid-input',
      `Not everything agrees: ${report.faults} fault${report.faults === 1 ? '' : 's'}.`,
    )
}

async function verifyHere(witnesses: unknown[]): Promise<Report> {
  const file = databaseFile(readConfig())
  // Before the database: beside a running server it may promise more by the time the other is read.
  const promised = ensureReadable(file)
  const { queries, close } = openReading(file)
  try {
    return await verifyDatabase(queries, witnesses, {
      promised,
      lacks: promised ? lacksIn(file, anchored, promised) : [],
    })
  } finally {
    close()
  }
}

/** An anchor in which nothing can be read promises nothing that could be kept. */
function ensureReadable(file: string): ReturnType<typeof readAnchor> {
  try {
    return readAnchor(file)
  } catch (error) {
    throw new Refusal('invalid-input', `${(error as Error).message}.`)
  }
}

function checkpointIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refusal('invalid-input', `${file} is not a checkpoint.`)
    throw error
  }
}
