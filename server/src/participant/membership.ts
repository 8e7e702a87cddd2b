/** [MBR1] What somebody is in a process changes or ends: a recorded act that holds on every open connection at once. */
import { can } from '@plenary/shared/abilities'
import type { AnswerOf, ParsedOf } from '@plenary/shared/api'
import { isSelf, type ParticipantView } from '@plenary/shared/participant'
import { ensure, Refusal } from '@plenary/shared/problems'
import type { Queries, Transaction } from '../database/port.ts'
import type { Tools } from '../words.ts'
import { delegationFor } from './delegations.ts'
import { wearsMasks } from './masks.ts'
import { peopleOf } from './names.ts'
import { participantPart } from './place.ts'
import { type ParticipantRow, participantById, secretariatOf, updateParticipant } from './store.ts'
import { actorIn, viewsOf } from './view.ts'

type Deps = Pick<Tools, 'database' | 'clock' | 'facts' | 'accounts' | 'judgeAnew'>

/** Whom an act is about, by whom; what one may not see does not exist. */
async function sceneOf({ database }: Deps, userId: string, id: string) {
  const row = await participantById(database, id)
  const actor = row && !row.leftAt ? await actorIn(database, userId, row.processId) : null
  if (!row || !actor) throw new Refusal('not-found')
  // [PSE2] The row behind masks is there for its person alone.
  if (wearsMasks(row) && !isSelf(actor, row.id)) throw new Refusal('not-found')
  return { row, actor }
}

const viewNow = async ({ accounts }: Deps, queries: Queries, id: string): Promise<ParticipantView> => {
  const row = (await participantById(queries, id)) as ParticipantRow
  return (await viewsOf([row], (ids) => accounts.userNames(ids, queries)))[0] as ParticipantView
}

/** Every connection they have in the process is closed with the commit, and judged anew where it comes back. */
function closeAll({ judgeAnew }: Deps, tx: Transaction, { userId, processId }: ParticipantRow): void {
  if (userId !== null) tx.afterCommit(() => judgeAnew({ userId, processId }))
}

/** [MBR4] */
async function ensureSecretariatStays(tx: Transaction, row: ParticipantRow): Promise<void> {
  if (row.role !== 'secretariat') return
  const others = (await secretariatOf(tx, row.processId)).filter(({ id }) => id !== row.id)
  if (others.length === 0) throw new Refusal('last-secretariat')
}

/** The person behind whatever stands in the list: a mask is somebody, and their access is one. */
const personOf = async (queries: Queries, row: ParticipantRow): Promise<ParticipantRow> =>
  row.maskOf ? ((await participantById(queries, row.maskOf)) as ParticipantRow) : row

/**
 * [MBR3] Whoever has left has no access from that moment; their words keep their author. Of somebody under a pseudonym
 * the one place that is ended leaves the list, and the others stay in it: that they go together would say that they are one.
 */
export async function endParticipation(
  deps: Deps,
  userId: string,
  id: string,
): Promise<Record<string, never>> {
  const { database, clock, facts } = deps
  const { row: found, actor } = await sceneOf(deps, userId, id)
  const { processId } = found
  const now = clock.now()
  ensure(can(actor, 'participant.end', { processId, participant: participantPart(found) }, now))
  await database.transaction(async (tx) => {
    const row = (await participantById(tx, id)) as ParticipantRow
    const person = await personOf(tx, row)
    if (row.leftAt || person.leftAt) throw new Refusal('not-found')
    await ensureSecretariatStays(tx, person)
    const participant = await viewNow(deps, tx, id)
    await updateParticipant(tx, person.id, { leftAt: now })
    if (row.maskOf) await updateParticipant(tx, row.id, { leftAt: now })
    const by = isSelf(actor, id) ? 'self' : 'secretariat'
    // [PSE2] When somebody under a pseudonym goes of themselves is told nowhere.
    if (by === 'secretariat' || !wearsMasks(person))
      await facts.record(tx, {
        type: 'participant.left',
        processId,
        actorId: actor.id,
        at: now,
        data: { participant, by },
      })
    closeAll(deps, tx, person)
  }, peopleOf(processId))
  return {}
}

/** [MBR2] Kind, role or delegation; all three agree afterwards, and the secretariat is never nobody. */
export async function changeParticipant(
  deps: Deps,
  userId: string,
  id: string,
  { reason, delegation: _, ...changes }: NonNullable<ParsedOf<'changeParticipant', 'body'>>,
): Promise<AnswerOf<'changeParticipant'>> {
  const { database, clock, facts } = deps
  const { row: found, actor } = await sceneOf(deps, userId, id)
  const { processId } = found
  const now = clock.now()
  ensure(can(actor, 'participant.change', { processId, participant: participantPart(found) }, now))
  // A mask is one of several: changed together they would be seen to be one person.
  if (found.maskOf || wearsMasks(found)) throw new Refusal('under-a-pseudonym')
  return database.transaction(async (tx) => {
    const row = (await participantById(tx, id)) as ParticipantRow
    if (row.leftAt) throw new Refusal('not-found')
    const kind = changes.kind ?? row.kind
    const role = changes.role ?? row.role
    const delegationId = changes.delegationId === undefined ? row.delegationId : changes.delegationId
    if (delegationId) await delegationFor(tx, processId, delegationId, kind, 'delegationId')
    if (role !== 'secretariat') await ensureSecretariatStays(tx, row)
    const former = await viewNow(deps, tx, id)
    await updateParticipant(tx, id, { kind, role, delegationId })
    const participant = await viewNow(deps, tx, id)
    await facts.record(tx, {
      type: 'participant.changed',
      processId,
      actorId: actor.id,
      at: now,
      data: {
        participant,
        former: { kind: former.kind, role: former.role, delegation: former.delegation },
        reason: reason ?? null,
      },
    })
    closeAll(deps, tx, row)
    return { participant }
  }, peopleOf(processId))
}
