/** [RND22] The window of a stage is moved, or an open one extended; what has closed is reopened instead. */
import { Refusal } from '@plenary/shared/problems'
import { phaseOf } from '@plenary/shared/stage'
import { type Decision, ensureWindow, wholeSecond } from './act-on-stage.ts'

const same = (a: Date | null, b: Date | null): boolean => a?.getTime() === b?.getTime()

export const changeStage =
  (input: { opensAt?: string | undefined; closesAt?: string | undefined }): Decision =>
  (stage, now) => {
    const phase = phaseOf(stage, now)
    if (phase === 'closed') throw new Refusal('stage-not-open', 'It has closed; it can be reopened.')
    const opensAt = input.opensAt === undefined ? stage.opensAt : wholeSecond(input.opensAt)
    const closesAt = input.closesAt === undefined ? stage.closesAt : wholeSecond(input.closesAt)
    const beginsAnew = !same(opensAt, stage.opensAt)
    if (phase === 'open' && beginsAnew) throw new Refusal('invalid-window', 'It has opened already.')
    if (beginsAnew && opensAt && opensAt <= now)
      throw new Refusal('invalid-window', 'The beginning lies in the past.')
    if (!beginsAnew && same(closesAt, stage.closesAt))
      throw new Refusal('invalid-window', 'These are the dates it has.')
    ensureWindow(opensAt, closesAt, now)
    const later = stage.closesAt !== null && closesAt !== null && closesAt > stage.closesAt
    return { act: phase === 'open' && later ? 'extended' : 'moved', set: { opensAt, closesAt } }
  }
