/** Conveners: who may begin processes. The first is made on the machine; each names others, by a link good once. */
import { randomUUID } from 'node:crypto'
import type { AnswerOf } from '@plenary/shared/api'
import { ensure, Refusal, type Verdict } from '@plenary/shared/problems'
import type { Context } from '../context.ts'
import type { Queries, Transaction } from '../database/port.ts'
import { hashOfToken, linkLastsMs, newLinkToken, sameAddress } from '../identity/link-token.ts'
import {
  allConveners,
  type ConvenerLink,
  convenerLinkOf,
  insertConvener,
  insertConvenerLink,
  isConvener,
  useConvenerLink,
} from '../process/convener-store.ts'

type Deps = Pick<Context, 'database' | 'clock' | 'accounts' | 'origin'>

/** [CNV2] Beginning a process is a right of no process: conveners have it, and nobody else. */
export async function mayConvene(queries: Queries, userId: string): Promise<Verdict> {
  return (await isConvener(queries, userId)) ? 'yes' : 'not-a-convener'
}

/** [CNV1] A link for one address, good once; `by` is null where it is made on the machine. */
export async function linkForConvener(
  { database, clock, origin }: Pick<Deps, 'database' | 'clock' | 'origin'>,
  email: string,
  by: string | null,
): Promise<AnswerOf<'nameConvener'>> {
  const [token, now] = [newLinkToken(), clock.now()]
  const expiresAt = new Date(now.getTime() + linkLastsMs)
  await database.transaction(
    async (tx) => {
      if (by !== null) ensure(await mayConvene(tx, by))
      await insertConvenerLink(tx, {
        ...{ id: randomUUID(), email, tokenHash: hashOfToken(token), by },
        ...{ createdAt: now, expiresAt, usedAt: null },
      })
    },
    { lock: 'conveners:all' },
  )
  return { email, link: `${origin()}/conveners/${token}`, expiresAt: expiresAt.toISOString() }
}

export async function appointConvener(
  { clock }: Pick<Deps, 'clock'>,
  tx: Transaction,
  userId: string,
  by: string | null,
): Promise<void> {
  await insertConvener(tx, { userId, by, since: clock.now() })
}

export async function listConveners(
  { database, accounts }: Deps,
  userId: string,
): Promise<AnswerOf<'listConveners'>> {
  ensure(await mayConvene(database, userId))
  const rows = await allConveners(database)
  const names = await accounts.userNames(rows.map((row) => row.userId))
  const items = rows.map((row) => ({
    id: row.userId,
    name: names.get(row.userId) ?? '',
    since: row.since.toISOString(),
  }))
  return { items, next: null }
}

/** Unknown, used and expired are one answer. */
async function validLink({ database, clock }: Deps, token: string): Promise<ConvenerLink> {
  const link = await convenerLinkOf(database, hashOfToken(token))
  if (!link || link.usedAt || link.expiresAt <= clock.now()) throw new Refusal('invitation-invalid')
  return link
}

export async function describeConvening(deps: Deps, token: string): Promise<AnswerOf<'getConvening'>> {
  const { email, expiresAt } = await validLink(deps, token)
  return { expiresAt: expiresAt.toISOString(), hasAccount: await deps.accounts.hasAccount(email) }
}

export async function acceptConvening(
  deps: Deps,
  token: string,
  viewer: { id: string; email: string } | null,
  { name, password }: { name?: string | undefined; password?: string | undefined },
): Promise<Record<string, never>> {
  const { accounts, database, clock } = deps
  const link = await validLink(deps, token)
  const join = async (tx: Transaction, userId: string): Promise<void> => {
    if (!(await useConvenerLink(tx, link.id, clock.now()))) throw new Refusal('invitation-invalid')
    await appointConvener(deps, tx, userId, link.by)
  }
  if (viewer) {
    // A link is for one address: somebody else's opens nothing.
    if (!sameAddress(viewer.email, link.email)) throw new Refusal('invitation-invalid')
    await database.transaction((tx) => join(tx, viewer.id), { lock: 'conveners:all' })
    return {}
  }
  if (await accounts.hasAccount(link.email))
    throw new Refusal('not-signed-in', 'This address has an account: sign in to accept.')
  if (!name || !password)
    throw new Refusal('invalid-input', 'A name and a password are needed for the new account.')
  await accounts.createAccount({ email: link.email, name, password, language: 'en' }, join)
  return {}
}
