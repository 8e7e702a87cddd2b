/** [RET5] Words that came too late are put into the text by their author, once that is allowed again: merged by words. */
import { can } from '@plenary/shared/abilities'
import { textOf } from '@plenary/shared/content'
import type { Language } from '@plenary/shared/language'
import { mergeWords } from '@plenary/shared/merge-words'
import { isSelf } from '@plenary/shared/participant'
import { ensure, Refusal } from '@plenary/shared/problems'
import type { Decision } from '@plenary/shared/readings'
import { oneLine, reworded } from '@plenary/shared/reworded'
import { roomOfParagraph } from '@plenary/shared/rooms'
import type { Queries } from '../database/port.ts'
import { inDraft } from '../draft/acting.ts'
import { actorIn } from '../participant/view.ts'
import type { Tools } from '../words.ts'
import { draftPlaces } from './place.ts'
import { projectWords } from './project-words.ts'
import { dismissReturned, type ReturnedRow, returnedById } from './returned-store.ts'

/** The row and its author, when it is theirs and waits; for everyone else it does not exist. */
export async function ownReturned(queries: Queries, userId: string, id: string, now: Date) {
  const row = await returnedById(queries, id)
  const place = row && inDraft({ id: row.draftId, processId: row.processId }, now)
  const actor = place && (await actorIn(queries, userId, place))
  if (!row || !actor || !isSelf(actor, row.participantId) || row.dismissedAt) throw new Refusal('not-found')
  return { row, actor }
}

export async function applyReturned(
  tools: Pick<Tools, 'database' | 'clock' | 'facts' | 'collab'>,
  userId: string,
  id: string,
  decision: Decision,
): Promise<{ paragraphId: string }> {
  const { database, clock, collab } = tools
  const { row, actor } = await ownReturned(database, userId, id, clock.now())
  const room = roomOfParagraph(row.paragraphId)
  await collab().withRooms(
    [room],
    actor.id,
    async (tx, edits) => {
      const places = await draftPlaces(tx, row.draftId)
      const paragraph = places?.rows.find(({ id }) => id === row.paragraphId)
      if (!places || !paragraph) throw new Refusal('paragraph-deleted')
      ensure(can(actor, 'paragraph.edit', places.placeOf(paragraph), clock.now()))
      // Of two who apply at once, one finds it done.
      if (!(await dismissReturned(tx, row.id, clock.now()))) throw new Refusal('not-found')
      const content = merged(await edits.contentOf(room), row, places.draft.language, decision)
      await edits.replace(room, content)
      const text = textOf(content)
      await projectWords(tools, tx, [{ room, content, text, seq: 0, lastParticipantId: actor.id }])
    },
    { lock: `draft:${row.draftId}` },
  )
  return { paragraphId: row.paragraphId }
}

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
