/** [RND26] A stage that will not take place, or not go on, is cancelled for good. */
import { Refusal } from '@plenary/shared/problems'
import { phaseOf } from '@plenary/shared/stage'
import type { Decision } from './act-on-stage.ts'

export const cancelStage: Decision = (stage, now) => {
  if (phaseOf(stage, now) === 'closed') throw new Refusal('stage-not-open', 'What has closed took place.')
  return { act: 'cancelled', set: { cancelledAt: now } }
}
