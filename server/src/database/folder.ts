/** DATA_DIR: made where there is none, for its owner alone, and used by one server at a time. */
import { chmodSync, lstatSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'

/** The folder cannot be used; the message is one line for the operator. */
class FolderError extends Error {
  override name = 'FolderError'
}

/**
 * [DIR1] One step at a time: made recursively, Node tries for ever where a parent says that it is there and is not.
 * Throws FolderError.
 */
export function makeFolder(path: string): void {
  const found = whatIsAt(path)
  if (found === 'folder') return
  if (found === 'file') throw new FolderError(`DATA_DIR cannot be used: ${path} is a file.`)
  if (dirname(path) !== path) makeFolder(dirname(path))
  try {
    mkdirSync(path, { mode: 0o700 })
  } catch (error) {
    if (whatIsAt(path) === 'folder') return
    throw new FolderError(
      `DATA_DIR cannot be used: ${path} cannot be made (${(error as NodeJS.ErrnoException).code}).`,
    )
  }
}

/** Under a file there is nothing, and Node throws. */
function whatIsAt(path: string): 'folder' | 'file' | 'nothing' {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file'
  } catch {
    return 'nothing'
  }
}

/** What the platform puts into DATA_DIR, and so may close to others. */
const ours = /^(plenary\.|secret\.key$|record\.key$|files$)/

/** [DIR2] Data, copies and keys are their owner's alone, those of earlier versions too. What belongs to others is left. */
export function keepPrivate(path: string): void {
  const found = lstatSync(path, { throwIfNoEntry: false })
  if (!found || found.isSymbolicLink() || (process.getuid && found.uid !== process.getuid())) return
  const wanted = found.isDirectory() ? 0o700 : 0o600
  if ((found.mode & 0o777) !== wanted) chmodSync(path, wanted)
  if (found.isDirectory()) for (const name of readdirSync(path)) keepPrivate(join(path, name))
}

export function keepFolderPrivate(dataDir: string): void {
  const names = readdirSync(dataDir)
  for (const name of names) if (ours.test(name)) keepPrivate(join(dataDir, name))
  // A folder that holds other things as well is not ours to close.
  if (names.every((name) => ours.test(name))) keepPrivate(dataDir)
}

/**
 * Who uses the folder: `server` is alone of its kind; a `visitor` is a command beside a server or without one; `alone`
 * bears nobody else.
 */
export type Use = 'server' | 'visitor' | 'alone'

const begins: Record<Use, string> = {
  server: 'BEGIN IMMEDIATE',
  visitor: 'BEGIN; SELECT count(*) FROM sqlite_master',
  alone: 'BEGIN EXCLUSIVE',
}
const refusals: Record<Use, string> = {
  server: 'Another Plenary server is running on it. Stop that one first, or name another folder.',
  visitor: 'A restore is under way there.',
  alone: 'A server or a command is using it. Stop that first.',
}

/**
 * [DIR3] Held until the answer is called or the process ends, however it ends: the lock is the system's own, taken
 * through an empty database that nothing is ever written to. Throws FolderError when others use the folder.
 */
export function holdFolder(dataDir: string, use: Use): () => void {
  const lock = new Sqlite(join(dataDir, 'plenary.lock'), { timeout: use === 'server' ? 0 : 1000 })
  try {
    lock.exec(begins[use])
  } catch (error) {
    lock.close()
    if (!/^SQLITE_BUSY/.test((error as { code?: string }).code ?? '')) throw error
    throw new FolderError(`DATA_DIR ${dataDir} is in use. ${refusals[use]}`)
  }
  return () => lock.close()
}
