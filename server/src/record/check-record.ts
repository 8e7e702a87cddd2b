/** The record of a database: its entries, its checkpoints, and the log at the positions they name. */
import { type Checkpoint, checkpoint } from '@plenary/shared/record'
import type { RevisionSummary } from '@plenary/shared/revision'
import { type Findings, makeRecordVerifier } from '@plenary/shared/verify-record'
import { rootsAt } from '../collab/check-log.ts'
import type { Queries } from '../database/port.ts'
import { checkpointsAfter, entriesAfter, opened } from './store.ts'

const atOnce = 1000
/** Positions at which the heads of all rooms are hashed anew: those of the newest checkpoints. */
const rootsChecked = 500

export interface RecordCheck extends Findings {
  /** What was recorded when revisions were published, by the id of the revision. */
  published: Map<string, { number: number; revision: RevisionSummary; logRoot: string }>
  /** Positions of the log whose hash was made anew and compared. */
  positions: number
  /** Positions of the log at which a checkpoint gives another hash. */
  otherRoots: number[]
}

/** `witnesses` are checkpoints that somebody kept elsewhere: they must agree as our own must. */
export async function checkRecord(queries: Queries, witnesses: unknown[] = []): Promise<RecordCheck> {
  const verifier = makeRecordVerifier()
  const published: RecordCheck['published'] = new Map()
  for (let after = 0; ; ) {
    const entries = await entriesAfter(queries, after, atOnce)
    for (const kept of entries) {
      verifier.add(opened(kept))
      if (kept.entry.type !== 'revision.published' || !kept.data) continue
      const { revision, logRoot } = kept.data as { revision?: RevisionSummary; logRoot?: string }
      if (revision?.id && logRoot)
        published.set(revision.id, { number: kept.entry.number, revision, logRoot })
    }
    if (entries.length < atOnce) break
    after = entries.at(-1)?.entry.number ?? after
  }
  const checkpoints = await allCheckpoints(queries)
  for (const each of [...checkpoints, ...witnesses]) verifier.addCheckpoint(each)
  const seen = witnesses.flatMap((each) => checkpoint.safeParse(each).data ?? [])
  const newest = [...checkpoints.slice(-rootsChecked), ...seen]
  const roots = await rootsAt(
    queries,
    newest.map(({ log }) => log.position),
  )
  const otherRoots = newest.flatMap(({ log }) => (roots.get(log.position) === log.root ? [] : [log.position]))
  return { ...verifier.finish(), published, positions: roots.size, otherRoots: [...new Set(otherRoots)] }
}

async function allCheckpoints(queries: Queries): Promise<Checkpoint[]> {
  const all: Checkpoint[] = []
  for (let after: number | null = 0; after !== null; ) {
    const page = await checkpointsAfter(queries, after, Number.MAX_SAFE_INTEGER, atOnce)
    all.push(...page.items)
    after = page.next
  }
  return all
}
