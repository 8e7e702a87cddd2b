/** [RND25] A stage that has closed is open again until a new deadline, and closes again as if for the first time. */
import { Refusal } from '@plenary/shared/problems'
import { phaseOf } from '@plenary/shared/stage'
import { type Decision, ensureWindow, wholeSecond } from './act-on-stage.ts'

export const reopenStage =
  (input: { closesAt: string }): Decision =>
  (stage, now) => {
    if (phaseOf(stage, now) !== 'closed') throw new Refusal('stage-not-closed')
    // Between its deadline and the closing's own work there is nothing to reopen yet: each is in the record, in order.
    if (!stage.closedFactAt)
      throw new Refusal('stage-not-closed', 'It is being closed; try again in a moment.')
    const closesAt = wholeSecond(input.closesAt)
    ensureWindow(stage.opensAt, closesAt, now)
    return { act: 'reopened', set: { closesAt, closedFactAt: null, publishedAt: null } }
  }
