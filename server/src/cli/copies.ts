/** `backup` and `restore`: the whole database as one file, with the keys and people's files in a folder beside it. */
import type { Command } from 'commander'

export function copyCommands(program: Command): void {
  program
    .command('backup')
    .description(
      'write a consistent copy of the database, and of keys and files beside it; works while the server runs',
    )
    .requiredOption('--to <file>', 'a file that does not exist yet')
    .action(async (where: { to: string }) => (await import('./copy-data.ts')).backup(where))
  program
    .command('restore')
    .description('put a backup into an empty DATA_DIR')
    .requiredOption('--from <file>', 'a file that backup wrote')
    .action(async (where: { from: string }) => (await import('./copy-data.ts')).restore(where))
}
