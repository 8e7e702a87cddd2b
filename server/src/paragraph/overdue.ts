/** A round past its deadline whose closing is still to be done: the text waits for that. */
import { phaseOf } from '@plenary/shared/stage'
import type { Context } from '../context.ts'
import { tablingsOf } from '../draft/store.ts'
import type { StageRow } from '../stage/store.ts'

export const isOverdue = (stage: StageRow, now: Date): boolean =>
  stage.closedFactAt === null && phaseOf(stage, now) === 'closed'

/** Does the closings of a draft that are overdue. */
export type CloseOverdue = (draftId: string) => Promise<void>

/** [RND6] Closes the rounds of a draft whose deadlines have passed, so that what comes next is no part of them. */
export const overdueCloser =
  ({ database, clock, jobs }: Pick<Context, 'database' | 'clock' | 'jobs'>): CloseOverdue =>
  async (draftId) => {
    const now = clock.now()
    const stages = (await tablingsOf(database, draftId))
      .map(({ stage }) => stage)
      .filter((stage) => isOverdue(stage, now))
      .sort((a, b) => +(a.closesAt as Date) - +(b.closesAt as Date))
    // Hundreds may come at a deadline: all of them wait for the same work.
    for (const { id } of stages) await jobs().hasten('stage.close', id)
  }
