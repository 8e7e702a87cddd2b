/** Whether a round is past its deadline while its closing is still to be done: the text waits for that. */
import { phaseOf } from '@plenary/shared/stage'
import type { StageRow } from '../stage/store.ts'

export const isOverdue = (stage: StageRow, now: Date): boolean =>
  stage.closedFactAt === null && phaseOf(stage, now) === 'closed'

/** Does the closings of a draft that are overdue. Closing publishes, which is a word below this one. */
export type CloseOverdue = (draftId: string) => Promise<void>
