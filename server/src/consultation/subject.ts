/** What stands on the page of a stage as things: guiding questions, that threads are on, and papers, that have a file. */
import { paperSubject } from '@plenary/shared/paper-subject'
import { questionSubject } from '@plenary/shared/question-subject'
import { inStage } from '../participant/masks.ts'
import { placeOfStage } from '../stage/place.ts'
import { stageById } from '../stage/store.ts'
import type { Named, SubjectKind, Whole } from '../subject/subject.ts'
import type { Tools } from '../words.ts'
import { placeOfConsultation } from './place.ts'
import { paperById, questionById, questionColumns, questionsByIds } from './store.ts'

const everything: Whole['listFor'] = async () => ({ shown: { allBut: [] }, kept: null })
const linkTo = (stageId: string, id: string): string => `/stages/${stageId}#question-${id}`

export const questionKind: SubjectKind = {
  type: 'question',
  async find(queries, id) {
    const question = await questionById(queries, id)
    const stage = question && (await stageById(queries, question.stageId))
    if (!stage) return null
    const place = questionSubject(await placeOfConsultation(queries, stage), id)
    return {
      type: 'question',
      id,
      processId: stage.processId,
      wholeId: stage.id,
      acting: inStage(stage),
      heard: { stageId: stage.id },
      topics: [],
      forAll: true,
      isPublic: true,
      place: () => place,
      live: null,
      text: async () => [{ id: null, text: question.text }],
      title: question.text,
      link: linkTo(stage.id, id),
    }
  },
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
}

/** The file of a paper is as public as its page. */
export const paperKind = ({ facts, clock }: Pick<Tools, 'facts' | 'clock'>): SubjectKind => ({
  type: 'paper',
  async find(queries, id) {
    const paper = await paperById(queries, id)
    const stage = paper && !paper.removedAt ? await stageById(queries, paper.stageId) : null
    if (!paper || !stage) return null
    const place = paperSubject(placeOfStage(stage), id)
    return {
      type: 'paper',
      id,
      processId: stage.processId,
      wholeId: id,
      acting: inStage(stage),
      heard: { stageId: stage.id },
      topics: [],
      forAll: true,
      isPublic: true,
      place: () => place,
      live: null,
      text: async () => [],
      title: paper.title,
      link: `/stages/${stage.id}`,
    }
  },
  files: {
    most: 1,
    replaces: true,
    async changed(tx, { id, processId }, actor) {
      const paper = await paperById(tx, id)
      if (!paper) return
      const { stageId } = paper
      await facts.record(tx, {
        type: 'consultation.changed',
        processId,
        stageId,
        actorId: actor.id,
        at: clock.now(),
        data: { stageId, part: 'papers' },
      })
    },
  },
})
