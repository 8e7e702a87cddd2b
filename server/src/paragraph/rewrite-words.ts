/** [DEM5] The words of one paragraph changed by the server in a participant's name, by the same rights as typing. */
import { can } from '@plenary/shared/abilities'
import { type Content, textOf } from '@plenary/shared/content'
import type { Actor } from '@plenary/shared/participant'
import { ensure } from '@plenary/shared/problems'
import { roomOfParagraph } from '@plenary/shared/rooms'
import type { Context } from '../context.ts'
import { toldOf } from './pen-facts.ts'
import { draftPlaces } from './place.ts'
import { stateOf, updateWords } from './store.ts'

/** `change` is given the words as committed and answers null to leave them. False where nothing was changed. */
export async function rewriteWords(
  { clock, facts, collab }: Pick<Context, 'clock' | 'facts' | 'collab'>,
  actor: Actor,
  draftId: string,
  paragraphId: string,
  change: (content: Content) => Content | null,
): Promise<boolean> {
  const room = roomOfParagraph(paragraphId)
  return collab().withRooms(
    [room],
    actor.id,
    async (tx, edits) => {
      const places = await draftPlaces(tx, draftId)
      const row = places?.rows.find(({ id }) => id === paragraphId)
      if (!places || !row) return false
      ensure(can(actor, 'paragraph.edit', places.placeOf(row), clock.now()))
      const content = change(await edits.contentOf(room))
      if (!content) return false
      await edits.replace(room, content)
      const words = { content, text: textOf(content), changedAt: clock.now() }
      await updateWords(tx, paragraphId, words)
      await facts.record(tx, {
        ...(await toldOf(tx, draftId, words.changedAt)),
        type: 'paragraph.text',
        processId: places.draft.processId,
        draftId,
        paragraphId,
        actorId: actor.id,
        at: words.changedAt,
        data: { draftId, paragraph: stateOf({ ...row, ...words }) },
      })
      return true
    },
    { lock: `draft:${draftId}` },
  )
}
