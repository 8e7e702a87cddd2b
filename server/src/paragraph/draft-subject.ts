/** A draft as a thing that is watched: there for whoever has any text of it [REL2]. */
import { draftSubject } from '@plenary/shared/whole-subjects'
import type { Context } from '../context.ts'
import { inDraft } from '../draft/acting.ts'
import { placeOfDraft } from '../draft/place.ts'
import type { SubjectKind } from '../subject/subject.ts'
import type { KeptPlaces } from './keep-places.ts'

export const draftKind = ({ clock }: Pick<Context, 'clock'>, placesOf: KeptPlaces): SubjectKind => ({
  type: 'draft',
  async find(queries, id) {
    const places = await placesOf(id, queries)
    if (!places) return null
    const { draft } = places
    const now = clock.now()
    const others = await places.seenByOthers(now)
    const place = draftSubject(placeOfDraft(draft))
    return {
      type: 'draft',
      id,
      processId: draft.processId,
      wholeId: id,
      acting: inDraft(draft, now),
      heard: { draftId: id },
      topics: [],
      forAll: others !== null,
      isPublic: false,
      place: ({ role }) => (role === 'secretariat' || others ? place : null),
      live: null,
      hidesWhere: ({ role }) => role === 'secretariat' && places.withPen(clock.now()),
      text: async () => [],
      title: draft.title,
      link: `/drafts/${id}`,
    }
  },
})
