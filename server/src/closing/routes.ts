/** The API of closing a stage by an act. */

import type { Context } from '../context.ts'
import type { Handlers } from '../http/api.ts'
import { decidedContext } from '../participant/command.ts'
import { stageThing } from '../stage/subject.ts'
import { actedOn } from '../subject/thing.ts'
import { closeRound } from './close-round.ts'

export const closingHandlers = (context: Context): Handlers => ({
  async closeStage({ params, body, viewer }) {
    const { user } = viewer
    const { database, clock } = context
    const asked = [database, user.id, params.id, clock.now()] as const
    const { row, actor } = await decidedContext(actedOn(stageThing), 'stage.change', ...asked)
    return { stage: await closeRound(context, row.id, { actor, reason: body.reason }) }
  },
})
