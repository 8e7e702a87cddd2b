/** What the words may ask of identities: make an account, ask for one, say a name. */
import type { Language } from '@plenary/shared/language'
import { Refusal } from '@plenary/shared/problems'
import type { Database, Queries, Transaction } from '../database/port.ts'
import { ensurePassword, hashPassword } from './password.ts'
import { insertIdentities, namesOf, updateLanguage, userIdOfEmail } from './store.ts'

interface NewAccount {
  email: string
  name: string
  password: string
  language: Language
}

export interface Accounts {
  /**
   * Makes an account and answers its user id. `within` runs in the same transaction, for what must come into
   * being together with it. Refuses weak-password and already-exists.
   */
  createAccount(
    input: NewAccount,
    within?: (tx: Transaction, userId: string) => Promise<void>,
  ): Promise<string>
  hasAccount(email: string): Promise<boolean>
  userIdOf(email: string, queries?: Queries): Promise<string | null>
  /** Names by user id; a shredded identity is missing. Give the transaction when you are in one. */
  userNames(userIds: string[], queries?: Queries): Promise<Map<string, string>>
  setLanguage(userId: string, language: Language): Promise<void>
}

interface Deps {
  database: Database
  /** The machine's time: sessions and accounts live by it, not by the platform's clock. */
  machineNow(): Date
  /** Told when something a session shows has changed. */
  changed(userId: string): void
}

export function makeAccounts({ database, machineNow, changed }: Deps): Accounts {
  return {
    /** [IDN1] One account per address, whatever its case; the second attempt is refused and changes nothing. */
    async createAccount({ email, name, password, language }, within) {
      ensurePassword(password)
      if (await userIdOfEmail(database, email)) throw new Refusal('already-exists')
      const passwordHash = await hashPassword(password)
      return database.transaction(
        async (tx) => {
          if (await userIdOfEmail(tx, email)) throw new Refusal('already-exists')
          const [userId] = await insertIdentities(tx, [{ email, name, language, passwordHash }], machineNow())
          await within?.(tx, userId as string)
          return userId as string
        },
        { lock: `account:${email}` },
      )
    },
    hasAccount: async (email) => (await userIdOfEmail(database, email)) !== null,
    userIdOf: (email, queries = database) => userIdOfEmail(queries, email),
    userNames: (userIds, queries = database) => namesOf(queries, userIds),
    async setLanguage(userId, language) {
      await updateLanguage(database, userId, language)
      changed(userId)
    },
  }
}
