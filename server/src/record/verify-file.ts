/** Verifies a record that was exported: a file alone, without a database, a server or a network. */
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { Refusal } from '@plenary/shared/problems'
import { recordFile } from '@plenary/shared/record'
import { type Findings, makeRecordVerifier } from '@plenary/shared/verify-record'

export interface WitnessOptions {
  /** Checkpoints that somebody kept elsewhere, each as `GET /api/record/checkpoint` answered it. */
  witnesses?: unknown[]
}

/** [REC15] Throws Refusal('invalid-input') when the file is no record at all; every fault in one is a finding. */
export async function verifyFile(file: string, { witnesses = [] }: WitnessOptions = {}): Promise<Findings> {
  const verifier = makeRecordVerifier({ sealed: true })
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })
  let header = true
  for await (const text of lines) {
    const line = valueIn(text)
    if (header) {
      header = false
      ensureRecord(line, file)
      verifier.addCheckpoint(line.checkpoint)
    } else if ('checkpoint' in line && !('entry' in line)) verifier.addCheckpoint(line.checkpoint)
    else verifier.add(line.entry)
  }
  if (header) ensureRecord({}, file)
  for (const witness of witnesses) verifier.addCheckpoint(witness)
  return verifier.finish()
}

/** A line that is not JSON stands where an entry stood. */
function valueIn(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

function ensureRecord({ format, version }: Record<string, unknown>, file: string): void {
  if (format !== recordFile.format) throw new Refusal('invalid-input', `${file} is not a record of Plenary.`)
  if (version !== recordFile.version)
    throw new Refusal(
      'invalid-input',
      `${file} is a record of version ${String(version)}, which is not known here.`,
    )
}
