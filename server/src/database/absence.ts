/** Whether a database holds what was promised of it: asked before it is opened, by readiness, and by `verify`. */
import { existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import {
  type Anchor,
  type AnchorSource,
  type AnchorSources,
  anchorOf,
  isBehind,
  type Mark,
  readAnchor,
  stateOf,
} from './anchor.ts'

/** Something that was acknowledged is gone; the message is one line for the operator, and says what to do. */
export class AbsenceError extends Error {
  override name = 'AbsenceError'
}

const restoreLine = (dataDir: string): string =>
  `Nothing was changed. Put back what was taken away, or move ${dataDir} aside and restore a backup with "plenary restore --from FILE".`

const isThere = (file: string): boolean => (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0

function lackOf(
  raw: Sqlite.Database,
  name: string,
  source: AnchorSource,
  last: Mark,
  promised: Mark,
): string[] {
  if (last.place < promised.place)
    return [`${name} ends at ${last.place}, and ${promised.place} was promised`]
  if (promised.place === 0 || promised.hash === '') return []
  const hash = raw.prepare(source.at).pluck().get(promised.place) as string | undefined
  // A row from before logs were linked may have had none when it was promised.
  return hash === promised.hash
    ? []
    : [`${name} has another past: at ${promised.place} it is not what was promised`]
}

/** What is missing in an open database, each as half a sentence; empty when all is there. */
function lacksOf(raw: Sqlite.Database, sources: AnchorSources, promised: Anchor): string[] {
  const state = stateOf(raw, sources)
  const lacks = [
    ...lackOf(raw, 'the log of live text', sources.log, state.log, promised.log),
    ...lackOf(raw, 'the record', sources.record, state.record, promised.record),
  ]
  if (lacks.length > 0 || !isBehind(state.commits, promised.commits)) return lacks
  return [`it holds ${state.commits} commits, and ${promised.commits} were promised`]
}

/** [ABS1] Reads only. Throws AbsenceError when less is there than the anchor says, or keys without their database. */
export function ensureWhole(file: string, sources: AnchorSources): Anchor | null {
  const dataDir = dirname(file)
  if (!isThere(file)) {
    const left = [anchorOf(file), join(dataDir, 'secret.key'), join(dataDir, 'record.key')].find(existsSync)
    if (!left) return null
    throw new AbsenceError(
      `There is no database in ${dataDir}, though ${left} belongs to one. ${restoreLine(dataDir)}`,
    )
  }
  let promised: Anchor | null
  try {
    promised = readAnchor(file)
  } catch (error) {
    throw new AbsenceError(`${(error as Error).message}. ${restoreLine(dataDir)}`)
  }
  const lacks = promised ? lacksIn(file, sources, promised) : []
  if (lacks.length > 0)
    throw new AbsenceError(`${file} has lost something: ${lacks.join('; ')}. ${restoreLine(dataDir)}`)
  return promised
}

/** A file that is no database of ours is told by whoever migrates it; here it only lacks everything. */
export function lacksIn(file: string, sources: AnchorSources, promised: Anchor): string[] {
  let raw: Sqlite.Database | null = null
  try {
    raw = new Sqlite(file, { readonly: true, timeout: 5000 })
    return lacksOf(raw, sources, promised)
  } catch (error) {
    return [`it cannot be read (${(error as Error).message})`]
  } finally {
    raw?.close()
  }
}
