/** The API of a stage's life: moved, extended, opened, reopened, cancelled. */

import type { Context } from '../context.ts'
import type { Handlers } from '../http/api.ts'
import { actOnStage, type Decision } from './act-on-stage.ts'
import { cancelStage } from './cancel-stage.ts'
import { changeStage } from './change-stage.ts'
import { openStage } from './open-stage.ts'
import { reopenStage } from './reopen-stage.ts'

export function calendarHandlers(context: Context): Handlers {
  const act = async (
    userId: string,
    stageId: string,
    { reason }: { reason: string },
    decide: Decision,
  ): Promise<{ stage: Awaited<ReturnType<typeof actOnStage>> }> => {
    // What is due by now has happened before anybody decides on it.
    await context.jobs().settle()
    const stage = await actOnStage(context, userId, stageId, { reason, decide })
    await context.jobs().settle()
    return { stage }
  }
  return {
    changeStage: ({ params, body, viewer }) => act(viewer.user.id, params.id, body, changeStage(body)),
    openStage: ({ params, body, viewer }) => act(viewer.user.id, params.id, body, openStage),
    reopenStage: ({ params, body, viewer }) => act(viewer.user.id, params.id, body, reopenStage(body)),
    cancelStage: ({ params, body, viewer }) => act(viewer.user.id, params.id, body, cancelStage),
  }
}
