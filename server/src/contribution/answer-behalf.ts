/** [BHF1] The focal point of a delegation says whether a contribution speaks on its behalf. Until then its author speaks. */
import type { Behalf } from '@plenary/shared/attribution'
import type { Audience } from '@plenary/shared/audience'
import { maySee } from '@plenary/shared/contribution-abilities'
import type { PlaceWith } from '@plenary/shared/place'
import { Refusal } from '@plenary/shared/problems'
import { answeredBy, behalfAfter, tellBehalf } from '../participant/behalf.ts'
import { command, type Target } from '../participant/command.ts'
import { behalfPart } from '../participant/place.ts'
import type { ActDeps } from './begin.ts'
import { type ContributionCommand, onContribution } from './place.ts'
import { type ContributionRow, updateContribution } from './store.ts'
import { audienceOf, tell } from './tell.ts'

/** Those who may know of it, and whose delegation is asked. */
const concerned = (row: ContributionRow): Audience => {
  const known = audienceOf(row)
  return known === 'participants' ? known : (`${known}+delegation:${row.behalfOf}` as Audience)
}

export const tellBehalfOf = (
  turn: Pick<ContributionCommand, 'actor' | 'record'>,
  row: ContributionRow,
): Promise<void> => {
  const audience = concerned(row)
  const subject = { type: 'contribution' as const, id: row.id, stageId: row.stageId }
  return tellBehalf(turn, subject, row, { asked: audience, answered: audience })
}

/**
 * A delegation answers in its own name: nobody acts through a mask. Whoever is not asked learns nothing of what waits;
 * whoever asks for themselves may not answer.
 */
const askedOn: Target<ContributionRow, PlaceWith<'behalf'>> = {
  ...onContribution.subject,
  acting: ({ processId }) => processId,
  place(_, row, actor) {
    const behalf = row.receivedAt !== null && maySee(actor, row) ? behalfPart(row) : null
    return behalf && { processId: row.processId, behalf }
  },
  stranger: 'not-found',
}

export const answerForContribution = command({
  subject: askedOn,
  action: ({ row: { status } }) => {
    // Whoever may know of it is told that there is nothing left to answer, whether it was theirs to answer or not.
    if (status === 'withdrawn' || status === 'declined') throw new Refusal('already-answered')
    return 'behalf.answer'
  },
  lock: onContribution.lock,
  async work(deps: ActDeps, turn, confirms: boolean): Promise<Behalf> {
    const { tx, row, place, now } = turn
    const answer = answeredBy(confirms, turn)
    const next = await updateContribution(tx, row, { ...answer, changedAt: now })
    if (!next) throw new Refusal('version-conflict')
    await tellBehalfOf(turn, next)
    await tell(deps, turn, 'contribution.changed', next)
    return behalfAfter(tx, place.behalf.delegationId, answer)
  },
})
