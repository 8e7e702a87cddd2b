/** `backup` and `restore`: the whole database as one file. */
import type { Command } from 'commander'
import { readConfig } from '../config.ts'
import { backupDatabase, restoreDatabase } from '../database/backup.ts'
import { databaseFile } from '../house.ts'

export function copyCommands(program: Command): void {
  program
    .command('backup')
    .description('write a consistent copy of the database; works while the server runs')
    .requiredOption('--to <file>', 'a file that does not exist yet')
    .action(async ({ to }: { to: string }) => {
      await backupDatabase(databaseFile(readConfig()), to)
      process.stdout.write(`${to}\n`)
    })
  program
    .command('restore')
    .description('put a backup into an empty DATA_DIR')
    .requiredOption('--from <file>', 'a file that backup wrote')
    .action(({ from }: { from: string }) => {
      const file = databaseFile(readConfig())
      restoreDatabase(from, file)
      process.stdout.write(`${file}\n`)
    })
}
