/** `demo-sessions`: many signed-in participants at once, for load tests and demonstrations. */
import type { Command } from 'commander'

export function demoCommands(program: Command): void {
  program
    .command('demo-sessions')
    .description('print the Cookie headers of new demo participants who may edit in the open round')
    .requiredOption('--count <n>', 'how many')
    .action(async (many: { count: string }) => (await import('./print-sessions.ts')).printSessions(many))
}
