/** What is asked of threads over HTTP. */
import { z } from 'zod'
import { type Endpoint, idParams, page, pageQuery, reason, slugParams, subjectParams } from './endpoint.ts'
import { language } from './language.ts'
import { comment, longestComment, quote, reportedComment, thread, threadKind, visibility } from './thread.ts'

const body = z.string().trim().min(1).max(longestComment)
/** Made by the client, so that sending twice makes one. */
const clientId = z.uuid()

const newThread = {
  id: clientId.optional(),
  quote: quote.optional(),
  kind: threadKind,
  visibility,
  body,
  language: language.optional(),
  mentions: z.array(z.string()).max(20).default([]),
}
export const newDraftThread = z.strictObject({ ...newThread, paragraphId: z.string().min(1).max(100) })
export const newStageThread = z
  .strictObject({ ...newThread, questionId: z.string().min(1).max(100) })
  .omit({ quote: true })
export const newContributionThread = z.strictObject(newThread)

export const threadQuery = pageQuery.extend({
  paragraph: z.string().max(100).optional(),
  question: z.string().max(100).optional(),
  kind: threadKind.optional(),
  visibility: visibility.optional(),
  status: z.enum(['open', 'resolved']).optional(),
  /** Kind of stakeholder of its author. */
  stakeholder: z.string().max(60).optional(),
  delegation: z.string().max(100).optional(),
  topic: z.string().max(60).optional(),
})

const withReason = z.strictObject({ reason })
const threadAnswer = z.object({ thread })
const commentAnswer = z.object({ comment })

const subjectThreads = {
  getDraft: (path: string, summary: string) =>
    ({
      method: 'GET',
      path,
      summary,
      who: 'signed-in',
      cost: 'page',
      params: idParams,
      query: threadQuery,
      response: page(thread),
    }) as const,
}

export const threadApi = {
  listThreads: subjectThreads.getDraft('/api/drafts/:id/threads', 'Threads on a draft that I may see'),
  openThread: {
    method: 'POST',
    path: '/api/drafts/:id/threads',
    summary: 'Open a thread on a paragraph or some of its words',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    body: newDraftThread,
    response: threadAnswer,
  },
  listRevisionThreads: subjectThreads.getDraft('/api/revisions/:id/threads', 'Threads on a published text'),
  openRevisionThread: {
    method: 'POST',
    path: '/api/revisions/:id/threads',
    summary: 'Open a thread on a published paragraph',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    body: newDraftThread,
    response: threadAnswer,
  },
  listStageThreads: subjectThreads.getDraft('/api/stages/:id/threads', 'Threads on the questions of a stage'),
  openStageThread: {
    method: 'POST',
    path: '/api/stages/:id/threads',
    summary: 'Open a thread on a question of a stage',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    body: newStageThread,
    response: threadAnswer,
  },
  listContributionThreads: subjectThreads.getDraft(
    '/api/contributions/:id/threads',
    'Threads on a contribution',
  ),
  openContributionThread: {
    method: 'POST',
    path: '/api/contributions/:id/threads',
    summary: 'Open a thread on a contribution',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    body: newContributionThread,
    response: threadAnswer,
  },
  listSubjectThreads: {
    method: 'GET',
    path: '/api/subjects/:type/:id/threads',
    summary: 'Threads on a thing of any kind',
    who: 'signed-in',
    cost: 'page',
    params: subjectParams,
    query: threadQuery,
    response: page(thread),
  },
  openSubjectThread: {
    method: 'POST',
    path: '/api/subjects/:type/:id/threads',
    summary: 'Open a thread on a thing of any kind',
    who: 'signed-in',
    cost: 'light',
    params: subjectParams,
    body: newContributionThread,
    response: threadAnswer,
  },
  getThread: {
    method: 'GET',
    path: '/api/threads/:id',
    summary: 'A thread with its comments',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    response: threadAnswer,
  },
  addComment: {
    method: 'POST',
    path: '/api/threads/:id/comments',
    summary: 'Reply in a thread',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    body: z.strictObject({
      id: clientId.optional(),
      parentId: z.string().max(100).nullable().default(null),
      body,
      language: language.optional(),
      mentions: z.array(z.string()).max(20).default([]),
    }),
    response: commentAnswer,
  },
  changeThread: {
    method: 'PATCH',
    path: '/api/threads/:id',
    summary: 'Resolve a thread with its outcome, reopen it, or set its topics',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    body: z.strictObject({
      status: z.enum(['open', 'resolved']).optional(),
      outcome: z.string().trim().max(1000).optional(),
      topics: z.array(z.string()).max(20).optional(),
    }),
    response: threadAnswer,
  },
  anchorThread: {
    method: 'POST',
    path: '/api/threads/:id/anchor',
    summary: 'Confirm where moved words of a thread stand now, or point at others',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    body: z.strictObject({
      /** Null confirms the place that was found. */
      quote: quote.nullable(),
      paragraphId: z.string().max(100).optional(),
      /** Words that were pasted elsewhere do not take the thread along: it stays with its paragraph. */
      decline: z.boolean().optional(),
    }),
    response: threadAnswer,
  },
  supportThread: {
    method: 'POST',
    path: '/api/threads/:id/support',
    summary: 'Support what a thread says, or no longer',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    body: z.strictObject({ supports: z.boolean() }),
    response: threadAnswer,
  },
  editComment: {
    method: 'PATCH',
    path: '/api/comments/:id',
    summary: 'Reword my comment; what it said before is kept',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    body: z.strictObject({ body }),
    response: commentAnswer,
  },
  deleteComment: {
    method: 'DELETE',
    path: '/api/comments/:id',
    summary: 'Take my comment back; a mark stays',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    response: commentAnswer,
  },
  listCommentVersions: {
    method: 'GET',
    path: '/api/comments/:id/versions',
    summary: 'What a comment said before',
    who: 'signed-in',
    cost: 'page',
    params: idParams,
    query: pageQuery,
    response: page(z.object({ body: z.string(), at: z.iso.datetime() })),
  },
  reportComment: {
    method: 'POST',
    path: '/api/comments/:id/report',
    summary: 'Report a comment to the secretariat',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    body: withReason,
    response: z.object({ id: z.string() }),
  },
  hideComment: {
    method: 'POST',
    path: '/api/comments/:id/hide',
    summary: 'Hide a comment, with the reason its author is given',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    body: withReason,
    response: commentAnswer,
  },
  showComment: {
    method: 'POST',
    path: '/api/comments/:id/show',
    summary: 'Show a hidden comment again',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    body: withReason,
    response: commentAnswer,
  },
  appealComment: {
    method: 'POST',
    path: '/api/comments/:id/appeal',
    summary: 'Appeal against the hiding of my comment',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    body: withReason,
    response: commentAnswer,
  },
  listReports: {
    method: 'GET',
    path: '/api/processes/:slug/reports',
    summary: 'Reported and hidden comments, for the secretariat',
    who: 'signed-in',
    cost: 'page',
    params: slugParams,
    query: pageQuery,
    response: page(reportedComment),
  },
} as const satisfies Record<string, Endpoint>
