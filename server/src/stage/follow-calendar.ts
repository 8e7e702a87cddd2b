/**
 * The consequences of what the time already says: a stage that has opened or closed becomes a fact, once,
 * and sockets of its drafts are judged again. Rights do not wait for this [STG1] [T10].
 */
import { closeCode } from '@plenary/shared/rooms'
import { phaseOf } from '@plenary/shared/stage'
import type { JobHandler } from '../clock/jobs.ts'
import type { Queries } from '../database/port.ts'
import type { Tools } from '../words.ts'
import { claimConsequence, type StageRow, stageById, stagesOf } from './store.ts'
import { stageViewOf } from './view.ts'

const consequences = {
  'stage.open': { mark: 'openedFactAt', moment: 'opensAt' },
  'stage.close': { mark: 'closedFactAt', moment: 'closesAt' },
} as const

type JobType = keyof typeof consequences

/** What stands below stages and has its part in their calendar. The composition root joins it. */
export interface CalendarPorts {
  /** Drafts on the table of a stage. */
  draftsOfStage(stageId: string): Promise<string[]>
  /** Publishes the text a round is about and lays it on its table; safe to do again. */
  releaseText(stageId: string): Promise<void>
  /** Closes a stage whose deadline has passed, and publishes what it leaves. Does nothing where it has not. */
  closeStage(stageId: string): Promise<void>
}

export function calendarJobs(tools: Tools, ports: CalendarPorts): Record<JobType, JobHandler> {
  const { database, clock, facts } = tools
  return {
    async 'stage.open'(stageId) {
      const stage = await stageById(database, stageId)
      const now = clock.now()
      // The moment may have moved since the job was planned; then its successor does the work.
      if (!stage?.opensAt || now < stage.opensAt || phaseOf(stage, now) === 'cancelled') return
      if (stage.openedFactAt) return
      await ports.releaseText(stage.id)
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
      for (const draftId of await ports.draftsOfStage(stage.id))
        tools.collab().closeSockets({ draftId }, closeCode.rightsChanged)
    },
    'stage.close': (stageId) => ports.closeStage(stageId),
  }
}

/** Plans the consequences of a stage's window that have not happened. */
export async function planStage(
  { jobs }: Pick<Tools, 'jobs'>,
  queries: Queries,
  stage: StageRow,
): Promise<void> {
  for (const [type, { mark, moment }] of Object.entries(consequences)) {
    const dueAt = stage[moment]
    if (dueAt && !stage[mark]) await jobs().plan(queries, { type, subject: stage.id, dueAt })
  }
}

/** Plans those of every dated stage of these processes. */
export async function planCalendar(tools: Tools, queries: Queries, processIds: string[]): Promise<void> {
  for (const stage of await stagesOf(queries, processIds)) await planStage(tools, queries, stage)
}
