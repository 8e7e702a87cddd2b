/** What belongs to a database and lies beside it in DATA_DIR: the keys, and the files people brought. */
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { BackupError } from './backup.ts'

const names = ['secret.key', 'record.key', 'files'] as const
/** Files that are still coming in: no row names them yet. */
const unfinished = 'incoming'

/** Where a backup keeps it: a folder beside the copy of the database. */
export const besideOf = (copy: string): string => `${copy}.beside`

/** [BAK3] Copied after the database, so that no file it names is missing. The folder must not exist yet. */
export function copyBeside(dataDir: string, to: string): void {
  if (existsSync(to)) throw new BackupError(`${to} exists already; a backup never overwrites.`)
  carry(dataDir, to)
}

/** [BAK3] Puts it back; nothing that is there is written over. A backup without such a folder has none to give. */
export function restoreBeside(from: string, dataDir: string): void {
  if (!existsSync(from)) return
  const taken = names.find((name) => existsSync(join(from, name)) && existsSync(join(dataDir, name)))
  if (taken)
    throw new BackupError(`${join(dataDir, taken)} exists already; restore only into an empty DATA_DIR.`)
  carry(from, dataDir)
}

/** All of it or nothing: what was copied when it fails is taken away again. */
function carry(from: string, to: string): void {
  const made: string[] = []
  try {
    mkdirSync(to, { recursive: true, mode: 0o700 })
    for (const name of names.filter((each) => existsSync(join(from, each)))) {
      made.push(join(to, name))
      cpSync(join(from, name), join(to, name), {
        recursive: true,
        preserveTimestamps: true,
        filter: (path) => basename(path) !== unfinished,
      })
    }
  } catch (error) {
    for (const path of made) rmSync(path, { recursive: true, force: true })
    throw new BackupError(`What lies beside the database could not be copied: ${(error as Error).message}`)
  }
}
