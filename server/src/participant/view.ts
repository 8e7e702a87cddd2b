/** A participant as others see them: a pseudonym replaces the name, always [PRT1]. */
import { type Actor, colourOf, type ParticipantView, type Participation } from '@plenary/shared/participant'
import type { Queries } from '../database/port.ts'
import { type ParticipantRow, type ParticipationRow, participantOf, participationsOfUser } from './store.ts'

/** Names by the ids of identities; a shredded identity is missing. */
export type NamesOf = (userIds: string[]) => Promise<Map<string, string>>

/** Shown where an identity was shredded and no pseudonym was chosen. */
const nameless = '—'

export const viewOf = (row: ParticipantRow, names: Map<string, string>): ParticipantView => ({
  id: row.id,
  name: row.pseudonym ?? names.get(row.userId ?? '') ?? nameless,
  kind: row.kind,
  role: row.role,
  delegation:
    row.delegationId && row.delegationName ? { id: row.delegationId, name: row.delegationName } : null,
  colour: colourOf(row.delegationId ?? row.id),
})

/** Names are asked only of those who show one: a pseudonymous person's name is not even read. */
export async function viewsOf(rows: ParticipantRow[], namesOf: NamesOf): Promise<ParticipantView[]> {
  const names = await namesOf(rows.flatMap(({ userId, pseudonym }) => (userId && !pseudonym ? [userId] : [])))
  return rows.map((row) => viewOf(row, names))
}

const actorOf = ({ id, processId, kind, role, delegationId }: ParticipantRow): Actor => ({
  id,
  processId,
  kind,
  role,
  delegationId,
})

/** The person in a process as the rights table and as the others see them; null when they take no part. */
export async function participationOf(
  queries: Queries,
  namesOf: NamesOf,
  userId: string,
  processId: string,
): Promise<{ actor: Actor; view: ParticipantView } | null> {
  const row = await participantOf(queries, userId, processId)
  if (!row) return null
  const [view] = await viewsOf([row], namesOf)
  return { actor: actorOf(row), view: view as ParticipantView }
}

export async function actorIn(
  queries: Queries,
  userId: string | undefined,
  processId: string,
): Promise<Actor | null> {
  const row = userId ? await participantOf(queries, userId, processId) : null
  return row ? actorOf(row) : null
}

/** Where a person takes part, each as the others there see them. */
export async function participationsOf(
  queries: Queries,
  namesOf: NamesOf,
  userId: string,
): Promise<Participation[]> {
  const rows: ParticipationRow[] = await participationsOfUser(queries, userId)
  const views = await viewsOf(rows, namesOf)
  return rows.map(({ process }, nth) => ({ ...(views[nth] as ParticipantView), process }))
}
