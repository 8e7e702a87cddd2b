/** The API of a round's table: the drafts on it, and who may do what with them. */
import { found } from '@plenary/shared/problems'
import type { StageTable } from '@plenary/shared/round'
import type { Context } from '../context.ts'
import { tablingsOfStage } from '../draft/store.ts'
import type { Handlers } from '../http/api.ts'
import { draftPlaces } from '../paragraph/place.ts'
import { actorIn } from '../participant/view.ts'
import { type ProcessRow, processById } from '../process/store.ts'
import { stageById } from '../stage/store.ts'
import { stageViewOf } from '../stage/view.ts'
import { previewTable } from './preview-table.ts'
import { changeRights, tableDraft } from './set-the-table.ts'

/** The calendar is public; which drafts there are is for those who take part. */
async function viewTable(
  { database, clock }: Context,
  stageId: string,
  userId: string | undefined,
): Promise<StageTable> {
  const stage = found(await stageById(database, stageId))
  const { id, slug, title } = (await processById(database, stage.processId)) as ProcessRow
  const actor = await actorIn(database, userId, stage.processId)
  const now = clock.now()
  const tablings: StageTable['tablings'] = []
  for (const tabling of actor ? await tablingsOfStage(database, stageId) : [])
    if (actor && (await (await draftPlaces(database, tabling.draftId))?.seenBy(actor, now)))
      tablings.push(tabling)
  return {
    stage: stageViewOf(stage, now),
    process: { id, slug, title },
    tablings,
  }
}

export const roundHandlers = (context: Context): Handlers => ({
  getStage: ({ params, viewer }) => viewTable(context, params.id, viewer.user?.id),
  async tableDraft({ params, body, viewer }) {
    const { user } = viewer
    await tableDraft(context, user.id, params.id, body)
    return viewTable(context, params.id, user.id)
  },
  previewTable: ({ params, body, viewer }) => previewTable(context, viewer.user.id, params.id, body),
  async changeRights({ params, body, viewer }) {
    const { user } = viewer
    await changeRights(context, user.id, params.id, { ...body, draftId: params.draft })
    return viewTable(context, params.id, user.id)
  },
})
