/** A thread as somebody finds it, or does not; and as it is when a transaction has its turn. */
import { can } from '@plenary/shared/abilities'
import { type Actor, asOwner } from '@plenary/shared/participant'
import { Refusal } from '@plenary/shared/problems'
import type { Queries, Transaction } from '../database/port.ts'
import { actorIn } from '../participant/view.ts'
import { type CommentRow, commentById } from './comment-store.ts'
import type { ThreadDeps } from './deps.ts'
import { type InThread, type OnComment, placeOnComment } from './place.ts'
import { standingOf, type ThreadStanding } from './standing.ts'
import { type ThreadRow, threadById } from './store.ts'

export interface Found {
  actor: Actor
  row: ThreadRow
  /** The thread as this person has it. */
  seen(row: ThreadRow): ThreadRow
  place: InThread
  standing: ThreadStanding
}

/** [THR2] The thread for somebody who may know of it; not-found for everyone else, as if it did not exist. */
export async function findThread(deps: ThreadDeps, userId: string, id: string): Promise<Found> {
  const row = await threadById(deps.database, id)
  const standing = row && (await standingOf(deps.subjects, deps.database, row))
  // [PSE1] In the stage its text is in now, or in the stage it is of.
  const actor = standing && (await actorIn(deps.database, userId, standing.subject.acting))
  const place = actor && standing.placeFor(row, actor)
  if (!row || !actor || !place) throw new Refusal('not-found')
  if (can(actor, 'thread.read', place, deps.clock.now()) !== 'yes') throw new Refusal('not-found')
  return { actor, row, place, standing, seen: (each) => standing.seenBy(each, actor) ?? each }
}

export async function findComment(
  deps: ThreadDeps,
  userId: string,
  id: string,
): Promise<Found & { comment: CommentRow }> {
  const comment = await commentById(deps.database, id)
  if (!comment) throw new Refusal('not-found')
  return { ...(await findThread(deps, userId, comment.threadId)), comment }
}

/** A thread, and the comment concerned, as they stand when the transaction has its turn. */
export interface Turn<P extends InThread = InThread> {
  tx: Transaction
  actor: Actor
  seen: Found['seen']
  row: ThreadRow
  place: P
  at: Date
}

/**
 * [THR3] What happens in a thread has an order that everyone reads off its moments: no two are of one, even where a
 * clock stands still or many write at once.
 */
export const behind = ({ changedAt }: ThreadRow, at: Date): Date =>
  new Date(Math.max(at.getTime(), changedAt.getTime() + 1))

/** A thread whose words moved meanwhile stands on another thing. */
async function placeNow(
  { subjects }: ThreadDeps,
  queries: Queries,
  { actor, row: found, standing }: Found,
  row: ThreadRow,
): Promise<InThread> {
  const stands = row.standsOn === found.standsOn && row.keptPlace?.standsOn === found.keptPlace?.standsOn
  const place = (stands ? standing : await standingOf(subjects, queries, row))?.placeFor(row, actor)
  if (!place) throw new Refusal('not-found')
  return place
}

/**
 * Runs `work` in a transaction with the thread as it is then. What the rounds let do was read before: it changes by
 * acts of the secretariat, and its deadlines are judged by the clock within.
 */
export async function inThread<T>(
  deps: ThreadDeps,
  userId: string,
  threadId: string,
  work: (turn: Turn) => Promise<T>,
): Promise<T> {
  const found = await findThread(deps, userId, threadId)
  const { actor, seen } = found
  return deps.database.transaction(
    async (tx) => {
      const row = (await threadById(tx, threadId)) as ThreadRow
      const place = await placeNow(deps, tx, found, row)
      const at = behind(row, deps.clock.now())
      return work({ tx, actor: asOwner(actor, row.authorId), seen, row, place, at })
    },
    { lock: `thread:${threadId}` },
  )
}

export async function withComment<T>(
  deps: ThreadDeps,
  userId: string,
  commentId: string,
  work: (turn: Turn<OnComment> & { comment: CommentRow }) => Promise<T>,
): Promise<T> {
  const found = await findComment(deps, userId, commentId)
  const { actor, seen } = found
  return deps.database.transaction(
    async (tx) => {
      const row = (await threadById(tx, found.row.id)) as ThreadRow
      const place = await placeNow(deps, tx, found, row)
      const comment = (await commentById(tx, commentId)) as CommentRow
      const at = behind(row, deps.clock.now())
      const owner = asOwner(actor, comment.authorId)
      return work({ tx, actor: owner, seen, row, comment, place: placeOnComment(place, comment), at })
    },
    { lock: `thread:${found.row.id}` },
  )
}
