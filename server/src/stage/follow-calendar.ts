/**
 * The consequences of what the time already says: a stage that has opened or closed becomes a fact, once,
 * and sockets of its drafts are judged again. Rights do not wait for this [STG1] [STG3].
 */
import { closeCode } from '@plenary/shared/rooms'
import { phaseOf } from '@plenary/shared/stage'
import type { JobHandler } from '../clock/jobs.ts'
import type { Queries } from '../database/port.ts'
import type { Tools } from '../words.ts'
import { claimConsequence, type StageRow, stageById, stagesOf } from './store.ts'
import { stageViewOf } from './view.ts'

const consequences = {
  'stage.open': { fact: 'stage.opened', mark: 'openedFactAt', moment: 'opensAt' },
  'stage.close': { fact: 'stage.closed', mark: 'closedFactAt', moment: 'closesAt' },
} as const

type JobType = keyof typeof consequences

/** Drafts on the table of a stage, which this word does not know: it stands above them. */
export type DraftsOfStage = (stageId: string) => Promise<string[]>

export function calendarJobs(tools: Tools, draftsOfStage: DraftsOfStage): Record<JobType, JobHandler> {
  const follow = async (type: JobType, stageId: string): Promise<void> => {
    const { database, clock, facts } = tools
    const { fact, mark, moment } = consequences[type]
    const stage = await stageById(database, stageId)
    const now = clock.now()
    const due = stage?.[moment]
    // The moment may have moved since the job was planned; then its successor does the work.
    if (!stage || !due || now < due || phaseOf(stage, now) === 'cancelled') return
    await database.transaction(async (tx) => {
      if (!(await claimConsequence(tx, stage.id, mark, now))) return
      await facts.record(tx, {
        type: fact,
        processId: stage.processId,
        stageId: stage.id,
        actorId: null,
        at: now,
        data: { stage: stageViewOf(stage, now) },
      })
    })
    for (const draftId of await draftsOfStage(stage.id))
      tools.collab().closeSockets({ draftId }, closeCode.rightsChanged)
  }
  return {
    'stage.open': (stageId) => follow('stage.open', stageId),
    'stage.close': (stageId) => follow('stage.close', stageId),
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
