/**
 * The first person of an installation. Where no process has begun, a link for whoever may begin one; else an account that
 * is secretariat in every process, with its password where one was made for it.
 */
import { randomBytes } from 'node:crypto'
import { Refusal } from '@plenary/shared/problems'
import { z } from 'zod'
import { withHouse } from '../app.ts'
import { readConfig } from '../config.ts'
import { appointConvener, linkForConvener } from '../convening/conveners.ts'
import { countProcesses } from '../process/store.ts'
import { appointSecretariat } from './admit.ts'

export interface NewAccount {
  email: string
  name?: string
  password?: string
}

export async function createAccount({ email, name, password }: NewAccount): Promise<void> {
  if (!z.email().safeParse(email).success)
    throw new Refusal('invalid-input', `"${email}" is not an e-mail address.`)
  if (password === undefined && (await printLink(email))) return
  const chosen = password ?? randomBytes(12).toString('base64url')
  await withHouse(readConfig(), async ({ accounts, clock }) => {
    const account = {
      email,
      name: name ?? (email.split('@')[0] as string),
      password: chosen,
      language: 'en' as const,
    }
    await accounts
      .createAccount(account, async (tx, userId) => {
        await appointSecretariat({ clock }, tx, userId)
        await appointConvener({ clock }, tx, userId, null)
      })
      .catch((error: unknown) => {
        if (error instanceof Refusal && error.code === 'already-exists')
          throw new Refusal('already-exists', `There is an account for ${email} already.`)
        throw error
      })
  })
  process.stdout.write(password ? `Created ${email}\n` : `Created ${email} with the password ${chosen}\n`)
}

/** [CNV1] True where nothing has begun: whoever follows the link chooses name and password. */
const printLink = (email: string): Promise<boolean> =>
  withHouse(readConfig(), async (house) => {
    if ((await countProcesses(house.database)) > 0) return false
    const { link } = await linkForConvener(house, email, null)
    process.stdout.write(`${link}\n`)
    return true
  })
