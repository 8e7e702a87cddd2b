/** Where a thread stands, as the rights table asks; and a thread as somebody finds it, or does not. */
import { can, type Place } from '@plenary/shared/abilities'
import { type Actor, asOwner } from '@plenary/shared/participant'
import { Refusal } from '@plenary/shared/problems'
import type { ThreadPlace } from '@plenary/shared/thread-abilities'
import { inputUntilOf } from '../consultation/store.ts'
import type { Transaction } from '../database/port.ts'
import { inDraft } from '../draft/acting.ts'
import type { DraftPlaces } from '../paragraph/place.ts'
import type { ActingPlace } from '../participant/masks.ts'
import { actorIn } from '../participant/view.ts'
import { stageById } from '../stage/store.ts'
import { type CommentRow, commentById } from './comment-store.ts'
import type { ThreadDeps } from './deps.ts'
import { type ThreadRow, threadById } from './store.ts'

/** The parts of a place that what a thread stands on is made of; a thread on it is added to them. */
export type Ground = Omit<Place, 'comment' | 'thread'> & {
  thread?: Pick<ThreadPlace, 'inputUntil' | 'withheld' | 'unposted'>
}

/** [THR2] A paragraph that was deleted stands in no section any more: its threads are for those who read all of them. */
export function placeOfParagraph(
  { draft, tablings, rows, placeOf }: DraftPlaces,
  id: string | null,
): Omit<Place, 'comment' | 'thread'> {
  const row = rows.find((each) => each.id === id)
  if (row) return placeOf(row)
  return { processId: draft.processId, tablings, paragraph: { status: 'open', sections: [], deleted: true } }
}

/** [PSE1] Where somebody acts who answers in a thread: in the stage its text is in now, or in the stage it is of. */
export async function actingOn(deps: ThreadDeps, row: ThreadRow): Promise<ActingPlace | null> {
  if (row.subjectType === 'question' || row.subjectType === 'contribution')
    return { processId: row.processId, stage: row.stageId as string }
  const places = await deps.placesOf(row.draftId as string)
  return places && inDraft(places.draft, deps.clock.now())
}

export async function groundOfQuestion({ database }: ThreadDeps, stageId: string): Promise<Ground | null> {
  const stage = await stageById(database, stageId)
  if (!stage) return null
  const inputUntil = await inputUntilOf(database, stageId)
  return { processId: stage.processId, tablings: [], stage, thread: { inputUntil } }
}

/** The ground of a contribution differs by who asks: what they may not see does not exist. */
export async function groundOfContribution(
  { database, contribution }: ThreadDeps,
  id: string,
  actor: Actor,
): Promise<Ground | null> {
  const found = await contribution(database, id)
  if (!found) return null
  const thread = { withheld: !found.seenBy(actor), unposted: !found.posted }
  return { processId: found.processId, tablings: [], thread }
}

export async function groundFor(deps: ThreadDeps, row: ThreadRow, actor: Actor): Promise<Ground | null> {
  switch (row.subjectType) {
    case 'paragraph': {
      const places = await deps.placesOf(row.draftId as string)
      return places && placeOfParagraph(places, row.paragraphId)
    }
    case 'revision':
      return { processId: row.processId, tablings: [] }
    case 'question':
      return groundOfQuestion(deps, row.stageId as string)
    case 'contribution':
      return groundOfContribution(deps, row.contributionId as string, actor)
  }
}

export const placeWith = (ground: Ground, row: ThreadRow, comment?: CommentRow): Place => ({
  ...ground,
  thread: {
    ...ground.thread,
    subject: row.subjectType,
    visibility: row.visibility,
    audience: row.audience,
    authorId: row.authorId,
    delegationId: row.delegationId,
    status: row.status,
  },
  ...(comment
    ? {
        comment: {
          authorId: comment.authorId,
          deleted: comment.deletedAt !== null,
          hidden: comment.hiddenAt !== null,
        },
      }
    : {}),
})

export interface Found {
  actor: Actor
  row: ThreadRow
  ground: Ground
}

/** [THR2] The thread for somebody who may know of it; not-found for everyone else, as if it did not exist. */
export async function findThread(deps: ThreadDeps, userId: string, id: string): Promise<Found> {
  const row = await threadById(deps.database, id)
  const acting = row && (await actingOn(deps, row))
  const actor = acting && (await actorIn(deps.database, userId, acting))
  const ground = actor && (await groundFor(deps, row, actor))
  if (!row || !actor || !ground) throw new Refusal('not-found')
  if (can(actor, 'thread.read', placeWith(ground, row), deps.clock.now()) !== 'yes')
    throw new Refusal('not-found')
  return { actor, row, ground }
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
export interface Turn {
  tx: Transaction
  actor: Actor
  row: ThreadRow
  place: Place
  at: Date
}

/**
 * [THR3] What happens in a thread has an order that everyone reads off its moments: no two are of one, even where a
 * clock stands still or many write at once.
 */
export const behind = ({ changedAt }: ThreadRow, at: Date): Date =>
  new Date(Math.max(at.getTime(), changedAt.getTime() + 1))

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
  const { actor, ground } = await findThread(deps, userId, threadId)
  return deps.database.transaction(async (tx) => {
    const row = (await threadById(tx, threadId)) as ThreadRow
    const at = behind(row, deps.clock.now())
    return work({ tx, actor: asOwner(actor, row.authorId), row, place: placeWith(ground, row), at })
  })
}

export async function withComment<T>(
  deps: ThreadDeps,
  userId: string,
  commentId: string,
  work: (turn: Turn & { comment: CommentRow }) => Promise<T>,
): Promise<T> {
  const { actor, ground, row: found } = await findComment(deps, userId, commentId)
  return deps.database.transaction(async (tx) => {
    const row = (await threadById(tx, found.id)) as ThreadRow
    const comment = (await commentById(tx, commentId)) as CommentRow
    const at = behind(row, deps.clock.now())
    const owner = asOwner(actor, comment.authorId)
    return work({ tx, actor: owner, row, comment, place: placeWith(ground, row, comment), at })
  })
}
