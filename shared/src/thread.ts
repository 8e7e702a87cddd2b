/** Threads: discussion on a paragraph, some of its words, a published paragraph, a question of a stage or a contribution. */
import { z } from 'zod'
import { type Endpoint, idParams, page, pageQuery, reason } from './endpoint.ts'
import { language } from './language.ts'
import { participantView } from './participant.ts'

export const threadKinds = ['comment', 'question', 'concern', 'suggestion', 'support'] as const
export const threadKind = z.enum(threadKinds)
export type ThreadKind = z.infer<typeof threadKind>

/** Who may know of a thread: everyone in the process, its author's delegation, or the secretariat and its author. */
export const visibilities = ['all', 'delegation', 'secretariat'] as const
export const visibility = z.enum(visibilities)
export type Visibility = z.infer<typeof visibility>

/** What a thread is about. A thread on an amendment joins this list with the amendments. */
export const threadSubject = z.discriminatedUnion('type', [
  z.object({ type: z.literal('paragraph'), draftId: z.string(), paragraphId: z.string() }),
  z.object({
    type: z.literal('revision'),
    revisionId: z.string(),
    draftId: z.string(),
    paragraphId: z.string(),
  }),
  z.object({ type: z.literal('question'), stageId: z.string(), questionId: z.string() }),
  z.object({ type: z.literal('contribution'), contributionId: z.string(), stageId: z.string() }),
])
export type ThreadSubject = z.infer<typeof threadSubject>

/** Words a thread is on, with what stands around them, as somebody selected them in the text. */
export const quote = z.strictObject({
  exact: z.string().min(1).max(2000),
  prefix: z.string().max(64).default(''),
  suffix: z.string().max(64).default(''),
})
export type Quote = z.infer<typeof quote>

/**
 * [ANC1] Where the words of a thread stand now: exactly as quoted, moved or reworded (shown for confirmation), or
 * gone (the quote is kept). `from` and `to` are UTF-16 offsets in the text of `paragraphId`; null for a whole
 * paragraph and for an orphan.
 */
export const anchor = z.object({
  state: z.enum(['exact', 'moved', 'orphaned']),
  /** The quoted words; null when the thread is on the whole paragraph. */
  exact: z.string().nullable(),
  /** The words that stand there now, when the state is moved. */
  now: z.string().nullable(),
  from: z.number().int().nullable(),
  to: z.number().int().nullable(),
})
export type Anchor = z.infer<typeof anchor>

/** How deep replies may stand below the first comment [L9]; a deeper reply is placed at this depth. */
export const deepestReply = 8
export const longestComment = 10_000

