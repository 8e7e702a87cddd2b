/** Where a thread stands, as the rights table asks; and a thread as somebody finds it, or does not. */
import { can } from '@plenary/shared/abilities'
import { type Actor, asOwner } from '@plenary/shared/participant'
import { type PlaceWith, part } from '@plenary/shared/place'
import { Refusal } from '@plenary/shared/problems'
import { placeOfConsultation } from '../consultation/place.ts'
import type { Transaction } from '../database/port.ts'
import { inDraft } from '../draft/acting.ts'
import type { KeptText } from '../paragraph/kept-store.ts'
import type { DraftPlaces, ParagraphPlace } from '../paragraph/place.ts'
import type { ActingPlace } from '../participant/masks.ts'
import { actorIn } from '../participant/view.ts'
import { placeOfRevision } from '../revision/place.ts'
import { type RevisionRow, revisionById } from '../revision/store.ts'
import { stageById } from '../stage/store.ts'
import { type CommentRow, commentById } from './comment-store.ts'
import type { DiscussedContribution, ThreadDeps } from './deps.ts'
import { asSeen } from './kept-place.ts'
import { type ThreadRow, threadById } from './store.ts'

/** What a thread stands on, as the rights table asks; a thread on it is added to it. */
export type Ground = PlaceWith<'subject'>
export type InThread = PlaceWith<'subject' | 'thread'>
export type OnComment = PlaceWith<'subject' | 'thread' | 'comment'>

/** [THR2] Threads of a paragraph that was deleted are for those who read the whole text. */
export function placeOfParagraph({ rows, placeOf, placeOfGone }: DraftPlaces, id: string): ParagraphPlace {
  const row = rows.find((each) => each.id === id)
  return row ? placeOf(row) : placeOfGone(id)
}

export function groundOfParagraph(places: DraftPlaces, id: string): Ground {
  const { processId, ...parts } = placeOfParagraph(places, id)
  return { processId, subject: { type: 'paragraph', ...parts } }
}

export function groundOfRevision(revision: Pick<RevisionRow, 'id' | 'processId'>): Ground {
  const { processId, ...parts } = placeOfRevision(revision)
  return { processId, subject: { type: 'revision', ...parts } }
}

/** [PSE1] Where somebody acts who answers in a thread: in the stage its text is in now, or in the stage it is of. */
async function actingOn(deps: ThreadDeps, row: ThreadRow): Promise<ActingPlace | null> {
  if (row.subjectType === 'question' || row.subjectType === 'contribution')
    return { processId: row.processId, stage: row.stageId as string }
  const places = await deps.placesOf(row.draftId as string)
  return places && inDraft(places.draft, deps.clock.now())
}

export async function groundOfQuestion({ database }: ThreadDeps, stageId: string): Promise<Ground | null> {
  const stage = await stageById(database, stageId)
  if (!stage) return null
  const { processId, stage: of, input } = await placeOfConsultation(database, stage)
  return { processId, subject: { type: 'question', stage: of, input } }
}

/** The ground of a contribution differs by who asks: what they may not see does not exist. */
export const sightOf = ({ id, processId, posted, seenBy }: DiscussedContribution, actor: Actor): Ground => ({
  processId,
  subject: {
    type: 'contribution',
    sight: part('sight', { contributionId: id, processId, seen: seenBy(actor), posted }),
  },
})

export async function groundOfContribution(
  { database, contribution }: ThreadDeps,
  id: string,
  actor: Actor,
): Promise<Ground | null> {
  const found = await contribution(database, id)
  return found && sightOf(found, actor)
}

export async function groundFor(deps: ThreadDeps, row: ThreadRow, actor: Actor): Promise<Ground | null> {
  switch (row.subjectType) {
    case 'paragraph': {
      const places = await (await deps.placesOf(row.draftId as string))?.seenBy(actor, deps.clock.now())
      const seen = places && asSeen(row, places.kept)
      return seen ? groundOfParagraph(places, seen.paragraphId as string) : null
    }
    case 'revision': {
      const revision = await revisionById(deps.database, row.revisionId as string)
      return revision && groundOfRevision(revision)
    }
    case 'question':
      return groundOfQuestion(deps, row.stageId as string)
    case 'contribution':
      return groundOfContribution(deps, row.contributionId as string, actor)
  }
}

/** The column that names what a thread stands on. */
const standsOn = {
  paragraph: 'paragraphId',
  revision: 'revisionId',
  question: 'stageId',
  contribution: 'contributionId',
} as const satisfies Record<ThreadRow['subjectType'], keyof ThreadRow>

export const placeWith = (ground: Ground, row: ThreadRow): InThread => ({
  ...ground,
  thread: part('thread', {
    id: row.id,
    processId: row.processId,
    subject: row.subjectType,
    on: row[standsOn[row.subjectType]] ?? '',
    visibility: row.visibility,
    audience: row.audience,
    authorId: row.authorId,
    delegationId: row.delegationId,
    status: row.status,
  }),
})

export const placeOnComment = (ground: Ground, row: ThreadRow, comment: CommentRow): OnComment => ({
  ...placeWith(ground, row),
  comment: part('comment', {
    id: comment.id,
    threadId: comment.threadId,
    authorId: comment.authorId,
    deleted: comment.deletedAt !== null,
    hidden: comment.hiddenAt !== null,
  }),
})

export interface Found {
  actor: Actor
  row: ThreadRow
  /** The thread as this person has it. */
  seen(row: ThreadRow): ThreadRow
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
  const kept = await keptFor(deps, row, actor)
  return { actor, row, ground, seen: (each) => asSeen(each, kept) ?? each }
}

/** The text that stands still for somebody, of the draft a thread is on; null where they have the working text. */
export async function keptFor(
  deps: ThreadDeps,
  { subjectType, draftId }: Pick<ThreadRow, 'subjectType' | 'draftId'>,
  actor: Pick<Actor, 'role'>,
): Promise<KeptText | null> {
  if (subjectType !== 'paragraph') return null
  const places = await (await deps.placesOf(draftId as string))?.seenBy(actor, deps.clock.now())
  return places?.kept ?? null
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

/** A thread whose words moved meanwhile stands on another paragraph. */
async function groundNow(
  deps: ThreadDeps,
  { actor, row: found, ground }: Found,
  row: ThreadRow,
): Promise<Ground> {
  if (row.paragraphId === found.paragraphId) return ground
  const moved = await groundFor(deps, row, actor)
  if (!moved) throw new Refusal('not-found')
  return moved
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
      const ground = await groundNow(deps, found, row)
      const at = behind(row, deps.clock.now())
      return work({ tx, actor: asOwner(actor, row.authorId), seen, row, place: placeWith(ground, row), at })
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
      const ground = await groundNow(deps, found, row)
      const comment = (await commentById(tx, commentId)) as CommentRow
      const at = behind(row, deps.clock.now())
      const owner = asOwner(actor, comment.authorId)
      return work({ tx, actor: owner, seen, row, comment, place: placeOnComment(ground, row, comment), at })
    },
    { lock: `thread:${found.row.id}` },
  )
}
