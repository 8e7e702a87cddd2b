/** The command line: what was asked for on standard output, one clear line on standard error when it cannot be had. */
import { Command } from 'commander'
import { lineOf } from '../failure.ts'
import { accountCommands } from './accounts.ts'
import { copyCommands } from './copies.ts'
import { demoCommands } from './demo.ts'
import { draftCommands } from './drafts.ts'
import { recordCommands } from './record.ts'

const program = new Command('plenary')
  .description('Plenary, where an international compact is written in the open')
  .showSuggestionAfterError(false)
  .exitOverride()
  .configureOutput({ writeErr: () => undefined })

// Each command fetches what it works with when it is asked for: help and a wrong word answer at once.
for (const add of [draftCommands, copyCommands, recordCommands, accountCommands, demoCommands]) add(program)

/** Asking for help is no failure. */
const helped = 'commander.helpDisplayed'

try {
  await program.parseAsync()
} catch (error) {
  const { code } = error as { code?: string }
  if (code !== helped) {
    const line = code === 'commander.help' ? 'Name a command; --help lists them.' : lineOf(error)
    process.stderr.write(`${line.replace(/^error: /, '')}\n`)
    process.exitCode = 1
  }
}
