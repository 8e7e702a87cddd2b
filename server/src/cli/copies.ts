/** `backup` and `restore`: the whole database as one file, with the keys and people's files in a folder beside it. */
import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { readConfig } from '../config.ts'
import { BackupError, backupDatabase, restoreDatabase } from '../database/backup.ts'
import { besideOf, clearBrokenOff, copyBeside, endRestore, restoreBeside } from '../database/beside.ts'
import { holdFolder, makeFolder } from '../database/folder.ts'
import { anchored, databaseFile } from '../house.ts'

export function copyCommands(program: Command): void {
  program
    .command('backup')
    .description(
      'write a consistent copy of the database, and of keys and files beside it; works while the server runs',
    )
    .requiredOption('--to <file>', 'a file that does not exist yet')
    .action(async ({ to }: { to: string }) => {
      const config = readConfig()
      await backupDatabase(databaseFile(config), to)
      copyBeside(config.dataDir, besideOf(to))
      process.stdout.write(`${to}\n${besideOf(to)}\n`)
    })
  program
    .command('restore')
    .description('put a backup into an empty DATA_DIR')
    .requiredOption('--from <file>', 'a file that backup wrote')
    .action(({ from }: { from: string }) => {
      const config = readConfig()
      const { dataDir } = config
      const file = databaseFile(config)
      if (existsSync(file))
        throw new BackupError(`${file} exists already; restore only into an empty DATA_DIR.`)
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
    })
}
