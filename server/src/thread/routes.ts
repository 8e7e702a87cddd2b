/** The API of threads and their comments. */
import type { Language } from '@plenary/shared/language'
import { type Handlers, signedIn, type ViewerUser } from '../http/api.ts'
import { processOfSlug } from '../process/store.ts'
import { addComment } from './add-comment.ts'
import { anchorThread } from './anchor-thread.ts'
import { baseOfContribution, baseOfParagraph, baseOfQuestion, baseOfRevision } from './bases.ts'
import { changeThread, supportThread } from './change-thread.ts'
import type { ThreadDeps } from './deps.ts'
import { deleteComment, editComment, listVersions } from './edit-comment.ts'
import {
  listContributionThreads,
  listDraftThreads,
  listRevisionThreads,
  listStageThreads,
} from './list-threads.ts'
import { appealComment, hideComment, listReports, reportComment, showComment } from './moderate.ts'
import { openThread } from './open-thread.ts'
import { findThread } from './place.ts'
import { threadView } from './view-threads.ts'

/** Who says nothing about the language of their words writes in the one they read in. */
const inOwnLanguage = <T extends { language?: Language | undefined }>(user: ViewerUser, body: T) => ({
  ...body,
  language: body.language ?? user.language,
})

export const threadHandlers = (deps: ThreadDeps): Handlers => ({
  ...commentHandlers(deps),
  listThreads: ({ viewer, params, query }) => listDraftThreads(deps, signedIn(viewer).id, params.id, query),
  listRevisionThreads: ({ viewer, params, query }) =>
    listRevisionThreads(deps, signedIn(viewer).id, params.id, query),
  listStageThreads: ({ viewer, params, query }) =>
    listStageThreads(deps, signedIn(viewer).id, params.id, query),
  listContributionThreads: ({ viewer, params, query }) =>
    listContributionThreads(deps, signedIn(viewer).id, params.id, query),
  async openThread({ viewer, params, body }) {
    const user = signedIn(viewer)
    const base = await baseOfParagraph(deps, params.id, body.paragraphId)
    return { thread: await openThread(deps, user.id, base, inOwnLanguage(user, body)) }
  },
  async openRevisionThread({ viewer, params, body }) {
    const user = signedIn(viewer)
    const base = await baseOfRevision(deps, params.id, body.paragraphId)
    return { thread: await openThread(deps, user.id, base, inOwnLanguage(user, body)) }
  },
  async openStageThread({ viewer, params, body }) {
    const user = signedIn(viewer)
    const base = await baseOfQuestion(deps, params.id, body.questionId)
    return { thread: await openThread(deps, user.id, base, inOwnLanguage(user, body)) }
  },
  async openContributionThread({ viewer, params, body }) {
    const user = signedIn(viewer)
    const base = await baseOfContribution(deps, params.id)
    return { thread: await openThread(deps, user.id, base, inOwnLanguage(user, body)) }
  },
  async getThread({ viewer, params }) {
    const { row, actor, seen } = await findThread(deps, signedIn(viewer).id, params.id)
    return { thread: await threadView(deps.database, deps.accounts, seen(row), actor) }
  },
  async addComment({ viewer, params, body }) {
    const user = signedIn(viewer)
    return { comment: await addComment(deps, user.id, params.id, inOwnLanguage(user, body)) }
  },
  changeThread: async ({ viewer, params, body }) => ({
    thread: await changeThread(deps, signedIn(viewer).id, params.id, body),
  }),
  anchorThread: async ({ viewer, params, body }) => ({
    thread: await anchorThread(deps, signedIn(viewer).id, params.id, body),
  }),
  supportThread: async ({ viewer, params, body }) => ({
    thread: await supportThread(deps, signedIn(viewer).id, params.id, body.supports),
  }),
})

const commentHandlers = (deps: ThreadDeps): Handlers => ({
  editComment: async ({ viewer, params, body }) => ({
    comment: await editComment(deps, signedIn(viewer).id, params.id, body.body),
  }),
  deleteComment: async ({ viewer, params }) => ({
    comment: await deleteComment(deps, signedIn(viewer).id, params.id),
  }),
  listCommentVersions: ({ viewer, params, query }) =>
    listVersions(deps, signedIn(viewer).id, params.id, query),
  reportComment: ({ viewer, params, body }) =>
    reportComment(deps, signedIn(viewer).id, params.id, body.reason),
  hideComment: async ({ viewer, params, body }) => ({
    comment: await hideComment(deps, signedIn(viewer).id, params.id, body.reason),
  }),
  showComment: async ({ viewer, params, body }) => ({
    comment: await showComment(deps, signedIn(viewer).id, params.id, body.reason),
  }),
  appealComment: async ({ viewer, params, body }) => ({
    comment: await appealComment(deps, signedIn(viewer).id, params.id, body.reason),
  }),
  async listReports({ viewer, params, query }) {
    const user = signedIn(viewer)
    const process = await processOfSlug(deps.database, params.slug)
    return listReports(deps, user.id, process?.id ?? null, query)
  },
})
