/** `backup` and `restore`: the whole database as one file, with the keys and people's files in a folder beside it. */
import { rmSync } from 'node:fs'
import type { Command } from 'commander'
import { readConfig } from '../config.ts'
import { backupDatabase, restoreDatabase } from '../database/backup.ts'
import { besideOf, copyBeside, restoreBeside } from '../database/beside.ts'
import { databaseFile } from '../house.ts'

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
      const file = databaseFile(config)
      restoreDatabase(from, file)
      try {
        restoreBeside(besideOf(from), config.dataDir)
      } catch (error) {
        rmSync(file, { force: true })
        throw error
      }
      process.stdout.write(`${file}\n`)
    })
}
