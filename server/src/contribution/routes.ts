/** The API of contributions. Reading the posted ones takes no account; beginning them is counted per person. */

import type { StoredFile } from '@plenary/shared/file'
import { found, Refusal } from '@plenary/shared/problems'
import { pageOfStage } from '../consultation/scene.ts'
import { type Call, type Handlers, signedIn, type Viewer } from '../http/api.ts'
import { limits, makeCounter, noCounter } from '../http/limits.ts'
import { actorIn } from '../participant/view.ts'
import { processOfSlug } from '../process/store.ts'
import { readThing } from '../subject/thing.ts'
import type { Tools } from '../words.ts'
import { answerForContribution } from './answer-behalf.ts'
import { beginContribution } from './begin.ts'
import { declineContribution, postContribution, withdrawContribution } from './decide.ts'
import { listContributions } from './list.ts'
import { listBehalf } from './list-behalf.ts'
import { contributionThing } from './place.ts'
import { submitContribution } from './submit.ts'
import { type FilePorts, viewContribution } from './view.ts'
import { addBlock, changeContribution, removeBlock, statesOfBody } from './write-draft.ts'

export type ReceiveAttachment = (call: Call<'uploadContributionFile'>) => Promise<StoredFile>

export function contributionHandlers(tools: Tools, files: FilePorts, receive: ReceiveAttachment): Handlers {
  const { database, clock, accounts, config } = tools
  const deps = { ...tools, files }
  // [CTB15] A person is counted, not the hall they sit in.
  const begun = config.limits ? makeCounter(limits.contributions, clock) : noCounter
  const answer = async ({ user }: Viewer, id: string) => {
    const reading = await readThing(contributionThing, database, user?.id, id)
    return { contribution: await viewContribution(database, accounts.userNames, files, reading, clock.now()) }
  }
  /** Acts, and answers with what the act has made of it. */
  const acting = async (viewer: Viewer, id: string, act: (userId: string) => Promise<unknown>) => {
    await act(signedIn(viewer).id)
    return answer(viewer, id)
  }
  return {
    async listContributions({ params, query, viewer }) {
      const { row: stage, actor } = await readThing(pageOfStage, database, viewer.user?.id, params.id)
      const filter = { ...query, mine: query.mine !== undefined, processId: stage.processId, stage: stage.id }
      return listContributions(tools, files, filter, actor, query)
    },
    async listProcessContributions({ params, query, viewer }) {
      const process = found(await processOfSlug(database, params.slug))
      const actor = await actorIn(database, viewer.user?.id, process.id)
      const filter = { ...query, mine: query.mine !== undefined, processId: process.id }
      return listContributions(tools, files, filter, actor, query)
    },
    async createContribution({ params, body, viewer }) {
      const user = signedIn(viewer)
      if (!begun.take(user.id)) throw new Refusal('too-many-requests')
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
      states: await statesOfBody(tools, signedIn(viewer).id, params.id),
    }),
    uploadContributionFile: async (call) => ({ file: await receive(call) }),
    async listBehalf({ params, query, viewer }) {
      const user = signedIn(viewer)
      const process = found(await processOfSlug(database, params.slug))
      return listBehalf(tools, user.id, process, query)
    },
    answerForContribution: async ({ params, body, viewer }) => ({
      onBehalfOf: await answerForContribution(deps, signedIn(viewer).id, params.id, body.confirms),
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
