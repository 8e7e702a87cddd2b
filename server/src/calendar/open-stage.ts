/** [RND24] A stage is opened before its time, or without one; its deadline stays. */
import { Refusal } from '@plenary/shared/problems'
import { phaseOf } from '@plenary/shared/stage'
import { type Decision, ensureWindow, wholeSecond } from './act-on-stage.ts'

export const openStage: Decision = (stage, now) => {
  const phase = phaseOf(stage, now)
  if (phase === 'open') throw new Refusal('stage-not-closed', 'It is open already.')
  if (phase === 'closed') throw new Refusal('invalid-window', 'It has closed; it can be reopened.')
  const opensAt = wholeSecond(now)
  ensureWindow(opensAt, stage.closesAt, now)
  return { act: 'opened', set: { opensAt } }
}
