/** A thread, and a comment in it, as what is acted on: there for whoever may know of it, and for nobody else. */
import { can } from '@plenary/shared/abilities'
import type { Actor } from '@plenary/shared/participant'
import type { Lock, Queries } from '../database/port.ts'
import { decidedContext, type Target } from '../participant/command.ts'
import { type CommentRow, commentById } from './comment-store.ts'
import type { ThreadDeps } from './deps.ts'
import { type InThread, type OnComment, placeOnComment } from './place.ts'
import { standingOf, type ThreadStanding, toldOn } from './standing.ts'
import { type ThreadRow, threadById } from './store.ts'

/** A thread with what it stands on now. */
export interface Standing {
  thread: ThreadRow
  standing: ThreadStanding
}

export type CommentStanding = Standing & { comment: CommentRow }

type Finding = Pick<ThreadDeps, 'subjects'>

/**
 * [THR3] What happens in a thread has an order that everyone reads off its moments: no two are of one, even where a
 * clock stands still or many write at once.
 */
export const behind = ({ changedAt }: ThreadRow, at: Date): Date =>
  new Date(Math.max(at.getTime(), changedAt.getTime() + 1))

/** Null where the thread, or what it stands on, is not there. */
export async function standingById(
  { subjects }: Finding,
  queries: Queries,
  id: string,
): Promise<Standing | null> {
  const thread = await threadById(queries, id)
  const standing = thread && (await standingOf(subjects, queries, thread))
  return thread && standing && { thread, standing }
}

/** [THR2] Null for whoever may not know of the thread. */
function placeFor({ thread, standing }: Standing, actor: Actor, now: Date): InThread | null {
  const place = standing.placeFor(thread, actor)
  return place && can(actor, 'thread.read', place, now) === 'yes' ? place : null
}

/** The thread as this person has it. */
export const seenBy = (
  { row: { standing }, actor }: { row: Standing; actor: Actor },
  thread: ThreadRow,
): ThreadRow => standing.seenBy(thread, actor) ?? thread

/** What a thread and what stands in it have in common. */
const inThread = {
  // [PSE1] In the stage its text is in now, or in the stage it is of.
  acting: ({ standing }: Standing) => standing.subject.acting,
  stranger: 'not-found',
  moment: ({ thread }: Standing, now: Date) => behind(thread, now),
  concerns: ({ thread, standing }: Standing) => toldOn(standing.subject, thread),
} as const

const threadItself = (deps: Finding): Target<Standing, InThread> => ({
  ...inThread,
  find: (queries, id) => standingById(deps, queries, id),
  place: (_, row, actor, now) => placeFor(row, actor, now),
  ownerId: ({ thread }) => thread.authorId,
})

const commentItself = (deps: Finding): Target<CommentStanding, OnComment> => ({
  ...inThread,
  async find(queries, id) {
    const comment = await commentById(queries, id)
    const found = comment && (await standingById(deps, queries, comment.threadId))
    return comment && found && { ...found, comment }
  },
  place(_, row, actor, now) {
    const place = placeFor(row, actor, now)
    return place && placeOnComment(place, row.comment)
  },
  ownerId: ({ comment }) => comment.authorId,
})

const lock = ({ thread }: Standing): Lock => `thread:${thread.id}`

/** What every act in a thread has in common, and every act on a comment. */
export const inIt = { subject: (deps: ThreadDeps) => threadItself(deps), lock } as const
export const onComment = { subject: (deps: ThreadDeps) => commentItself(deps), lock } as const

/** Throws not-found for whoever may not know of it. */
export const readThread = (deps: ThreadDeps, userId: string, id: string) =>
  decidedContext(threadItself(deps), 'thread.read', deps.database, userId, id, deps.clock.now())

export const readComment = (deps: ThreadDeps, userId: string, id: string) =>
  decidedContext(commentItself(deps), 'thread.read', deps.database, userId, id, deps.clock.now())
