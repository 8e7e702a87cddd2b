/** `verify`: whether the record, the published texts and the working text are what they were. */
import type { Command } from 'commander'
import type { Witnesses } from './verify.ts'

export function recordCommands(program: Command): void {
  program
    .command('verify')
    .description('check the record, the revisions and the working text; works while the server runs')
    .option('--record <file>', 'an exported record instead of the database, offline')
    .option('--checkpoint <files...>', 'checkpoints kept elsewhere that must agree')
    .action(async (witnesses: Witnesses) => (await import('./verify.ts')).verify(witnesses))
}
