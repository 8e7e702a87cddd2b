/** `admin create`: the first person of an installation, who invites the others. */
import { randomBytes } from 'node:crypto'
import { Refusal } from '@plenary/shared/problems'
import type { Command } from 'commander'
import { z } from 'zod'
import { withHouse } from '../app.ts'
import { readConfig } from '../config.ts'

interface Options {
  email: string
  name?: string
  password?: string
}

export function accountCommands(program: Command): void {
  program
    .command('admin')
    .description('people who run the platform')
    .command('create')
    .description('make an account that is secretariat in every process')
    .requiredOption('--email <address>', 'address to sign in with')
    .option('--name <name>', 'name shown to others (default: the address before the @)')
    .option('--password <password>', 'at least ten characters (default: a new one, printed once)')
    .action((options: Options) => create(options))
}

async function create({ email, name, password }: Options): Promise<void> {
  if (!z.email().safeParse(email).success)
    throw new Refusal('invalid-input', `"${email}" is not an e-mail address.`)
  const chosen = password ?? randomBytes(12).toString('base64url')
  await withHouse(readConfig(), async ({ accounts }, { commandLine }) => {
    const account = {
      email,
      name: name ?? (email.split('@')[0] as string),
      password: chosen,
      language: 'en' as const,
    }
    await accounts
      .createAccount(account, (tx, userId) => commandLine.appointSecretariat(tx, userId))
      .catch((error: unknown) => {
        if (error instanceof Refusal && error.code === 'already-exists')
          throw new Refusal('already-exists', `There is an account for ${email} already.`)
        throw error
      })
  })
  process.stdout.write(password ? `Created ${email}\n` : `Created ${email} with the password ${chosen}\n`)
}
