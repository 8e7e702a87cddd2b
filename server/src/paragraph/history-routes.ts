/** The API of the past: states of a paragraph, whose words are, restoring. */
import { type Handlers, signedIn } from '../http/api.ts'
import type { Tools } from '../words.ts'
import type { CloseOverdue } from './overdue.ts'
import { authorsOf, draftAuthors, historyOf, paragraphAt } from './paragraph-history.ts'
import { restoreParagraph } from './restore-paragraph.ts'

export const historyHandlers = (tools: Tools, closeOverdue: CloseOverdue): Handlers => ({
  getHistory: ({ params, query, viewer }) => historyOf(tools, signedIn(viewer).id, params.id, query),
  getParagraphAt: ({ params, viewer }) => paragraphAt(tools, signedIn(viewer).id, params.id, params.seq),
  getAuthors: ({ params, viewer }) => authorsOf(tools, signedIn(viewer).id, params.id),
  getDraftAuthors: ({ params, viewer }) => draftAuthors(tools, signedIn(viewer).id, params.id),
  restoreParagraph: ({ params, body, viewer }) =>
    restoreParagraph(tools, closeOverdue, signedIn(viewer).id, params.id, body),
})
