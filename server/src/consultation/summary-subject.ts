/** The published summary of a stage as a thing whose words are linked to others; its id is the stage's. */
import type { PlaceWith } from '@plenary/shared/place'
import { summarySubject } from '@plenary/shared/whole-subjects'
import { type StageRow, stageById } from '../stage/store.ts'
import { stageThing } from '../stage/subject.ts'
import type { Said } from '../subject/source.ts'
import { kindOf, type Thing } from '../subject/thing.ts'
import { publishedSummaries, type SummaryRow, summaryColumns, summaryOf } from './store.ts'

const linkTo = (stageId: string): string => `/stages/${stageId}`

type OfStage = StageRow & { summary: SummaryRow }

const summaryThing: Thing<OfStage, PlaceWith<'stage'>> = {
  ...stageThing,
  type: 'summary',
  /** What is still being written is not there yet. */
  async find(queries, id) {
    const stage = await stageById(queries, id)
    const summary = stage && (await summaryOf(queries, id))
    return stage && summary?.publishedAt ? { ...stage, summary } : null
  },
}

export const summaryKind = kindOf(summaryThing, {
  subjectOf: (place) => summarySubject(place),
  text: async (_, { summary }) => [{ id: null, text: summary.text }],
  title: ({ title }) => title,
  link: ({ id }) => linkTo(id),
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
})
