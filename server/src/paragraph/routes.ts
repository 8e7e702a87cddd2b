/** The API of drafts: read, import, restructure. */
import { can } from '@plenary/shared/abilities'
import { roomOfParagraph } from '@plenary/shared/rooms'
import { draftById } from '../draft/store.ts'
import type { Handlers } from '../http/api.ts'
import { actorIn } from '../participant/view.ts'
import type { Tools } from '../words.ts'
import { draftFor } from './draft-for.ts'
import { importDraft, previewImport } from './import-draft.ts'
import type { CloseOverdue } from './overdue.ts'
import { releaseDraft } from './release-draft.ts'
import { restructure } from './restructure.ts'
import { viewDraft } from './view-draft.ts'

export const paragraphHandlers = (tools: Tools, closeOverdue: CloseOverdue): Handlers => {
  /** [REL1] What a deadline ended is kept before anybody but the pen-holder reads it. */
  const endedFor = async (userId: string, draftId: string): Promise<void> => {
    const draft = await draftById(tools.database, draftId)
    const actor = draft && (await actorIn(tools.database, userId, draft.processId))
    if (actor && actor.role !== 'secretariat') await closeOverdue(draftId)
  }
  return {
    async getDraft({ params, viewer }) {
      const { user } = viewer
      await endedFor(user.id, params.id)
      const now = tools.clock.now()
      const seen = () => draftFor(tools.database, user.id, params.id, now)
      return viewDraft(tools.database, params.id, seen, now)
    },
    async getDraftStates({ params, viewer }) {
      const { user } = viewer
      await endedFor(user.id, params.id)
      const now = tools.clock.now()
      const { actor, places } = await draftFor(tools.database, user.id, params.id, now)
      const readable = places.rows.filter(
        (row) => can(actor, 'draft.read', places.placeOf(row), now) === 'yes',
      )
      const rooms = readable.map(({ id }) => roomOfParagraph(id))
      const { kept } = places
      const states = kept
        ? await tools
            .collab()
            .statesAt(new Map(readable.map(({ id }) => [roomOfParagraph(id), kept.seqs.get(id) ?? 0])))
        : await tools.collab().statesOf(rooms)
      return {
        states: Object.fromEntries(
          [...states].map(([room, state]) => [room, Buffer.from(state).toString('base64')]),
        ),
      }
    },
    releaseDraft: ({ params, body, viewer }) =>
      releaseDraft({ ...tools, closeOverdue }, viewer.user.id, params.id, body),
    importDraft: ({ params, body, viewer }) => importDraft(tools, params.slug, viewer.user.id, body),
    previewImport: ({ params, body, viewer }) => previewImport(tools, params.slug, viewer.user.id, body),
    restructureDraft: ({ params, body, viewer }) =>
      restructure(tools, closeOverdue, viewer.user.id, params.id, body),
  }
}
