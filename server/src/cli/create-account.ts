/** Makes an account that is secretariat in every process, and says its password where one was made for it. */
import { randomBytes } from 'node:crypto'
import { Refusal } from '@plenary/shared/problems'
import { z } from 'zod'
import { withHouse } from '../app.ts'
import { readConfig } from '../config.ts'
import { appointSecretariat } from './admit.ts'

export interface NewAccount {
  email: string
  name?: string
  password?: string
}

export async function createAccount({ email, name, password }: NewAccount): Promise<void> {
  if (!z.email().safeParse(email).success)
    throw new Refusal('invalid-input', `"${email}" is not an e-mail address.`)
  const chosen = password ?? randomBytes(12).toString('base64url')
  await withHouse(readConfig(), async ({ accounts, clock }) => {
    const account = {
      email,
      name: name ?? (email.split('@')[0] as string),
      password: chosen,
      language: 'en' as const,
    }
    await accounts
      .createAccount(account, (tx, userId) => appointSecretariat({ clock }, tx, userId))
      .catch((error: unknown) => {
        if (error instanceof Refusal && error.code === 'already-exists')
          throw new Refusal('already-exists', `There is an account for ${email} already.`)
        throw error
      })
  })
  process.stdout.write(password ? `Created ${email}\n` : `Created ${email} with the password ${chosen}\n`)
}
