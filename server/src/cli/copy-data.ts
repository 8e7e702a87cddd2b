/** Copies the data out of its folder while a server may be running, and puts a copy into an empty one. */
import { existsSync } from 'node:fs'
import { readConfig } from '../config.ts'
import { BackupError, backupDatabase, restoreDatabase } from '../database/backup.ts'
import { besideOf, clearBrokenOff, copyBeside, endRestore, restoreBeside } from '../database/beside.ts'
import { holdFolder, makeFolder } from '../database/folder.ts'
import { anchored, databaseFile } from '../house.ts'

export async function backup({ to }: { to: string }): Promise<void> {
  const config = readConfig()
  await backupDatabase(databaseFile(config), to)
  copyBeside(config.dataDir, besideOf(to))
  process.stdout.write(`${to}\n${besideOf(to)}\n`)
}

export function restore({ from }: { from: string }): void {
  const config = readConfig()
  const { dataDir } = config
  const file = databaseFile(config)
  if (existsSync(file)) throw new BackupError(`${file} exists already; restore only into an empty DATA_DIR.`)
  makeFolder(dataDir)
  const letGo = holdFolder(dataDir, 'alone')
  try {
    clearBrokenOff(dataDir)
    restoreDatabase(from, file, { anchored, beside: () => restoreBeside(besideOf(from), dataDir) })
    endRestore(dataDir)
  } catch (error) {
    clearBrokenOff(dataDir)
    throw error
  } finally {
    letGo()
  }
  process.stdout.write(`${file}\n`)
}
