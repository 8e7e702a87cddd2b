/** [RET5] Words that came too late are put into the text by their author, once that is allowed again: merged by words. */
import { textOf } from '@plenary/shared/content'
import type { Language } from '@plenary/shared/language'
import { mergeWords } from '@plenary/shared/merge-words'
import { isSelf } from '@plenary/shared/participant'
import { found, Refusal } from '@plenary/shared/problems'
import type { Decision } from '@plenary/shared/readings'
import { oneLine, reworded } from '@plenary/shared/reworded'
import { roomOfParagraph } from '@plenary/shared/rooms'
import type { RoomEdits } from '../collab/ports.ts'
import type { Context } from '../context.ts'
import type { Queries, Transaction } from '../database/port.ts'
import { inDraft } from '../draft/acting.ts'
import { draftById } from '../draft/store.ts'
import { command, type Target } from '../participant/command.ts'
import { actorIn } from '../participant/view.ts'
import { draftPlaces, type ParagraphPlace } from './place.ts'
import { projectWords } from './project-words.ts'
import { dismissReturned, type ReturnedRow, returnedById } from './returned-store.ts'

/** The row, when it is theirs and waits; for everyone else it does not exist. */
export async function ownReturned(
  queries: Queries,
  userId: string,
  id: string,
  now: Date,
): Promise<ReturnedRow> {
  const row = found(await returned.find(queries, id))
  const actor = await actorIn(queries, userId, returned.acting(row, now))
  return found(actor && isSelf(actor, row.participantId) ? row : null)
}

/** Words that came back and wait, as their author puts them into the paragraph they were meant for. */
const returned: Target<ReturnedRow, ParagraphPlace> = {
  async find(queries, id) {
    const row = await returnedById(queries, id)
    return row?.dismissedAt ? null : row
  },
  acting: ({ draftId: id, processId }, now) => inDraft({ id, processId }, now),
  async place(queries, { participantId, draftId, paragraphId }, actor) {
    if (!isSelf(actor, participantId)) return null
    const places = await draftPlaces(queries, draftId)
    const paragraph = places?.rows.find(({ id }) => id === paragraphId)
    if (!places || !paragraph) throw new Refusal('paragraph-deleted')
    return places.placeOf(paragraph)
  },
  stranger: 'not-found',
}

type Deps = Pick<Context, 'database' | 'clock' | 'facts' | 'collab'>

export const applyReturned = command({
  subject: returned,
  action: 'paragraph.edit',
  lock: ({ draftId }) => `draft:${draftId}`,
  through: (
    { collab }: Deps,
    { row, actor },
    work: (tx: Transaction, edits: RoomEdits) => Promise<{ paragraphId: string }>,
    options,
  ) => collab().withRooms([roomOfParagraph(row.paragraphId)], actor.id, work, options),
  async work(deps: Deps, { tx, row, actor, held: edits, now }, decision: Decision) {
    const { paragraphId, draftId } = row
    const room = roomOfParagraph(paragraphId)
    // Of two who apply at once, one finds it done.
    found((await dismissReturned(tx, row.id, now)) || null)
    const { language } = found(await draftById(tx, draftId))
    const content = merged(await edits.contentOf(room), row, language, decision)
    await edits.replace(room, content)
    const text = textOf(content)
    await projectWords(deps, tx, [{ room, content, text, seq: 0, lastParticipantId: actor.id }])
    return { paragraphId }
  },
})

/** [MRG6] Where both changed one phrase the person decides the text, over the words they were shown and no others. */
function merged(
  current: ReturnedRow['base'],
  { base, baseText, content, text: own }: ReturnedRow,
  language: Language,
  decision: Decision,
) {
  const text = textOf(current)
  if (decision.text !== undefined && decision.over === text)
    return reworded(current, oneLine(decision.text), language)
  const merge = mergeWords(base, current, content, language)
  if (merge.state === 'clean' && decision.text === undefined) return merge.content
  const places = merge.state === 'conflict' ? merge.places : []
  throw new Refusal('words-conflict', undefined, { base: baseText, current: text, own, places })
}
