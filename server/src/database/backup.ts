/** Copies of the whole database: taken while the server runs, put back only where there is nothing yet. */
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { dirname, resolve } from 'node:path'
import Sqlite from 'better-sqlite3'
import { type AnchorSources, replaceAnchor, stateOf } from './anchor.ts'

/** The copy could not be made or used; the message is one line for a person. */
export class BackupError extends Error {}

/** [BAK1] Takes a consistent copy, also while another process writes. The file must not exist yet. */
export async function backupDatabase(file: string, to: string): Promise<void> {
  if (!existsSync(file)) throw new BackupError(`There is no database at ${file}.`)
  if (existsSync(to)) throw new BackupError(`${to} exists already; a backup never overwrites.`)
  mkdirSync(dirname(resolve(to)), { recursive: true })
  const partial = `${to}.partial`
  rmSync(partial, { force: true })
  // [DIR2] For its owner alone before there is anything in it.
  closeSync(openSync(partial, 'wx', 0o600))
  const source = new Sqlite(file, { readonly: true, timeout: 5000 })
  try {
    await source.backup(partial)
    check(partial)
    renameSync(partial, to)
  } finally {
    source.close()
    rmSync(partial, { force: true })
  }
}

/**
 * [BAK2] Puts a copy in place where there is no database yet; a damaged or foreign file is refused and nothing is left.
 * [BAK4] Who was signed in when it was taken is not any more: a session ended since then must not open anything again.
 * [ABS2] What it holds is promised from now on. `beside` puts back what lies beside it; the database comes last, so that
 * a restore that was broken off leaves none.
 */
export function restoreDatabase(
  from: string,
  file: string,
  { anchored, beside }: { anchored: AnchorSources; beside(): void },
): void {
  if (!existsSync(from)) throw new BackupError(`There is no file ${from}.`)
  if (existsSync(file)) throw new BackupError(`${file} exists already; restore only into an empty DATA_DIR.`)
  const partial = `${file}.partial`
  try {
    copyFileSync(from, partial)
    chmodSync(partial, 0o600)
    check(partial)
    const promised = endSessions(partial, anchored)
    sync(partial)
    beside()
    replaceAnchor(file, promised)
    renameSync(partial, file)
  } finally {
    for (const left of [partial, `${partial}-wal`, `${partial}-shm`]) rmSync(left, { force: true })
  }
}

/** Answers how far the copy has come. */
function endSessions(file: string, anchored: AnchorSources): ReturnType<typeof stateOf> {
  const copy = new Sqlite(file)
  try {
    copy.pragma('synchronous = FULL')
    copy.exec('DELETE FROM identity_sessions; DELETE FROM identity_verifications;')
    return stateOf(copy, anchored)
  } finally {
    copy.close()
  }
}

function sync(file: string): void {
  const handle = openSync(file, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

function check(file: string): void {
  let sound = false
  try {
    const copy = new Sqlite(file, { fileMustExist: true })
    // One plain file: a copy must not need a second one beside it.
    copy.pragma('journal_mode = DELETE')
    sound =
      copy.pragma('integrity_check', { simple: true }) === 'ok' &&
      copy.prepare("SELECT count(*) FROM sqlite_master WHERE name = 'identity_users'").pluck().get() === 1
    copy.close()
  } catch {
    sound = false
  }
  if (!sound) throw new BackupError('The file is not a sound Plenary database.')
}
