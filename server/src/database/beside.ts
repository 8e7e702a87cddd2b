/** What belongs to a database and lies beside it in DATA_DIR: the keys, and the files people brought. */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { BackupError } from './backup.ts'
import { keepPrivate } from './folder.ts'

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

/** Stands in DATA_DIR while a backup is being put back: what lies beside it then belongs to nobody yet. */
const underWay = 'plenary.restoring'

/** [BAK5] Takes away what a restore left that was broken off in the middle, and only that. */
export function clearBrokenOff(dataDir: string): void {
  const marker = join(dataDir, underWay)
  if (!existsSync(marker)) return
  for (const name of readFileSync(marker, 'utf8').split('\n'))
    if (names.some((each) => each === name)) rmSync(join(dataDir, name), { recursive: true, force: true })
  rmSync(join(dataDir, 'plenary.anchor'), { force: true })
  rmSync(marker)
}

/** The database stands: what lies beside it is its own. */
export const endRestore = (dataDir: string): void => rmSync(join(dataDir, underWay), { force: true })

/** [BAK3] Puts it back; nothing that is there is written over. A backup without such a folder has none to give. */
export function restoreBeside(from: string, dataDir: string): void {
  if (!existsSync(from)) return
  const taken = names.find((name) => existsSync(join(from, name)) && existsSync(join(dataDir, name)))
  if (taken)
    throw new BackupError(`${join(dataDir, taken)} exists already; restore only into an empty DATA_DIR.`)
  const coming = names.filter((name) => existsSync(join(from, name)))
  writeFileSync(join(dataDir, underWay), coming.join('\n'), { mode: 0o600 })
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
      keepPrivate(join(to, name))
    }
  } catch (error) {
    for (const path of made) rmSync(path, { recursive: true, force: true })
    throw new BackupError(`What lies beside the database could not be copied: ${(error as Error).message}`)
  }
}
