/** Stages to which something can be brought now or soon. */
import { phaseOf, type StageView } from '@plenary/shared/stage'

/** More would be the calendar again. */
const most = 3

/** [CPG12] Those that are open, then those that come next; what is over, cancelled or a mere milestone takes nothing. */
export function nextToBring(stages: readonly StageView[], now: Date): StageView[] {
  const takes = stages.filter(({ kind }) => kind !== 'milestone' && kind !== 'adoption')
  const inPhase = (phase: 'open' | 'upcoming'): StageView[] =>
    takes
      .filter((stage) => stage.phase !== 'cancelled' && phaseOf(stage, now) === phase)
      .sort((a, b) => (a.opensAt ?? '').localeCompare(b.opensAt ?? ''))
  return [...inPhase('open'), ...inPhase('upcoming')].slice(0, most)
}
