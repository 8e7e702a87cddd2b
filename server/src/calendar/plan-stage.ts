/** The clock is told of the moments at which a stage opens and closes. */

import type { Context } from '../context.ts'
import type { Queries } from '../database/port.ts'
import { type StageRow, stagesOf } from '../stage/store.ts'

const consequences = {
  'stage.open': { mark: 'openedFactAt', moment: 'opensAt' },
  'stage.close': { mark: 'closedFactAt', moment: 'closesAt' },
} as const

/** Plans the consequences of a stage's window that have not happened. */
export async function planStage(
  { jobs }: Pick<Context, 'jobs'>,
  queries: Queries,
  stage: StageRow,
): Promise<void> {
  for (const [type, { mark, moment }] of Object.entries(consequences)) {
    const dueAt = stage[moment]
    if (dueAt && !stage[mark]) await jobs().plan(queries, { type, subject: stage.id, dueAt })
  }
}

/** Plans those of every dated stage of these processes. */
export async function planCalendar(
  context: Pick<Context, 'jobs'>,
  queries: Queries,
  processIds: string[],
): Promise<void> {
  for (const stage of await stagesOf(queries, processIds)) await planStage(context, queries, stage)
}
