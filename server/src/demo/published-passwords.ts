/** The demonstration's passwords stand in the README for everyone to read: production does not start with them. */
import { ConfigError } from '../config.ts'
import type { Context } from '../context.ts'
import { verifyPassword } from '../identity/password.ts'
import { passwordHashesOf } from '../identity/store.ts'
import { demoPassword, demoPeople } from './people.ts'

/** [CFG3] Throws ConfigError, one line for the operator, when an account of the demonstration still opens with it. */
export async function ensureUnpublished({
  config,
  database,
}: Pick<Context, 'config' | 'database'>): Promise<void> {
  if (!config.production) return
  const emails = demoPeople.map(({ address }) => `${address}@demo.plenary.test`)
  for (const hash of await passwordHashesOf(database, emails))
    if (await verifyPassword(hash, demoPassword))
      throw new ConfigError(
        'The database in DATA_DIR holds accounts of the demonstration with their published password, and production does not start with those. Change the passwords outside production (NODE_ENV unset), or name an empty DATA_DIR.',
      )
}
