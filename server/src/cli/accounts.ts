/** `admin create`: the first person of an installation, who invites the others. */
import type { Command } from 'commander'
import type { NewAccount } from './create-account.ts'

export function accountCommands(program: Command): void {
  program
    .command('admin')
    .description('people who run the platform')
    .command('create')
    .description(
      'print a link for whoever may begin processes; where some have begun, make an account that is secretariat in each',
    )
    .requiredOption('--email <address>', 'address to sign in with')
    .option('--name <name>', 'name shown to others (default: the address before the @)')
    .option('--password <password>', 'at least ten characters (default: a new one, printed once)')
    .action(async (account: NewAccount) => (await import('./create-account.ts')).createAccount(account))
}
