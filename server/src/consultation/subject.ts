/** What stands on the page of a stage as things: guiding questions, that threads are on, and papers, that have a file. */
import { paperSubject } from '@plenary/shared/paper-subject'
import type { PlaceWith } from '@plenary/shared/place'
import { questionSubject } from '@plenary/shared/question-subject'
import type { Queries } from '../database/port.ts'
import { inStage } from '../participant/masks.ts'
import { placeOfStage } from '../stage/place.ts'
import { type StageRow, stageById } from '../stage/store.ts'
import type { Named, Whole } from '../subject/subject.ts'
import { kindOf, type Thing } from '../subject/thing.ts'
import { type ConsultationPlace, placeOfConsultation } from './place.ts'
import {
  type PaperRow,
  paperById,
  type QuestionRow,
  questionById,
  questionColumns,
  questionsByIds,
} from './store.ts'

const everything: Whole['listFor'] = async () => ({ shown: { allBut: [] }, kept: null })

type OnPage<Own> = Own & { stage: StageRow }

/** What every thing on a page has in common: it is where its stage is. Null for a thing whose stage is gone. */
const onPage = {
  acting: ({ stage }: OnPage<unknown>) => inStage(stage),
  heard: ({ stage }: OnPage<unknown>) => ({ stageId: stage.id }),
}
async function withStage<Own extends { stageId: string }>(
  queries: Queries,
  own: Own | null,
): Promise<OnPage<Own> | null> {
  const stage = own && (await stageById(queries, own.stageId))
  return own && stage && { ...own, stage }
}

const questionThing: Thing<OnPage<QuestionRow>, ConsultationPlace> = {
  ...onPage,
  type: 'question',
  find: async (queries, id) => withStage(queries, await questionById(queries, id)),
  placeOf: (queries, { stage }) => placeOfConsultation(queries, stage),
}

export const questionKind = kindOf(questionThing, {
  subjectOf: (place, { id }) => questionSubject(place, id),
  wholeId: ({ stage }) => stage.id,
  text: async (_, { text }) => [{ id: null, text }],
  title: ({ text }) => text,
  link: ({ id, stage }) => `/stages/${stage.id}#question-${id}`,
  async whole(queries, id) {
    const stage = await stageById(queries, id)
    return stage && { id, processId: stage.processId, listFor: everything }
  },
  async named(queries, ids) {
    const rows = await questionsByIds(queries, ids)
    return new Map(
      rows.map(({ id, stageId, text: title }): [string, Named] => {
        const subject = { type: 'question', stageId, questionId: id } as const
        return [id, { subject, paragraphId: null, title, stageId, isOut: true }]
      }),
    )
  },
  columns: questionColumns,
  addresses: {
    list: 'listStageThreads',
    open: 'openStageThread',
    partIn: ({ questionId }) => String(questionId),
  },
})

/** The file of a paper is as public as its page; a paper that was taken off is gone. */
export const paperThing: Thing<OnPage<PaperRow>, PlaceWith<'stage'>> = {
  ...onPage,
  type: 'paper',
  async find(queries, id) {
    const paper = await paperById(queries, id)
    return paper?.removedAt ? null : withStage(queries, paper)
  },
  placeOf: (_, { stage }) => placeOfStage(stage),
}

export const paperKind = kindOf(paperThing, {
  subjectOf: (place, { id }) => paperSubject(place, id),
  title: ({ title }) => title,
  link: ({ stage }) => `/stages/${stage.id}`,
  files: {
    most: 1,
    replaces: true,
    address: 'uploadPaper',
    async changed({ tx, record }, { id }) {
      const paper = await paperById(tx, id)
      if (paper) await record('consultation.changed', { stageId: paper.stageId, part: 'papers' })
    },
  },
})
