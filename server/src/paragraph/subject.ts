/** A paragraph of a working text as a thing that threads and passages are on. */
import { can } from '@plenary/shared/abilities'
import { paragraphSubject } from '@plenary/shared/paragraph-subject'
import type { Actor } from '@plenary/shared/participant'
import { roomOfParagraph } from '@plenary/shared/rooms'
import type { Context } from '../context.ts'
import { inDraft } from '../draft/acting.ts'
import type { Listing, Named, Subject, SubjectKind, Whole } from '../subject/subject.ts'
import { rowsWhere } from './alike.ts'
import type { KeptPlaces } from './keep-places.ts'
import { keptWords } from './kept-words.ts'
import type { DraftPlaces } from './place.ts'
import { draftsOfParagraphs, paragraphById } from './store.ts'
import { movingParagraphs } from './surroundings.ts'
import { everyoneReads } from './withhold-words.ts'

type Deps = Pick<Context, 'clock'>

/** [THR2] Threads of a paragraph that was deleted are for those who read the whole text. */
function placeIn({ rows, placeOf, placeOfGone }: DraftPlaces, id: string, gone = false) {
  const row = rows.find((each) => each.id === id)
  return row ? paragraphSubject(placeOf(row)) : gone ? paragraphSubject(placeOfGone(id)) : null
}

async function subjectIn(working: DraftPlaces, id: string, text: string, now: Date): Promise<Subject> {
  const { draft } = working
  const others = await working.seenByOthers(now)
  const seenBy = ({ role }: Pick<Actor, 'role'>): DraftPlaces | null =>
    role === 'secretariat' ? working : others
  return {
    type: 'paragraph',
    id,
    processId: draft.processId,
    wholeId: draft.id,
    acting: inDraft(draft, now),
    heard: { draftId: draft.id, paragraphId: id },
    topics: [],
    isPublic: false,
    forAll: !working.withPen(now) && everyoneReads(working, now),
    place(actor, gone) {
      const places = seenBy(actor)
      return places && placeIn(places, id, gone)
    },
    live: {
      room: roomOfParagraph(id),
      keptFor(reader) {
        const kept = (reader ? seenBy(reader) : others)?.kept
        return kept ? keptWords(kept) : null
      },
    },
    text: async () => [{ id: null, text }],
    title: '',
    link: linkTo(draft.id, id),
  }
}

const linkTo = (draftId: string, id: string): string => `/drafts/${draftId}?p=${id}`

/** A draft: threads of paragraphs that are gone are for those who read all of it. */
const wholeOf = (working: DraftPlaces): Whole => ({
  id: working.draft.id,
  processId: working.draft.processId,
  async listFor(actor, now): Promise<Listing | null> {
    const places = await working.seenBy(actor, now)
    if (!places) return null
    const read = rowsWhere(
      places,
      (row) => paragraphSubject(places.placeOf(row)).subject.may('read', actor, now) === 'yes',
    )
    const kept = places.kept && keptWords(places.kept)
    const ids = (rows: DraftPlaces['rows']): string[] => rows.map(({ id }) => id)
    return can(actor, 'draft.readAll', places.place, now) === 'yes'
      ? { shown: { allBut: ids(places.rows.filter((row) => !read.has(row))) }, kept }
      : { shown: { only: ids([...read]) }, kept }
  },
})

export const paragraphKind = (deps: Deps, placesOf: KeptPlaces): SubjectKind => ({
  type: 'paragraph',
  async find(queries, id) {
    const row = await paragraphById(queries, id)
    const places = row && (await placesOf(row.draftId, queries))
    return places && subjectIn(places, id, row.text, deps.clock.now())
  },
  async whole(queries, draftId) {
    const places = await placesOf(draftId, queries)
    return places && wholeOf(places)
  },
  async named(queries, ids) {
    const rows = await draftsOfParagraphs(queries, ids)
    return new Map(
      rows.map(({ id, draftId }): [string, Named] => {
        const subject = { type: 'paragraph', draftId, paragraphId: id } as const
        return [id, { subject, paragraphId: id, title: '', stageId: null, isOut: true }]
      }),
    )
  },
  moving: movingParagraphs(deps, placesOf),
  addresses: {
    list: 'listThreads',
    open: 'openThread',
    partIn: ({ paragraphId }) => String(paragraphId),
  },
})
