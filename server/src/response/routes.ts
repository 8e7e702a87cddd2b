/** The API of passages, answers, topics and stocktaking: reading is public, as far as what is read is. */
import type { Handlers } from '../http/api.ts'
import type { Tools } from '../words.ts'
import { answerPassage, answerPassages, respondTo } from './answer-passage.ts'
import { carryIssues, listCarried } from './carry-issues.ts'
import { linkPassage, unlinkPassage } from './link-passage.ts'
import { exportResponses, listPassages, listResponses } from './matrix.ts'
import { setParagraphTopics } from './set-topics.ts'
import { takeStock } from './stocktaking.ts'
import { bearingsIn, listTopics, viewTopic } from './topics.ts'

export const responseHandlers = (tools: Tools): Handlers => ({
  listPassages: ({ params, query, viewer }) => listPassages(tools, params.id, viewer.user?.id, query),
  linkPassage: ({ params, body, viewer }) => linkPassage(tools, viewer.user.id, params.id, body),
  unlinkPassage: ({ params, viewer }) => unlinkPassage(tools, viewer.user.id, params.id),
  answerPassage: ({ params, body, viewer }) => answerPassage(tools, viewer.user.id, params.id, body),
  answerPassages: ({ params, body, viewer }) =>
    answerPassages(tools, viewer.user.id, params.slug, body.answers),
  respondContribution: ({ params, body, viewer }) =>
    respondTo(tools, viewer.user.id, { type: 'contribution', id: params.id }, body),
  listResponses: ({ params, query, viewer }) => listResponses(tools, params.slug, viewer.user?.id, query),
  exportResponses: ({ params, query, viewer }) => exportResponses(tools, params.slug, viewer.user?.id, query),
  getBearings: ({ params, viewer }) => bearingsIn(tools, viewer.user.id, params.id),
  listTopics: ({ viewer }) => listTopics(tools, viewer.user?.id),
  getTopic: ({ params, viewer }) => viewTopic(tools, params.topic, viewer.user?.id),
  setParagraphTopics: ({ params, body, viewer }) =>
    setParagraphTopics(tools, viewer.user.id, params.id, body.topics),
  getStocktaking: ({ params, viewer }) => takeStock(tools, params.id, viewer.user?.id),
  listCarried: ({ params, query, viewer }) => listCarried(tools, params.id, viewer.user?.id, query),
  carryIssues: ({ params, body, viewer }) => carryIssues(tools, viewer.user.id, params.id, body.threads),
})
