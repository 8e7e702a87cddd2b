/** [BHF3] Standing mandates: the secretariat records that members of one delegation speak on behalf of another. */
import { randomUUID } from 'node:crypto'
import type { AnswerOf, ParsedOf } from '@plenary/shared/api'
import type { Mandate } from '@plenary/shared/delegation'
import { Refusal } from '@plenary/shared/problems'
import type { Queries } from '../database/port.ts'
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
import { actorOn, type Deps } from './delegations.ts'
import { peopleOf } from './names.ts'
import { actorIn } from './view.ts'

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
  if (!(await actorIn(database, userId, processId))) throw new Refusal('not-a-participant')
  const rows = await mandatesAfter(database, processId, cursor ?? '', limit + 1)
  const items = await viewsOf(database, rows.slice(0, limit))
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}

/** Granted twice, it is the same mandate. */
export async function grantMandate(
  deps: Deps,
  userId: string,
  { id: processId }: { id: string },
  { delegationId, byDelegationId }: NonNullable<ParsedOf<'grantMandate', 'body'>>,
): Promise<AnswerOf<'grantMandate'>> {
  const { actor, now } = await actorOn(deps, userId, processId, 'mandate.keep')
  if (delegationId === byDelegationId)
    throw new Refusal('invalid-input', 'byDelegationId: A delegation speaks for itself without a mandate.')
  return deps.database.transaction(async (tx) => {
    const of = await delegationsByIds(tx, [delegationId, byDelegationId])
    if ([delegationId, byDelegationId].some((id) => of.get(id)?.processId !== processId))
      throw new Refusal('not-found')
    const known = await mandateBetween(tx, byDelegationId, delegationId)
    const row = known ?? {
      ...{ id: randomUUID(), processId, delegationId, byDelegationId },
      ...{ grantedBy: actor.id, grantedAt: now, revokedAt: null },
    }
    if (!known) await insertMandate(tx, row)
    const [mandate] = (await viewsOf(tx, [row])) as [Mandate]
    if (!known)
      await deps.facts.record(tx, {
        type: 'mandate.granted',
        processId,
        actorId: actor.id,
        at: now,
        data: { mandate },
      })
    return { mandate }
  }, peopleOf(processId))
}

export async function revokeMandate(deps: Deps, userId: string, id: string): Promise<Record<string, never>> {
  const processId = (await mandateById(deps.database, id))?.processId
  const { actor, now } = await actorOn(deps, userId, processId, 'mandate.keep')
  await deps.database.transaction(
    async (tx) => {
      const row = await mandateById(tx, id)
      if (!row) throw new Refusal('not-found')
      const [mandate] = (await viewsOf(tx, [row])) as [Mandate]
      await revokeRow(tx, id, now)
      await deps.facts.record(tx, {
        type: 'mandate.revoked',
        processId: row.processId,
        actorId: actor.id,
        at: now,
        data: { mandate },
      })
    },
    peopleOf(processId as string),
  )
  return {}
}
