/** The API of threads and their comments. */
import type { Language } from '@plenary/shared/language'
import { found } from '@plenary/shared/problems'
import type { Call, Handlers, ViewerUser } from '../http/api.ts'
import { processOfSlug } from '../process/store.ts'
import type { SubjectKind } from '../subject/subject.ts'
import { addComment } from './add-comment.ts'
import { anchorThread } from './anchor-thread.ts'
import { changeThread, supportThread } from './change-thread.ts'
import type { ThreadDeps } from './deps.ts'
import { deleteComment, editComment, listVersions } from './edit-comment.ts'
import { readThread, seenBy } from './find-thread.ts'
import { listThreads } from './list-threads.ts'
import { appealComment, hideComment, listReports, reportComment, showComment } from './moderate.ts'
import { openThread } from './open-thread.ts'
import { threadView } from './view-threads.ts'

/** Who says nothing about the language of their words writes in the one they read in. */
const inOwnLanguage = <T extends { language?: Language | undefined }>(user: ViewerUser, body: T) => ({
  ...body,
  language: body.language ?? user.language,
})

type Listing = Pick<Call<'listSubjectThreads'>, 'viewer' | 'query'> & { params: { id: string } }
type Opening = Pick<Call<'openSubjectThread'>, 'viewer' | 'body'> & { params: { id: string } }

/** Threads are reached by the kind and the id of their thing, and where a kind has addresses of its own, by these too. */
const addressed = (deps: ThreadDeps, { type, addresses }: SubjectKind): Handlers => {
  if (!addresses) return {}
  const { list, open, partIn } = addresses
  return {
    [list]: ({ viewer, params, query }: Listing) =>
      listThreads(deps, viewer.user.id, { type, id: params.id }, query),
    [open]: async ({ viewer, params, body }: Opening) => {
      const { user } = viewer
      const [whole, part] = [{ type, id: params.id }, partIn(body)]
      const on = part === null ? whole : found(await deps.subjects.partOf(deps.database, whole, part))
      return { thread: await openThread(deps, user.id, on, inOwnLanguage(user, body)) }
    },
  }
}

export const threadHandlers = (deps: ThreadDeps): Handlers => ({
  ...commentHandlers(deps),
  ...Object.assign({}, ...deps.subjects.kinds().map((kind) => addressed(deps, kind))),
  listSubjectThreads: async ({ viewer, params, query }) => {
    const { user } = viewer
    const subject = found(await deps.subjects.find(deps.database, params))
    const page = { ...query, on: [subject.id] }
    return listThreads(deps, user.id, { type: subject.type, id: subject.wholeId }, page)
  },
  async openSubjectThread({ viewer, params, body }) {
    const { user } = viewer
    return { thread: await openThread(deps, user.id, params, inOwnLanguage(user, body)) }
  },
  async getThread({ viewer, params }) {
    const scene = await readThread(deps, viewer.user.id, params.id)
    const seen = seenBy(scene, scene.row.thread)
    return { thread: await threadView(deps.database, deps, seen, scene.actor) }
  },
  async addComment({ viewer, params, body }) {
    const { user } = viewer
    return { comment: await addComment(deps, user.id, params.id, inOwnLanguage(user, body)) }
  },
  changeThread: async ({ viewer, params, body }) => ({
    thread: await changeThread(deps, viewer.user.id, params.id, body),
  }),
  anchorThread: async ({ viewer, params, body }) => ({
    thread: await anchorThread(deps, viewer.user.id, params.id, body),
  }),
  supportThread: async ({ viewer, params, body }) => ({
    thread: await supportThread(deps, viewer.user.id, params.id, body),
  }),
})

const commentHandlers = (deps: ThreadDeps): Handlers => ({
  editComment: async ({ viewer, params, body }) => ({
    comment: await editComment(deps, viewer.user.id, params.id, body),
  }),
  deleteComment: async ({ viewer, params }) => ({
    comment: await deleteComment(deps, viewer.user.id, params.id),
  }),
  listCommentVersions: ({ viewer, params, query }) => listVersions(deps, viewer.user.id, params.id, query),
  reportComment: ({ viewer, params, body }) => reportComment(deps, viewer.user.id, params.id, body),
  hideComment: async ({ viewer, params, body }) => ({
    comment: await hideComment(deps, viewer.user.id, params.id, body),
  }),
  showComment: async ({ viewer, params, body }) => ({
    comment: await showComment(deps, viewer.user.id, params.id, body),
  }),
  appealComment: async ({ viewer, params, body }) => ({
    comment: await appealComment(deps, viewer.user.id, params.id, body),
  }),
  async listReports({ viewer, params, query }) {
    const { user } = viewer
    const process = found(await processOfSlug(deps.database, params.slug))
    return listReports(deps, user.id, process.id, query)
  },
})
