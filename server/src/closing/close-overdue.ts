/** Closings that the time has brought and no job has done yet: at a start, and before the text is touched again. */
import type { Queries } from '../database/port.ts'
import { tablingsOf } from '../draft/store.ts'
import { isOverdue } from '../paragraph/overdue.ts'
import { type ClosingTools, closeRound } from './close-round.ts'
import { overdueStages } from './store.ts'

/** [RND7] What was to close while the server was down closes before anyone is let in, the earliest first. */
export async function closeAllOverdue(
  tools: ClosingTools,
  opened: (stageId: string) => Promise<void>,
): Promise<void> {
  for (const { id } of await overdueStages(tools.database, tools.clock.now())) {
    // In the order of its life: that it opened is recorded first, where that was missed too.
    await opened(id)
    await closeRound(tools, id, { actor: null, reason: null })
  }
}

/** [RND6] Closes the rounds of a draft whose deadlines have passed, so that what comes next is no part of them. */
export async function closeOverdueOf(tools: ClosingTools, draftId: string): Promise<void> {
  const stages = await overdueOf(tools.database, draftId, tools.clock.now())
  for (const id of stages) await closeRound(tools, id, { actor: null, reason: null })
}

const overdueOf = async (queries: Queries, draftId: string, now: Date): Promise<string[]> =>
  (await tablingsOf(queries, draftId))
    .map(({ stage }) => stage)
    .filter((stage) => isOverdue(stage, now))
    .sort((a, b) => +(a.closesAt as Date) - +(b.closesAt as Date))
    .map(({ id }) => id)
