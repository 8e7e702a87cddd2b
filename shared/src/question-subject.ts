/** What may be done on a guiding question: as long as its stage takes input, and inside delegations afterwards. */
import type { PlaceWith } from './place.ts'
import { isSecretariat, line } from './rights.ts'
import { phaseIn } from './stage.ts'
import { subjectOf } from './subject.ts'

const parts = ['stage', 'input'] as const
const open = line(parts, () => 'yes')

const lines = {
  read: open,
  begin: open,
  /** [THR4] With everyone while input is taken. */
  speak: line(parts, (actor, { stage, input }, now) => {
    const phase = phaseIn(stage, now)
    if (phase === 'cancelled') return 'stage-cancelled'
    if (isSecretariat(actor)) return 'yes'
    const late = input.until === null ? phase === 'closed' : +new Date(input.until) <= +new Date(now)
    return late ? 'input-closed' : 'yes'
  }),
  confer: line(parts, (_, { stage }, now) =>
    phaseIn(stage, now) === 'cancelled' ? 'stage-cancelled' : 'yes',
  ),
}

/** `id`: of one question; left out, the stage stands for all of its questions. */
export const questionSubject = (place: PlaceWith<(typeof parts)[number]>, id = place.stage?.id) =>
  subjectOf({ type: 'question', id }, place, lines)
