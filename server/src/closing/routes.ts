/** The API of closing a stage by an act. */
import { Refusal } from '@plenary/shared/problems'
import type { Handlers } from '../http/api.ts'
import { inStage } from '../participant/masks.ts'
import { actorIn } from '../participant/view.ts'
import { stageById } from '../stage/store.ts'
import type { Tools } from '../words.ts'
import { closeRound } from './close-round.ts'

export const closingHandlers = (tools: Tools): Handlers => ({
  async closeStage({ params, body, viewer }) {
    const { user } = viewer
    const stage = await stageById(tools.database, params.id)
    if (!stage) throw new Refusal('not-found')
    const actor = await actorIn(tools.database, user.id, inStage(stage))
    if (!actor) throw new Refusal('not-a-participant')
    return { stage: await closeRound(tools, stage.id, { actor, reason: body.reason }) }
  },
})
