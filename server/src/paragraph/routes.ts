/** The API of drafts: read, import, restructure. */
import { can } from '@plenary/shared/abilities'
import { Refusal } from '@plenary/shared/problems'
import { roomOfParagraph } from '@plenary/shared/rooms'
import { inDraft } from '../draft/acting.ts'
import type { DraftRow } from '../draft/store.ts'
import { type Handlers, signedIn } from '../http/api.ts'
import { actorIn } from '../participant/view.ts'
import type { Tools } from '../words.ts'
import { importDraft, previewImport } from './import-draft.ts'
import type { CloseOverdue } from './overdue.ts'
import { draftPlaces } from './place.ts'
import { restructure } from './restructure.ts'
import { viewDraft } from './view-draft.ts'

export const paragraphHandlers = (tools: Tools, closeOverdue: CloseOverdue): Handlers => ({
  async getDraft({ params, viewer }) {
    const user = signedIn(viewer)
    const now = tools.clock.now()
    const actorOf = (of: DraftRow) => actorIn(tools.database, user.id, inDraft(of, now))
    const draft = await viewDraft(tools.database, params.id, actorOf, now)
    if (!draft) throw new Refusal('not-found')
    return draft
  },
  async getDraftStates({ params, viewer }) {
    const user = signedIn(viewer)
    const places = await draftPlaces(tools.database, params.id)
    const now = tools.clock.now()
    const actor = places && (await actorIn(tools.database, user.id, inDraft(places.draft, now)))
    if (!places || !actor) throw new Refusal('not-found')
    const readable = places.rows.filter((row) => can(actor, 'draft.read', places.placeOf(row), now) === 'yes')
    const states = await tools.collab().statesOf(readable.map(({ id }) => roomOfParagraph(id)))
    return {
      states: Object.fromEntries(
        [...states].map(([room, state]) => [room, Buffer.from(state).toString('base64')]),
      ),
    }
  },
  importDraft: ({ params, body, viewer }) => importDraft(tools, params.slug, signedIn(viewer).id, body),
  previewImport: ({ params, body, viewer }) => previewImport(tools, params.slug, signedIn(viewer).id, body),
  restructureDraft: ({ params, body, viewer }) =>
    restructure(tools, closeOverdue, signedIn(viewer).id, params.id, body),
})
