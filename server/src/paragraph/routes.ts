/** The API of drafts: read, import, restructure. */
import { Refusal } from '@plenary/shared/problems'
import { roomOfParagraph } from '@plenary/shared/rooms'
import { draftById } from '../draft/store.ts'
import { type Handlers, signedIn } from '../http/api.ts'
import { actorIn } from '../participant/view.ts'
import type { Tools } from '../words.ts'
import { importDraft, previewImport } from './import-draft.ts'
import { restructure } from './restructure.ts'
import { paragraphsOf } from './store.ts'
import { viewDraft } from './view-draft.ts'

export const paragraphHandlers = (tools: Tools): Handlers => ({
  async getDraft({ params, viewer }) {
    const user = signedIn(viewer)
    const actorOf = (processId: string) => actorIn(tools.database, user.id, processId)
    const draft = await viewDraft(tools.database, params.id, actorOf, tools.clock.now())
    if (!draft) throw new Refusal('not-found')
    return draft
  },
  async getDraftStates({ params, viewer }) {
    const user = signedIn(viewer)
    const draft = await draftById(tools.database, params.id)
    if (!draft || !(await actorIn(tools.database, user.id, draft.processId))) throw new Refusal('not-found')
    const rows = await paragraphsOf(tools.database, draft.id)
    const states = await tools.collab().statesOf(rows.map(({ id }) => roomOfParagraph(id)))
    return {
      states: Object.fromEntries(
        [...states].map(([room, state]) => [room, Buffer.from(state).toString('base64')]),
      ),
    }
  },
  importDraft: ({ params, body, viewer }) => importDraft(tools, params.slug, signedIn(viewer).id, body),
  previewImport: ({ params, body, viewer }) => previewImport(tools, params.slug, signedIn(viewer).id, body),
  restructureDraft: ({ params, body, viewer }) => restructure(tools, signedIn(viewer).id, params.id, body),
})
