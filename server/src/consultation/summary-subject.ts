/** The published summary of a stage as a thing whose words are linked to others; its id is the stage's. */
import { summarySubject } from '@plenary/shared/whole-subjects'
import { inStage } from '../participant/masks.ts'
import { placeOfStage } from '../stage/place.ts'
import { stageById } from '../stage/store.ts'
import type { Said } from '../subject/source.ts'
import type { SubjectKind } from '../subject/subject.ts'
import { publishedSummaries, summaryColumns, summaryOf } from './store.ts'

const linkTo = (stageId: string): string => `/stages/${stageId}`

export const summaryKind: SubjectKind = {
  type: 'summary',
  /** What is still being written is not there yet. */
  async find(queries, id) {
    const stage = await stageById(queries, id)
    const summary = stage && (await summaryOf(queries, id))
    if (!stage || !summary?.publishedAt) return null
    const place = summarySubject(placeOfStage(stage))
    return {
      type: 'summary',
      id,
      processId: stage.processId,
      wholeId: id,
      acting: inStage(stage),
      heard: { stageId: id },
      topics: [],
      forAll: true,
      isPublic: true,
      place: () => place,
      live: null,
      text: async () => [{ id: null, text: summary.text }],
      title: stage.title,
      link: linkTo(id),
    }
  },
  source: {
    isPublic: true,
    async said({ queries }, ids) {
      const published = await publishedSummaries(queries, ids)
      return new Map(
        published.map(({ stage: { id, title } }): [string, Said] => [
          id,
          {
            ...{ stageId: id, title, attributedTo: [], kind: 'chair', topics: [] },
            of: { authorId: null, delegationId: null },
            ...{ words: null, readable: true, link: linkTo(id) },
          },
        ]),
      )
    },
  },
  columns: summaryColumns,
}
