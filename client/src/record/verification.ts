/** Verifies the record in the browser: fetches it whole, checks every link, and believes nobody's word for it. */
import type { Checkpoint } from '@plenary/shared/record'
import { type Findings, makeRecordVerifier } from '@plenary/shared/verify-record'
import { call } from '../api/call.ts'
import type { RecordPart } from './queries.ts'

const entriesAtOnce = 1000
/** Entries checked before the page may draw again. */
const entriesPerBreath = 100

export interface Verified {
  checkpoint: Checkpoint
  findings: Findings
}

interface Options {
  /** A checkpoint the reader kept: it must agree, too. */
  kept: unknown
  signal: AbortSignal
  progress(done: number, of: number): void
}

const breath = (): Promise<void> => new Promise((done) => setTimeout(done))

/** [REC16] Everything up to a checkpoint made now. Throws what a call throws, and AbortError when it is given up. */
export async function verifyRecord({ kept, signal, progress }: Options): Promise<Verified> {
  const checkpoint = await call('getCheckpoint', { signal })
  const verifier = makeRecordVerifier({ sealed: true })
  verifier.addCheckpoint(checkpoint)
  if (kept !== null) verifier.addCheckpoint(kept)
  progress(0, checkpoint.number)
  for (let after: number | null = 0; after !== null; ) {
    const page: RecordPart = await call('listRecord', { query: { after, limit: entriesAtOnce }, signal })
    for (const [nth, entry] of page.items.entries()) {
      // What came after the checkpoint is for the next one to cover.
      if (entry.number <= checkpoint.number) verifier.add(entry)
      if (nth % entriesPerBreath === entriesPerBreath - 1) {
        progress(verifier.count(), checkpoint.number)
        await breath()
        signal.throwIfAborted()
      }
    }
    after = page.next !== null && page.next < checkpoint.number ? page.next : null
  }
  progress(checkpoint.number, checkpoint.number)
  return { checkpoint, findings: verifier.finish() }
}
