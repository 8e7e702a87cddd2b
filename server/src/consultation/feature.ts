/** The page of a stage: papers, questions, programme, speakers, attendance, summary. */
import type { Context } from '../context.ts'
import type { Feature } from '../feature.ts'
import { filesOf } from '../file/store.ts'
import { countsOn } from '../thread/store.ts'
import { postedByForm, statementsOfStage } from './posted-store.ts'
import { consultationHandlers } from './routes.ts'
import { paperKind, questionKind } from './subject.ts'
import { summaryKind } from './summary-subject.ts'
import type { PagePorts } from './view.ts'

const page: PagePorts = {
  async countsOf(queries, stageId) {
    const { written, statement, facilitated } = await postedByForm(queries, stageId)
    return { contributions: written, statements: statement, facilitated }
  },
  threadsOf: (queries, stageId) => countsOn(queries, { type: 'question', id: stageId }),
  statementsOf: statementsOfStage,
  filesOf: (queries, ids) => filesOf(queries, 'paper', ids),
}

export const consultationFeature = (context: Context): Feature => ({
  things: [questionKind, paperKind, summaryKind],
  handlers: () => consultationHandlers(context, page),
})
