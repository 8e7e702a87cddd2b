/** [BHF3] Standing mandates: the secretariat records that members of one delegation speak on behalf of another. */
import { randomUUID } from 'node:crypto'
import type { AnswerOf, ParsedOf } from '@plenary/shared/api'
import type { Mandate } from '@plenary/shared/delegation'
import { found, Refusal } from '@plenary/shared/problems'
import type { Queries } from '../database/port.ts'
import { command } from './command.ts'
import {
  delegationsByIds,
  insertMandate,
  type MandateRow,
  mandateBetween,
  mandateById,
  mandatesAfter,
  referenceOf,
  revokeMandate as revokeRow,
} from './delegation-store.ts'
import type { Deps } from './delegations.ts'
import { amongPeople, everyoneIn, lockOfPeople } from './people.ts'
import { ensureTakesPart } from './view.ts'

async function viewsOf(queries: Queries, rows: MandateRow[]): Promise<Mandate[]> {
  const of = await delegationsByIds(
    queries,
    rows.flatMap(({ delegationId, byDelegationId }) => [delegationId, byDelegationId]),
  )
  const named = (id: string) => referenceOf(of.get(id) as Parameters<typeof referenceOf>[0])
  return rows.map(({ id, delegationId, byDelegationId, grantedAt }) => ({
    id,
    delegation: named(delegationId),
    by: named(byDelegationId),
    grantedAt: grantedAt.toISOString(),
  }))
}

/** Who speaks for whom is known to all who take part. */
export async function listMandates(
  { database }: Deps,
  userId: string,
  { id: processId }: { id: string },
  { cursor, limit }: ParsedOf<'listMandates', 'query'>,
): Promise<AnswerOf<'listMandates'>> {
  await ensureTakesPart(database, userId, processId)
  const rows = await mandatesAfter(database, processId, cursor ?? '', limit + 1)
  const items = await viewsOf(database, rows.slice(0, limit))
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}

/** Granted twice, it is the same mandate. */
export const grantMandate = command({
  subject: everyoneIn,
  action: 'mandate.keep',
  lock: lockOfPeople,
  async work(
    _: object,
    turn,
    { delegationId, byDelegationId }: NonNullable<ParsedOf<'grantMandate', 'body'>>,
  ) {
    if (delegationId === byDelegationId)
      throw new Refusal('invalid-input', 'byDelegationId: A delegation speaks for itself without a mandate.')
    const { tx, actor, now, record } = turn
    const { processId } = turn.row
    const of = await delegationsByIds(tx, [delegationId, byDelegationId])
    for (const id of [delegationId, byDelegationId])
      found(of.get(id)?.processId === processId ? of.get(id) : null)
    const known = await mandateBetween(tx, byDelegationId, delegationId)
    const row = known ?? {
      ...{ id: randomUUID(), processId, delegationId, byDelegationId },
      ...{ grantedBy: actor.id, grantedAt: now, revokedAt: null },
    }
    if (!known) await insertMandate(tx, row)
    const [mandate] = (await viewsOf(tx, [row])) as [Mandate]
    if (!known) await record('mandate.granted', { mandate })
    return { mandate }
  },
})

export const revokeMandate = command({
  subject: amongPeople(mandateById),
  action: 'mandate.keep',
  lock: lockOfPeople,
  async work(_: object, { tx, row, now, record }): Promise<Record<string, never>> {
    const [mandate] = (await viewsOf(tx, [row])) as [Mandate]
    await revokeRow(tx, row.id, now)
    await record('mandate.revoked', { mandate })
    return {}
  },
})
