/** [MBR1] What somebody is in a process changes or ends: a recorded act that holds on every open connection at once. */
import type { ParsedOf } from '@plenary/shared/api'
import { isSelf, type ParticipantView } from '@plenary/shared/participant'
import { found, Refusal } from '@plenary/shared/problems'
import type { Context } from '../context.ts'
import type { Queries, Transaction } from '../database/port.ts'
import { command } from './command.ts'
import { delegationFor } from './delegations.ts'
import { wearsMasks } from './masks.ts'
import { lockOfPeople, somebody } from './people.ts'
import { type ParticipantRow, participantById, secretariatOf, updateParticipant } from './store.ts'
import { viewsOf } from './view.ts'

type Deps = Pick<Context, 'accounts' | 'judgeAnew'>

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
export const endParticipation = command({
  subject: somebody,
  action: 'participant.end',
  lock: lockOfPeople,
  async work(deps: Deps, turn): Promise<Record<string, never>> {
    const { tx, row, actor, now, record } = turn
    const person = await personOf(tx, row)
    found(person.leftAt ? null : person)
    await ensureSecretariatStays(tx, person)
    const participant = await viewNow(deps, tx, row.id)
    await updateParticipant(tx, person.id, { leftAt: now })
    if (row.maskOf) await updateParticipant(tx, row.id, { leftAt: now })
    const by = isSelf(actor, row.id) ? 'self' : 'secretariat'
    // [PSE2] When somebody under a pseudonym goes of themselves is told nowhere.
    if (by === 'secretariat' || !wearsMasks(person)) await record('participant.left', { participant, by })
    closeAll(deps, tx, person)
    return {}
  },
})

type Changes = NonNullable<ParsedOf<'changeParticipant', 'body'>>

/** [MBR2] Kind, role or delegation; all three agree afterwards, and the secretariat is never nobody. */
export const changeParticipant = command({
  subject: somebody,
  action: 'participant.change',
  lock: lockOfPeople,
  async work(deps: Deps, turn, { reason, delegation: _, ...changes }: Changes) {
    const { tx, row, record } = turn
    const { id, processId } = row
    // A mask is one of several: changed together they would be seen to be one person.
    if (row.maskOf || wearsMasks(row)) throw new Refusal('under-a-pseudonym')
    const kind = changes.kind ?? row.kind
    const role = changes.role ?? row.role
    const delegationId = changes.delegationId === undefined ? row.delegationId : changes.delegationId
    if (delegationId) await delegationFor(tx, processId, delegationId, kind, 'delegationId')
    if (role !== 'secretariat') await ensureSecretariatStays(tx, row)
    const former = await viewNow(deps, tx, id)
    await updateParticipant(tx, id, { kind, role, delegationId })
    const participant = await viewNow(deps, tx, id)
    await record('participant.changed', {
      participant,
      former: { kind: former.kind, role: former.role, delegation: former.delegation },
      reason: reason ?? null,
    })
    closeAll(deps, tx, row)
    return { participant }
  },
})
