/** The API of drafts: read, import, restructure. */
import { can } from '@plenary/shared/abilities'
import { found } from '@plenary/shared/problems'
import { roomOfParagraph } from '@plenary/shared/rooms'
import { makeSlices } from '../clock/slices.ts'
import type { Context } from '../context.ts'
import { draftById } from '../draft/store.ts'
import type { Handlers } from '../http/api.ts'
import { actorIn } from '../participant/view.ts'
import { draftFor, readBy } from './draft-for.ts'
import { importDraft, previewImport } from './import-draft.ts'
import { keepDrafts } from './keep-drafts.ts'
import { type CloseOverdue, isOverdue } from './overdue.ts'
import { releaseDraft } from './release-draft.ts'
import { restructure } from './restructure.ts'
import { writeDraft } from './write-draft.ts'

export const paragraphHandlers = (context: Context, closeOverdue: CloseOverdue): Handlers => {
  const { database, clock } = context
  const drafts = keepDrafts(database)
  /** [REL1] What a deadline ended is kept before anybody but the pen-holder reads it. */
  const endedFor = async (userId: string, draftId: string): Promise<void> => {
    const draft = await draftById(context.database, draftId)
    const actor = draft && (await actorIn(context.database, userId, draft.processId))
    if (actor && actor.role !== 'secretariat') await closeOverdue(draftId)
  }
  return {
    async getDraft({ params, viewer }) {
      const { user } = viewer
      const { places } = found(await drafts(params.id))
      if (places.tablings.some(({ stage }) => isOverdue(stage, clock.now())))
        await endedFor(user.id, params.id)
      const now = clock.now()
      const read = found(await drafts(params.id))
      const seen = found(await readBy(database, user.id, read.places, now))
      return writeDraft(database, read, seen, { now, pause: makeSlices(clock) })
    },
    async getDraftStates({ params, viewer }) {
      const { user } = viewer
      await endedFor(user.id, params.id)
      const now = context.clock.now()
      const { actor, places } = await draftFor(context.database, user.id, params.id, now)
      const readable = places.rows.filter(
        (row) => can(actor, 'draft.read', places.placeOf(row), now) === 'yes',
      )
      const rooms = readable.map(({ id }) => roomOfParagraph(id))
      const { kept } = places
      const states = kept
        ? await context
            .collab()
            .statesAt(new Map(readable.map(({ id }) => [roomOfParagraph(id), kept.seqs.get(id) ?? 0])))
        : await context.collab().statesOf(rooms)
      return {
        states: Object.fromEntries(
          [...states].map(([room, state]) => [room, Buffer.from(state).toString('base64')]),
        ),
      }
    },
    releaseDraft: ({ params, body, viewer }) =>
      releaseDraft({ ...context, closeOverdue }, viewer.user.id, params.id, body),
    importDraft: ({ params, body, viewer }) => importDraft(context, params.slug, viewer.user.id, body),
    previewImport: ({ params, body, viewer }) => previewImport(context, params.slug, viewer.user.id, body),
    restructureDraft: ({ params, body, viewer }) =>
      restructure(context, closeOverdue, viewer.user.id, params.id, body),
  }
}
