/** Copies of the whole database: taken while the server runs, put back only where there is nothing yet. */
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import Sqlite from 'better-sqlite3'

/** The copy could not be made or used; the message is one line for a person. */
export class BackupError extends Error {}

/** [BAK1] Takes a consistent copy, also while another process writes. The file must not exist yet. */
export async function backupDatabase(file: string, to: string): Promise<void> {
  if (!existsSync(file)) throw new BackupError(`There is no database at ${file}.`)
  if (existsSync(to)) throw new BackupError(`${to} exists already; a backup never overwrites.`)
  mkdirSync(dirname(resolve(to)), { recursive: true })
  const partial = `${to}.partial`
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

/** [BAK2] Puts a copy in place where there is no database yet; a damaged or foreign file is refused and nothing is left. */
export function restoreDatabase(from: string, file: string): void {
  if (!existsSync(from)) throw new BackupError(`There is no file ${from}.`)
  if (existsSync(file)) throw new BackupError(`${file} exists already; restore only into an empty DATA_DIR.`)
  mkdirSync(dirname(file), { recursive: true })
  const partial = `${file}.partial`
  try {
    copyFileSync(from, partial)
    check(partial)
    renameSync(partial, file)
  } finally {
    rmSync(partial, { force: true })
  }
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