export const comment = z
  .object({
    id: z.string(),
    threadId: z.string(),
    /** The comment it answers; null for the first and for answers to the thread. */
    parentId: z.string().nullable(),
    /** A pseudonymous author is shown by their pseudonym alone. */
    author: participantView,
    /** Plain text with line breaks. Empty once deleted or hidden (its author still receives their words). */
    body: z.string(),
    language,
    /** Participants it calls, by id. */
    mentions: z.array(z.string()),
    at: z.iso.datetime(),
    editedAt: z.iso.datetime().nullable(),
    deletedAt: z.iso.datetime().nullable(),
    /** Hidden by the secretariat, with the reason its author was given. */
    hidden: z
      .object({
        at: z.iso.datetime(),
        reason: z.string(),
        /** The author's appeal, seen by author and secretariat. */
        appeal: z.string().nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'Comment' })
export type Comment = z.infer<typeof comment>

export const supporter = z.object({ id: z.string(), name: z.string(), delegation: z.string().nullable() })

const head = z.object({
  id: z.string(),
  processId: z.string(),
  subject: threadSubject,
  /** The paragraph it stands on now; null for a thread on no paragraph. */
  paragraphId: z.string().nullable(),
  anchor,
  kind: threadKind,
  visibility,
  status: z.enum(['open', 'resolved']),
  /** In words, how it ended. */
  outcome: z.string().nullable(),
  resolvedBy: z.string().nullable(),
  resolvedAt: z.iso.datetime().nullable(),
  author: participantView,
  openedAt: z.iso.datetime(),
  /** The last comment or change. */
  changedAt: z.iso.datetime(),
  supporters: z.array(supporter),
  /** Ids of topic.ts, taken over from what it stands on and set by the secretariat. */
  topics: z.array(z.string()),
})
/** A thread without its comments, for facts about itself. */
export const threadHead = head.meta({ id: 'ThreadHead' })
export type ThreadHead = z.infer<typeof threadHead>

export const thread = head.extend({ comments: z.array(comment) }).meta({ id: 'Thread' })
export type Thread = z.infer<typeof thread>

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

/** A comment somebody reported, as the secretariat judges it. */
export const reportedComment = z
  .object({
    comment,
    thread: threadHead,
    reports: z.array(z.object({ by: participantView, reason: z.string(), at: z.iso.datetime() })),
  })
  .meta({ id: 'ReportedComment' })
export type ReportedComment = z.infer<typeof reportedComment>

const withReason = z.strictObject({ reason })
const threadAnswer = z.object({ thread })
const commentAnswer = z.object({ comment })

const subjectThreads = {
  getDraft: (path: string, summary: string) =>
    ({ method: 'GET', path, summary, params: idParams, query: threadQuery, response: page(thread) }) as const,
}

export const threadApi = {
  listThreads: subjectThreads.getDraft('/api/drafts/:id/threads', 'Threads on a draft that I may see'),
  openThread: {
    method: 'POST',
    path: '/api/drafts/:id/threads',
    summary: 'Open a thread on a paragraph or some of its words',
    params: idParams,
    body: newDraftThread,
    response: threadAnswer,
  },
  listRevisionThreads: subjectThreads.getDraft('/api/revisions/:id/threads', 'Threads on a published text'),
  openRevisionThread: {
    method: 'POST',
    path: '/api/revisions/:id/threads',
    summary: 'Open a thread on a published paragraph',
    params: idParams,
    body: newDraftThread,
    response: threadAnswer,
  },
  listStageThreads: subjectThreads.getDraft('/api/stages/:id/threads', 'Threads on the questions of a stage'),
  openStageThread: {
    method: 'POST',
    path: '/api/stages/:id/threads',
    summary: 'Open a thread on a question of a stage',
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
    params: idParams,
    body: newContributionThread,
    response: threadAnswer,
  },
  getThread: {
    method: 'GET',
    path: '/api/threads/:id',
    summary: 'A thread with its comments',
    params: idParams,
    response: threadAnswer,
  },
  addComment: {
    method: 'POST',
    path: '/api/threads/:id/comments',
    summary: 'Reply in a thread',
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
    params: idParams,
    body: z.strictObject({
      /** Null confirms the place that was found. */
      quote: quote.nullable(),
      paragraphId: z.string().max(100).optional(),
    }),
    response: threadAnswer,
  },
  supportThread: {
    method: 'POST',
    path: '/api/threads/:id/support',
    summary: 'Support what a thread says, or no longer',
    params: idParams,
    body: z.strictObject({ supports: z.boolean() }),
    response: threadAnswer,
  },
  editComment: {
    method: 'PATCH',
    path: '/api/comments/:id',
    summary: 'Reword my comment; what it said before is kept',
    params: idParams,
    body: z.strictObject({ body }),
    response: commentAnswer,
  },
  deleteComment: {
    method: 'DELETE',
    path: '/api/comments/:id',
    summary: 'Take my comment back; a mark stays',
    params: idParams,
    response: commentAnswer,
  },
  listCommentVersions: {
    method: 'GET',
    path: '/api/comments/:id/versions',
    summary: 'What a comment said before',
    params: idParams,
    query: pageQuery,
    response: page(z.object({ body: z.string(), at: z.iso.datetime() })),
  },
  reportComment: {
    method: 'POST',
    path: '/api/comments/:id/report',
    summary: 'Report a comment to the secretariat',
    params: idParams,
    body: withReason,
    response: z.object({ id: z.string() }),
  },
  hideComment: {
    method: 'POST',
    path: '/api/comments/:id/hide',
    summary: 'Hide a comment, with the reason its author is given',
    params: idParams,
    body: withReason,
    response: commentAnswer,
  },
  showComment: {
    method: 'POST',
    path: '/api/comments/:id/show',
    summary: 'Show a hidden comment again',
    params: idParams,
    body: withReason,
    response: commentAnswer,
  },
  appealComment: {
    method: 'POST',
    path: '/api/comments/:id/appeal',
    summary: 'Appeal against the hiding of my comment',
    params: idParams,
    body: withReason,
    response: commentAnswer,
  },
  listReports: {
    method: 'GET',
    path: '/api/processes/:slug/reports',
    summary: 'Reported and hidden comments, for the secretariat',
    params: z.object({ slug: z.string().min(1).max(100) }),
    query: pageQuery,
    response: page(reportedComment),
  },
} as const satisfies Record<string, Endpoint>
