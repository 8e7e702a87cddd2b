/** The API of passages, answers, topics and stocktaking: reading is public, as far as what is read is. */

import type { Context } from '../context.ts'
import type { Handlers } from '../http/api.ts'
import { answerPassage, answerPassages, respondTo } from './answer-passage.ts'
import { carryIssues, listCarried } from './carry-issues.ts'
import { linkPassage, unlinkPassage } from './link-passage.ts'
import { exportResponses, listPassages, listResponses } from './matrix.ts'
import { setParagraphTopics } from './set-topics.ts'
import { takeStock } from './stocktaking.ts'
import { bearingsIn, listTopics, viewTopic } from './topics.ts'

export const responseHandlers = (context: Context): Handlers => ({
  listPassages: ({ params, query, viewer }) => listPassages(context, params.id, viewer.user?.id, query),
  linkPassage: ({ params, body, viewer }) => linkPassage(context, viewer.user.id, params.id, body),
  unlinkPassage: ({ params, viewer }) => unlinkPassage(context, viewer.user.id, params.id),
  answerPassage: ({ params, body, viewer }) => answerPassage(context, viewer.user.id, params.id, body),
  answerPassages: ({ params, body, viewer }) =>
    answerPassages(context, viewer.user.id, params.slug, body.answers),
  respondContribution: ({ params, body, viewer }) =>
    respondTo(context, viewer.user.id, { type: 'contribution', id: params.id }, body),
  listResponses: ({ params, query, viewer }) => listResponses(context, params.slug, viewer.user?.id, query),
  exportResponses: ({ params, query, viewer }) =>
    exportResponses(context, params.slug, viewer.user?.id, query),
  getBearings: ({ params, viewer }) => bearingsIn(context, viewer.user.id, params.id),
  listTopics: ({ viewer }) => listTopics(context, viewer.user?.id),
  getTopic: ({ params, viewer }) => viewTopic(context, params.topic, viewer.user?.id),
  setParagraphTopics: ({ params, body, viewer }) =>
    setParagraphTopics(context, viewer.user.id, params.id, body.topics),
  getStocktaking: ({ params, viewer }) => takeStock(context, params.id, viewer.user?.id),
  listCarried: ({ params, query, viewer }) => listCarried(context, params.id, viewer.user?.id, query),
  carryIssues: ({ params, body, viewer }) => carryIssues(context, viewer.user.id, params.id, body.threads),
})
