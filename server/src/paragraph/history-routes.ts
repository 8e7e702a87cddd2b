/** The API of the past: states of a paragraph, whose words are, restoring. */

import type { Context } from '../context.ts'
import type { Handlers } from '../http/api.ts'
import type { CloseOverdue } from './overdue.ts'
import { authorsOf, draftAuthors, historyOf, paragraphAt } from './paragraph-history.ts'
import { restoreParagraph } from './restore-paragraph.ts'

export const historyHandlers = (context: Context, closeOverdue: CloseOverdue): Handlers => ({
  getHistory: ({ params, query, viewer }) => historyOf(context, viewer.user.id, params.id, query),
  getParagraphAt: ({ params, viewer }) => paragraphAt(context, viewer.user.id, params.id, params.seq),
  getAuthors: ({ params, viewer }) => authorsOf(context, viewer.user.id, params.id),
  getDraftAuthors: ({ params, viewer }) => draftAuthors(context, viewer.user.id, params.id),
  restoreParagraph: ({ params, body, viewer }) =>
    restoreParagraph(context, closeOverdue, viewer.user.id, params.id, body),
})
