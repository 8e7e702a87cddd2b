/** Queries of identities. Addresses are kept and compared in lower case. */
import { randomBytes, randomUUID } from 'node:crypto'
import type { Language } from '@plenary/shared/language'
import { and, eq, inArray, ne } from 'drizzle-orm'
import type { Queries, Transaction } from '../database/port.ts'
import { prepared } from '../database/prepared.ts'
import { account, session, user } from './tables.ts'

export interface NewIdentity {
  email: string
  name: string
  language: Language
  /** null: no password opens this account, only sessions made for it. */
  passwordHash: string | null
}

export interface SessionRow {
  sessionId: string
  expiresAt: Date
  user: { id: string; email: string; name: string; language: Language }
}

export const normaliseEmail = (email: string): string => email.trim().normalize('NFC').toLowerCase()

/** How many rows one statement takes: SQLite bounds the parameters of a statement. */
const rowsAtOnce = 500
const portions = <T>(rows: T[]): T[][] =>
  Array.from({ length: Math.ceil(rows.length / rowsAtOnce) }, (_, nth) =>
    rows.slice(nth * rowsAtOnce, (nth + 1) * rowsAtOnce),
  )

/** Adds people who can sign in with a password; answers their ids in order. Addresses must be new. */
export async function insertIdentities(tx: Transaction, people: NewIdentity[], at: Date): Promise<string[]> {
  const rows = people.map((person) => ({ ...person, id: randomUUID() }))
  for (const some of portions(rows)) {
    await tx.insert(user).values(
      some.map(({ id, email, name, language }) => ({
        id,
        email: normaliseEmail(email),
        name,
        language,
        emailVerified: true,
        createdAt: at,
        updatedAt: at,
      })),
    )
    const withPassword = some.filter(({ passwordHash }) => passwordHash !== null)
    if (withPassword.length === 0) continue
    await tx.insert(account).values(
      withPassword.map(({ id, passwordHash }) => ({
        id: randomUUID(),
        accountId: id,
        providerId: 'credential',
        userId: id,
        password: passwordHash,
        createdAt: at,
        updatedAt: at,
      })),
    )
  }
  return rows.map(({ id }) => id)
}

/** Opens a session for each person, as signing in would; answers the tokens in order. */
export async function insertSessions(
  tx: Transaction,
  userIds: string[],
  at: Date,
  expiresAt: Date,
): Promise<string[]> {
  const rows = userIds.map((userId) => ({
    id: randomUUID(),
    token: randomBytes(24).toString('base64url'),
    userId,
    expiresAt,
    createdAt: at,
    updatedAt: at,
  }))
  for (const some of portions(rows)) await tx.insert(session).values(some)
  return rows.map(({ token }) => token)
}

export async function userIdOfEmail(queries: Queries, email: string): Promise<string | null> {
  const [row] = await queries
    .select({ id: user.id })
    .from(user)
    .where(eq(user.email, normaliseEmail(email)))
  return row?.id ?? null
}

/** Hashes of the passwords that open these addresses' accounts. */
export async function passwordHashesOf(queries: Queries, emails: string[]): Promise<string[]> {
  const rows = await queries
    .select({ password: account.password })
    .from(account)
    .innerJoin(user, eq(user.id, account.userId))
    .where(inArray(user.email, emails.map(normaliseEmail)))
  return rows.flatMap(({ password }) => password ?? [])
}

type Named = { id: string; name: string }

const nameOf = prepared<{ id: string }, Named[]>((queries, value) =>
  queries
    .select({ id: user.id, name: user.name })
    .from(user)
    .where(eq(user.id, value('id'))),
)

export async function namesOf(queries: Queries, userIds: string[]): Promise<Map<string, string>> {
  const [first] = userIds
  // Whoever comes in asks for one, and hundreds come at once.
  if (first !== undefined && userIds.length === 1)
    return new Map((await nameOf(queries, { id: first })).map(({ id, name }) => [id, name]))
  const names = new Map<string, string>()
  for (const some of portions([...new Set(userIds)]))
    for (const row of await queries
      .select({ id: user.id, name: user.name })
      .from(user)
      .where(inArray(user.id, some)))
      names.set(row.id, row.name)
  return names
}

export async function updateLanguage(queries: Queries, userId: string, language: Language): Promise<void> {
  await queries.update(user).set({ language }).where(eq(user.id, userId))
}

const sessionsOfToken = prepared<{ token: string }, SessionRow[]>((queries, value) =>
  queries
    .select({
      sessionId: session.id,
      expiresAt: session.expiresAt,
      user: { id: user.id, email: user.email, name: user.name, language: user.language },
    })
    .from(session)
    .innerJoin(user, eq(user.id, session.userId))
    .where(eq(session.token, value('token'))),
)

export async function sessionOfToken(queries: Queries, token: string): Promise<SessionRow | null> {
  const [row] = await sessionsOfToken(queries, { token })
  return row ?? null
}

/** The sessions of these ids that exist, so many at a time that others are served in between. */
export async function* sessionsOf(
  queries: Queries,
  ids: string[],
): AsyncGenerator<{ id: string; token: string; userId: string; expiresAt: Date }[]> {
  for (const some of portions(ids))
    yield await queries
      .select({ id: session.id, token: session.token, userId: session.userId, expiresAt: session.expiresAt })
      .from(session)
      .where(inArray(session.id, some))
}

/** Ids of a person's sessions besides one of them. */
export async function otherSessionsOf(queries: Queries, userId: string, except: string): Promise<string[]> {
  const rows = await queries
    .select({ id: session.id })
    .from(session)
    .where(and(eq(session.userId, userId), ne(session.id, except)))
  return rows.map(({ id }) => id)
}
