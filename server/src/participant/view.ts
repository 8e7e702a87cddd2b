/** A participant as others see them: a pseudonym replaces the name, always [PRT1]; each stage sees a mask [PSE1]. */
import { type Actor, colourOf, type ParticipantView, type Participation } from '@plenary/shared/participant'
import { Refusal } from '@plenary/shared/problems'
import type { Queries } from '../database/port.ts'
import { referenceOf } from './delegation-store.ts'
import { type ActingPlace, maskOfPerson, wearsMasks } from './masks.ts'
import {
  masksOf,
  type ParticipantRow,
  participantOf,
  participantsByIds,
  participationsOfUser,
} from './store.ts'

/** Names by the ids of identities; a shredded identity is missing. */
export type NamesOf = (userIds: string[]) => Promise<Map<string, string>>

/** Shown where an identity was shredded and no pseudonym was chosen. */
const nameless = '—'

type Seen = Omit<ParticipantRow, 'maskOf' | 'linksStages' | 'delegationNames' | 'leftAt'> &
  Partial<Pick<ParticipantRow, 'delegationNames'>>

export const viewOf = (row: Seen, names: Map<string, string>): ParticipantView => ({
  id: row.id,
  name: row.pseudonym ?? names.get(row.userId ?? '') ?? nameless,
  kind: row.kind,
  role: row.role,
  delegation:
    row.delegationId && row.delegationName
      ? referenceOf({ id: row.delegationId, name: row.delegationName, names: row.delegationNames ?? {} })
      : null,
  colour: colourOf(row.delegationId ?? row.id),
})

/** Names are asked only of those who show one: a pseudonymous person's name is not even read. */
export async function viewsOf(rows: ParticipantRow[], namesOf: NamesOf): Promise<ParticipantView[]> {
  const names = await namesOf(rows.flatMap(({ userId, pseudonym }) => (userId && !pseudonym ? [userId] : [])))
  return rows.map((row) => viewOf(row, names))
}

/** By whom something is said, as everyone may name them: the delegation, else the person or their pseudonym. */
export async function authorsOf(
  queries: Queries,
  namesOf: NamesOf,
  ids: string[],
): Promise<Map<string, Pick<ParticipantView, 'name' | 'kind'>>> {
  const views = await viewsOf(await participantsByIds(queries, [...new Set(ids)]), namesOf)
  return new Map(
    views.map(({ id, name, kind, delegation }) => [id, { name: delegation?.name ?? name, kind }]),
  )
}

/** Who a person is in a place: themself, or the mask they wear there, with the ids of their other masks. */
async function standingIn(
  queries: Queries,
  userId: string,
  place: string | ActingPlace,
): Promise<{ row: ParticipantRow; actor: Actor } | null> {
  const processId = typeof place === 'string' ? place : place.processId
  const person = await participantOf(queries, userId, processId)
  if (!person) return null
  if (!wearsMasks(person)) return { row: person, actor: actorOf(person) }
  const row = typeof place === 'string' ? person : await wornIn(queries, person, place)
  const masks = (await masksOf(queries, [person.id])).get(person.id) ?? []
  return { row, actor: { ...actorOf(row), also: [person.id, ...masks].filter((id) => id !== row.id) } }
}

const wornIn = async (queries: Queries, person: ParticipantRow, { stage }: ActingPlace) =>
  maskOfPerson(queries, person, typeof stage === 'string' ? stage : await stage(queries))

const actorOf = ({ id, processId, kind, role, delegationId }: ParticipantRow): Actor => ({
  id,
  processId,
  kind,
  role,
  delegationId,
})

/** The person in a place as the rights table and as the others see them; null when they take no part. */
export async function participationOf(
  queries: Queries,
  namesOf: NamesOf,
  userId: string,
  place: string | ActingPlace,
): Promise<{ actor: Actor; view: ParticipantView } | null> {
  const standing = await standingIn(queries, userId, place)
  if (!standing) return null
  const [view] = await viewsOf([standing.row], namesOf)
  return { actor: standing.actor, view: view as ParticipantView }
}

/**
 * Who acts in a place. A process alone is a place where nobody acts through a mask: it answers whether somebody takes
 * part, which facts are theirs to hear, and what the secretariat does outside the stages.
 */
export const actorIn = async (
  queries: Queries,
  userId: string | undefined,
  place: string | ActingPlace,
): Promise<Actor | null> => (userId ? ((await standingIn(queries, userId, place))?.actor ?? null) : null)

/** Whoever takes part may read it. Throws not-a-participant for everybody else. */
export async function ensureTakesPart(
  queries: Queries,
  userId: string | undefined,
  place: string | ActingPlace,
): Promise<Actor> {
  const actor = await actorIn(queries, userId, place)
  if (!actor) throw new Refusal('not-a-participant')
  return actor
}

/** Where a person takes part, each under the pseudonym they chose, with their ids in the stages; for themself alone. */
export async function participationsOf(
  queries: Queries,
  namesOf: NamesOf,
  userId: string,
): Promise<Participation[]> {
  const rows = await participationsOfUser(queries, userId)
  const views = await viewsOf(rows, namesOf)
  const masks = await masksOf(
    queries,
    rows.filter(wearsMasks).map(({ id }) => id),
  )
  return rows.map((row, nth) => ({
    ...(views[nth] as ParticipantView),
    process: row.process,
    linksStages: wearsMasks(row) ? row.linksStages : null,
    also: masks.get(row.id) ?? [],
  }))
}
