/**
 * The consequences of what the time already says: a stage that has opened becomes a fact, once, and sockets of its drafts
 * are judged again. Rights do not wait for this [STG1] [T10].
 */
import { closeCode } from '@plenary/shared/rooms'
import { phaseOf } from '@plenary/shared/stage'
import type { JobHandler } from '../clock/jobs.ts'
import type { Context } from '../context.ts'
import type { Queries } from '../database/port.ts'
import { draftsOfStage } from '../draft/store.ts'
import { releaseText } from '../round/release-text.ts'
import { claimConsequence, type StageRow, stageById } from '../stage/store.ts'
import { stageViewOf } from '../stage/view.ts'

/** The stage, where it is to be opened now. The moment may have moved since the job was planned; then its successor does the work. */
export async function toBeOpened(queries: Queries, stageId: string, now: Date): Promise<StageRow | null> {
  const stage = await stageById(queries, stageId)
  if (!stage?.opensAt || now < stage.opensAt || phaseOf(stage, now) === 'cancelled') return null
  return stage.openedFactAt ? null : stage
}

export const openStages =
  (context: Context): JobHandler =>
  async (stageId) => {
    const { database, clock, facts } = context
    const now = clock.now()
    const stage = await toBeOpened(database, stageId, now)
    if (!stage) return
    await releaseText(context, stage.id)
    await database.transaction(
      async (tx) => {
        if (!(await claimConsequence(tx, stage.id, 'openedFactAt', now))) return
        await facts.record(tx, {
          type: 'stage.opened',
          processId: stage.processId,
          stageId: stage.id,
          actorId: null,
          at: now,
          data: { stage: stageViewOf(stage, now) },
        })
      },
      { lock: `process:${stage.processId}` },
    )
    for (const draftId of await draftsOfStage(database, stage.id))
      context.collab().closeSockets({ draftId }, closeCode.rightsChanged)
  }
