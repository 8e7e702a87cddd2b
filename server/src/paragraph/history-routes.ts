/** The API of the past: states of a paragraph, whose words are, restoring. */
import type { Handlers } from '../http/api.ts'
import type { Tools } from '../words.ts'
import type { CloseOverdue } from './overdue.ts'
import { authorsOf, draftAuthors, historyOf, paragraphAt } from './paragraph-history.ts'
import { restoreParagraph } from './restore-paragraph.ts'

export const historyHandlers = (tools: Tools, closeOverdue: CloseOverdue): Handlers => ({
  getHistory: ({ params, query, viewer }) => historyOf(tools, viewer.user.id, params.id, query),
  getParagraphAt: ({ params, viewer }) => paragraphAt(tools, viewer.user.id, params.id, params.seq),
  getAuthors: ({ params, viewer }) => authorsOf(tools, viewer.user.id, params.id),
  getDraftAuthors: ({ params, viewer }) => draftAuthors(tools, viewer.user.id, params.id),
  restoreParagraph: ({ params, body, viewer }) =>
    restoreParagraph(tools, closeOverdue, viewer.user.id, params.id, body),
})
