/** Where a stage stands at the platform's time now: by the one rule, whatever it was when the page was loaded. */
import { type Phase, phaseOf, type StageView, timeLeftMs } from '@plenary/shared/stage'

/** Cancelling is an act and not a matter of time: the view says it. */
export const phaseNow = (stage: StageView, now: Date): Phase =>
  stage.phase === 'cancelled' ? 'cancelled' : phaseOf(stage, now)

export const leftMs = (stage: StageView, now: Date): number | null =>
  phaseNow(stage, now) === 'cancelled' ? null : timeLeftMs(stage, now)

/** True once a moment these stages wait for has passed, so that what the server said of them is old. */
export const isOvertaken = (stages: readonly StageView[], now: Date): boolean =>
  stages.some((stage) => phaseNow(stage, now) !== stage.phase)
