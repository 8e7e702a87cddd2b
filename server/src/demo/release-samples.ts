/** [DEM5] Before a round of a demonstration opens, its samples are revised and published with a note of what was done. */
import { toBeOpened } from '../calendar/open-stages.ts'
import type { JobHandler } from '../clock/jobs.ts'
import type { Context } from '../context.ts'
import { overdueCloser } from '../paragraph/overdue.ts'
import { restructure } from '../paragraph/restructure.ts'
import { releaseText } from '../round/release-text.ts'
import { type Restructure, reviseSamples } from './revise-sample.ts'

/** What is published already stays as it is: whoever opens the round finds its text released. */
export async function releaseSamples(context: Context, stageId: string): Promise<void> {
  const closeOverdue = overdueCloser(context)
  const revise: Restructure = (userId, draftId, command) =>
    restructure(context, closeOverdue, userId, draftId, command)
  const notes = await reviseSamples(context, revise, stageId)
  await releaseText(context, stageId, (draftId) => notes.get(draftId) ?? null)
}

export const openSamples =
  (context: Context): JobHandler =>
  async (stageId) => {
    if (await toBeOpened(context.database, stageId, context.clock.now()))
      await releaseSamples(context, stageId)
  }
