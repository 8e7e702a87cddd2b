/** Makes new participants of a demonstration, signed in, and prints their Cookie headers. */
import { Refusal } from '@plenary/shared/problems'
import { withHouse } from '../app.ts'
import { machineNow } from '../clock/machine.ts'
import { readConfig } from '../config.ts'
import { cookieNameFor, signedToken } from '../http/session.ts'
import { sessionSeconds } from '../identity/auth.ts'
import { insertIdentities, insertSessions } from '../identity/store.ts'
import { admitDemoStates } from './admit.ts'

const mostAtOnce = 20_000

export async function printSessions({ count }: { count: string }): Promise<void> {
  const many = /^\d{1,5}$/.test(count) ? Number(count) : 0
  if (many < 1 || many > mostAtOnce)
    throw new Refusal('invalid-input', `--count must be a whole number from 1 to ${mostAtOnce}.`)
  const config = readConfig()
  if (!config.demo) throw new Refusal('not-in-production', 'Demo participants exist only where DEMO=1.')
  const lines = await withHouse(config, async ({ database, clock, secret, origin }) => {
    const at = machineNow()
    const expiresAt = new Date(at.getTime() + sessionSeconds * 1000)
    // One transaction: a server on the same file waits once, and nobody is left half made.
    const tokens = await database.transaction(
      async (tx) => {
        const userIds = await insertIdentities(tx, peopleOf(many, at), at)
        await admitDemoStates({ clock }, tx, userIds)
        return insertSessions(tx, userIds, at, expiresAt)
      },
      { lock: 'demo:all' },
    )
    return tokens.map((token) => `${cookieNameFor(origin())}=${signedToken(token, secret)}`)
  })
  process.stdout.write(`${lines.join('\n')}\n`)
}

/** They sign in by their session alone: without a password there is nothing to guess. */
const peopleOf = (many: number, at: Date) =>
  Array.from({ length: many }, (_, nth) => ({
    email: `session-${at.getTime().toString(36)}-${nth + 1}@demo.plenary.test`,
    name: `Delegate ${nth + 1}`,
    language: 'en' as const,
    passwordHash: null,
  }))
