/** The API of contributions. Reading the posted ones takes no account; beginning them is counted per person. */

import { found } from '@plenary/shared/problems'
import { pageOfStage } from '../consultation/page-command.ts'
import type { Context } from '../context.ts'
import type { Handlers, SignedIn, Viewer } from '../http/api.ts'
import { actorIn } from '../participant/view.ts'
import { processOfSlug } from '../process/store.ts'
import { readThing } from '../subject/thing.ts'
import { answerForContribution } from './answer-behalf.ts'
import { beginContribution } from './begin.ts'
import { declineContribution, postContribution, withdrawContribution } from './decide.ts'
import { listContributions } from './list.ts'
import { listBehalf } from './list-behalf.ts'
import { contributionThing } from './place.ts'
import { submitContribution } from './submit.ts'
import { type FilePorts, viewContribution } from './view.ts'
import { addBlock, changeContribution, removeBlock, statesOfBody } from './write-draft.ts'

export function contributionHandlers(context: Context, files: FilePorts): Handlers {
  const { database, clock, accounts } = context
  const deps = { ...context, files }
  const answer = async ({ user }: Viewer, id: string) => {
    const reading = await readThing(contributionThing, database, user?.id, id)
    return { contribution: await viewContribution(database, accounts.userNames, files, reading, clock.now()) }
  }
  /** Acts, and answers with what the act has made of it. */
  const acting = async (viewer: SignedIn, id: string, act: (userId: string) => Promise<unknown>) => {
    await act(viewer.user.id)
    return answer(viewer, id)
  }
  return {
    async listContributions({ params, query, viewer }) {
      const { row: stage, actor } = await readThing(pageOfStage, database, viewer.user?.id, params.id)
      const filter = { ...query, mine: query.mine !== undefined, processId: stage.processId, stage: stage.id }
      return listContributions(context, files, filter, actor, query)
    },
    async listProcessContributions({ params, query, viewer }) {
      const process = found(await processOfSlug(database, params.slug))
      const actor = await actorIn(database, viewer.user?.id, process.id)
      const filter = { ...query, mine: query.mine !== undefined, processId: process.id }
      return listContributions(context, files, filter, actor, query)
    },
    async createContribution({ params, body, viewer }) {
      const { user } = viewer
      return answer(viewer, await beginContribution(deps, user.id, params.id, body))
    },
    getContribution: ({ params, viewer }) => answer(viewer, params.id),
    changeContribution: ({ params: { id }, body, viewer }) =>
      acting(viewer, id, (userId) => changeContribution(deps, userId, id, body)),
    addBlock: ({ params: { id }, body, viewer }) =>
      acting(viewer, id, (userId) => addBlock(deps, userId, id, body)),
    removeBlock: ({ params: { id, block }, viewer }) =>
      acting(viewer, id, (userId) => removeBlock(deps, userId, id, { blockId: block })),
    getContributionStates: async ({ params, viewer }) => ({
      states: await statesOfBody(context, viewer.user.id, params.id),
    }),
    async listBehalf({ params, query, viewer }) {
      const { user } = viewer
      const process = found(await processOfSlug(database, params.slug))
      return listBehalf(context, user.id, process, query)
    },
    answerForContribution: async ({ params, body, viewer }) => ({
      onBehalfOf: await answerForContribution(deps, viewer.user.id, params.id, body.confirms),
    }),
    submitContribution: ({ params: { id }, viewer }) =>
      acting(viewer, id, (userId) => submitContribution(deps, userId, id)),
    withdrawContribution: ({ params: { id }, viewer }) =>
      acting(viewer, id, (userId) => withdrawContribution(deps, userId, id)),
    publishContribution: ({ params: { id }, viewer }) =>
      acting(viewer, id, (userId) => postContribution(deps, userId, id)),
    declineContribution: ({ params: { id }, body, viewer }) =>
      acting(viewer, id, (userId) => declineContribution(deps, userId, id, body)),
  }
}
