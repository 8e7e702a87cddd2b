/** [BHF1] The focal point of a delegation says whether a contribution speaks on its behalf. Until then its author speaks. */
import { can } from '@plenary/shared/abilities'
import type { Behalf } from '@plenary/shared/attribution'
import type { Audience } from '@plenary/shared/audience'
import { maySee } from '@plenary/shared/contribution-abilities'
import { ensure, Refusal } from '@plenary/shared/problems'
import type { Transaction } from '../database/port.ts'
import { behalfView } from '../participant/attribution.ts'
import { type DelegationRow, delegationById } from '../participant/delegation-store.ts'
import { behalfPart } from '../participant/place.ts'
import { actorIn } from '../participant/view.ts'
import type { ActDeps } from './begin.ts'
import { type ContributionRow, contributionById, updateContribution } from './store.ts'
import { audienceOf, tell } from './tell.ts'
import type { FilePorts } from './view.ts'

const subjectOf = ({ id, stageId }: ContributionRow) => ({ type: 'contribution' as const, id, stageId })

/** Those who may know of it, and whose delegation is asked. */
const concerned = (row: ContributionRow): Audience => {
  const known = audienceOf(row)
  return known === 'participants' ? known : (`${known}+delegation:${row.behalfOf}` as Audience)
}

/** The asking, or the confirmation that a mandate has given at once. */
export async function tellBehalf(
  { facts }: Pick<ActDeps, 'facts'>,
  tx: Transaction,
  row: ContributionRow,
  actorId: string,
  at: Date,
): Promise<void> {
  const { behalfOf: delegationId, behalfState: state } = row
  if (!delegationId || !state || state === 'wished') return
  const fact = { processId: row.processId, stageId: row.stageId, actorId, at, audience: concerned(row) }
  const subject = subjectOf(row)
  if (state === 'asked')
    await facts.record(tx, { ...fact, type: 'behalf.asked', data: { subject, delegationId } })
  else {
    const mandateId = row.behalfBy === actorId ? null : row.behalfBy
    await facts.record(tx, {
      ...fact,
      type: 'behalf.answered',
      data: { subject, delegationId, state, mandateId },
    })
  }
}

export async function answerForContribution(
  deps: ActDeps,
  files: FilePorts,
  userId: string,
  id: string,
  confirms: boolean,
): Promise<Behalf> {
  return deps.database.transaction(
    async (tx) => {
      const row = await contributionById(tx, id)
      const actor = row && (await actorIn(tx, userId, row.processId))
      const behalf = row && behalfPart(row)
      // Whoever is not asked learns nothing of what waits; whoever asks for themselves may not answer.
      if (!row || !actor || !behalf || row.receivedAt === null || !maySee(actor, row))
        throw new Refusal('not-found')
      if (row.status === 'withdrawn' || row.status === 'declined') throw new Refusal('already-answered')
      const now = deps.clock.now()
      ensure(can(actor, 'behalf.answer', { processId: row.processId, behalf }, now))
      const state = confirms ? ('confirmed' as const) : ('declined' as const)
      const next = await updateContribution(tx, row, {
        ...{ behalfState: state, behalfBy: actor.id, behalfAt: now, changedAt: now },
      })
      if (!next) throw new Refusal('version-conflict')
      await tellBehalf(deps, tx, next, actor.id, now)
      await tell(deps, files, tx, 'contribution.changed', next, actor.id, now)
      return behalfView((await delegationById(tx, behalf.delegationId)) as DelegationRow, state)
    },
    { lock: `contribution:${id}` },
  )
}
