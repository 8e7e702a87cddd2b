/** Says under which topics a paragraph or a section falls. */
import type { PlaceWith } from '@plenary/shared/place'
import { Refusal } from '@plenary/shared/problems'
import { topicsOf } from '@plenary/shared/topic'
import { placeOfDraft } from '../draft/place.ts'
import { type DraftRow, draftById } from '../draft/store.ts'
import { toldOf } from '../paragraph/pen-facts.ts'
import { type ParagraphRow, paragraphById } from '../paragraph/store.ts'
import { command, type Target } from '../participant/command.ts'
import { type ProcessRow, processById } from '../process/store.ts'
import { writeTopics } from './topic-store.ts'

interface InDraft {
  paragraph: ParagraphRow
  draft: DraftRow
}

const paragraphOfDraft: Target<InDraft, PlaceWith<'draft'>> = {
  async find(queries, id) {
    const paragraph = await paragraphById(queries, id)
    const draft = paragraph && (await draftById(queries, paragraph.draftId))
    return draft && { paragraph, draft }
  },
  acting: ({ draft }) => draft.processId,
  place: (_, { draft }) => placeOfDraft(draft),
  stranger: 'not-found',
  concerns: ({ paragraph: { id, draftId } }) => ({ draftId, paragraphId: id }),
}

/** [TOP2] The secretariat chooses from the topics of its process. */
export const setParagraphTopics = command({
  subject: paragraphOfDraft,
  action: 'topics.set',
  lock: ({ paragraph }) => `paragraph:${paragraph.id}`,
  async work(_: object, { tx, row: { paragraph, draft }, now, record }, wished: string[]) {
    if (paragraph.deletedAt) throw new Refusal('paragraph-deleted')
    const { slug } = (await processById(tx, draft.processId)) as ProcessRow
    const known = topicsOf(slug)
    const foreign = wished.find((id) => !known.includes(id))
    if (foreign) throw new Refusal('invalid-input', `topics: ${foreign} is not a topic of this process.`)
    const chosen = known.filter((id) => wished.includes(id))
    const [draftId, paragraphId] = [draft.id, paragraph.id]
    await writeTopics(tx, { draftId, paragraphId, topics: chosen })
    await record('topics.set', { draftId, paragraphId, topics: chosen }, await toldOf(tx, draftId, now))
    return { topics: chosen }
  },
})
