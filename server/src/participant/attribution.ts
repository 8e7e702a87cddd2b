/** [ATT1] Whose word something is, told from its references; and how it comes to be said on behalf of a delegation. */
import type { Behalf, BehalfState, Entered } from '@plenary/shared/attribution'
import type { Actor } from '@plenary/shared/participant'
import { found, Refusal } from '@plenary/shared/problems'
import type { Queries, Transaction } from '../database/port.ts'
import {
  type DelegationRow,
  delegationById,
  delegationsByIds,
  mandateBetween,
  referenceOf,
} from './delegation-store.ts'
import { ensurePersonName } from './names.ts'
import { participantsByIds } from './store.ts'
import { type NamesOf, viewsOf } from './view.ts'

export interface Attribution {
  enteredFor: string | null
  enteredPerson: string | null
  behalfOf: string | null
  behalfState: BehalfState | null
  behalfBy: string | null
  behalfAt: Date | null
}

/** What a word of its own has to be attributed. */
export interface Attributed
  extends Pick<Attribution, 'enteredFor' | 'enteredPerson' | 'behalfOf' | 'behalfState'> {
  authorId: string | null
  delegationId: string | null
  /** Words the secretariat entered before delegations were records. */
  attributedTo?: string[]
}

export const nobodyElse: Attribution = {
  ...{ enteredFor: null, enteredPerson: null },
  ...{ behalfOf: null, behalfState: null, behalfBy: null, behalfAt: null },
}

export interface Told {
  entered: Entered | null
  /** As those it concerns see it; others only where it is confirmed. */
  onBehalfOf: Behalf | null
  /** Names of those whose word it is: on whose behalf, then who says it. */
  names: string[]
}

/** One answer for each row, from as many queries for many as for one. */
export async function attributionsOf(
  queries: Queries,
  namesOf: NamesOf,
  rows: readonly Attributed[],
): Promise<Told[]> {
  const ids = rows.flatMap(({ enteredFor, behalfOf, delegationId }) =>
    [enteredFor, behalfOf, delegationId].filter((id) => id !== null),
  )
  const delegations = await delegationsByIds(queries, [...new Set(ids)])
  const authors = [...new Set(rows.flatMap(({ authorId }) => authorId ?? []))]
  const people = await participantsByIds(queries, authors)
  const views = new Map((await viewsOf(people, namesOf)).map((view) => [view.id, view]))
  return rows.map((row) => {
    const of = (id: string | null): DelegationRow | undefined => delegations.get(id ?? '')
    const author = views.get(row.authorId ?? '')
    const former = author?.role === 'secretariat' && !row.enteredFor ? (row.attributedTo ?? []) : []
    const target = of(row.enteredFor)
    const behalf = of(row.behalfOf)
    const onBehalfOf = behalf && row.behalfState ? behalfView(behalf, row.behalfState) : null
    const speaks = target
      ? [row.enteredPerson ?? target.name]
      : former.length > 0
        ? former
        : [of(row.delegationId)?.name ?? author?.delegation?.name ?? author?.name ?? ''].filter(Boolean)
    const entered: Entered | null = target
      ? { delegation: referenceOf(target), person: row.enteredPerson }
      : former.length > 0 || (row.authorId === null && row.enteredPerson)
        ? { delegation: null, person: former.join('; ') || row.enteredPerson }
        : null
    return {
      entered,
      onBehalfOf,
      names: [...(onBehalfOf?.state === 'confirmed' ? [onBehalfOf.name] : []), ...speaks],
    }
  })
}

export function behalfView(row: DelegationRow, state: BehalfState): Behalf {
  const { id: delegationId, ...rest } = referenceOf(row)
  return { ...rest, delegationId, state }
}

/** The delegation that somebody wishes to speak for. Throws not-found, and invalid-input where it is their own. */
export async function wishedFor(
  queries: Queries,
  processId: string,
  own: string | null,
  wish: { delegationId: string } | null,
): Promise<Pick<Attribution, 'behalfOf' | 'behalfState' | 'behalfBy' | 'behalfAt'>> {
  const none = { behalfOf: null, behalfState: null, behalfBy: null, behalfAt: null }
  if (!wish) return none
  const named = await delegationById(queries, wish.delegationId)
  const row = found(named?.processId === processId ? named : null)
  if (row.id === own)
    throw new Refusal('invalid-input', 'onBehalfOf: A delegation speaks for itself; name another, or none.')
  return { ...none, behalfOf: row.id, behalfState: 'wished' }
}

/** [BHF1] [BHF3] Confirmed at once under a standing mandate, else asked of the focal point. */
export async function asked(
  queries: Queries,
  by: string | null,
  behalfOf: string,
  now: Date,
): Promise<Pick<Attribution, 'behalfState' | 'behalfBy' | 'behalfAt'>> {
  const mandate = by ? await mandateBetween(queries, by, behalfOf) : null
  return mandate
    ? { behalfState: 'confirmed', behalfBy: mandate.id, behalfAt: now }
    : { behalfState: 'asked', behalfBy: null, behalfAt: now }
}

/** [ATT2] The secretariat's act: a delegation of the process, and a person of it who is nobody that takes part. */
export async function enteredFor(
  tx: Transaction,
  namesOf: NamesOf,
  { processId, role }: Pick<Actor, 'processId' | 'role'>,
  wish: { delegationId: string; person?: string | null | undefined } | null,
  now: Date,
): Promise<{ enteredFor: string | null; enteredPerson: string | null; delegation: DelegationRow | null }> {
  if (!wish) return { enteredFor: null, enteredPerson: null, delegation: null }
  if (role !== 'secretariat') throw new Refusal('secretariat-only')
  const named = await delegationById(tx, wish.delegationId)
  const delegation = found(named?.processId === processId ? named : null)
  const person = wish.person ?? null
  if (person) await ensurePersonName(tx, namesOf, { processId, now }, person, 'entered.person')
  return { enteredFor: delegation.id, enteredPerson: person, delegation }
}
