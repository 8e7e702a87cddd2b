/** [THR3] Answers in a thread, or answers a comment in it. */
import { randomUUID } from 'node:crypto'
import { can } from '@plenary/shared/abilities'
import type { Language } from '@plenary/shared/language'
import { type Actor, isSelf } from '@plenary/shared/participant'
import { ensure, Refusal } from '@plenary/shared/problems'
import { type Comment, deepestReply } from '@plenary/shared/thread'
import type { Queries, Transaction } from '../database/port.ts'
import { type CommentRow, commentById, insertComment, newComment } from './comment-store.ts'
import type { ThreadDeps } from './deps.ts'
import { ensureReadable } from './ensure-readable.ts'
import { findThread, inThread } from './find-thread.ts'
import { mentionedIn } from './mentions.ts'
import { toldOf } from './standing.ts'
import { type ThreadRow, updateThread } from './store.ts'
import { commentView, peopleOf, type Reader } from './view-threads.ts'

export interface NewReply {
  id?: string | undefined
  parentId: string | null
  body: string
  language: Language
  mentions: string[]
}

export async function addComment(
  deps: ThreadDeps,
  userId: string,
  threadId: string,
  input: NewReply,
): Promise<Comment> {
  const { actor: asking, row: found, place: here } = await findThread(deps, userId, threadId)
  const known = input.id ? await commentById(deps.database, input.id) : null
  if (known) return addedBefore(deps, deps.database, asking, threadId, known)
  ensureReadable(input.body)
  ensure(can(asking, 'thread.reply', here, deps.clock.now()))
  deps.budget.spend(userId)
  const mentions = await mentionedIn(deps, found, input.mentions)
  return inThread(deps, userId, threadId, async ({ tx, actor, row, place, at }) => {
    const twin = input.id ? await commentById(tx, input.id) : null
    if (twin) return addedBefore(deps, tx, actor, threadId, twin)
    ensure(can(actor, 'thread.reply', place, at))
    const comment = newComment({
      id: input.id ?? randomUUID(),
      threadId,
      ...(await placed(tx, threadId, input.parentId)),
      authorId: actor.id,
      body: input.body,
      language: input.language,
      mentions,
      at,
    })
    await insertComment(tx, comment)
    await updateThread(tx, threadId, { changedAt: at })
    return tellOfComment(deps, tx, row, comment, { type: 'comment.added', actor, at })
  })
}

/**
 * Records what became of a comment and answers it as the actor may have it. The fact goes out once to many and carries
 * the public form; each of them may be given more of it on the way (withhold-threads.ts).
 */
export async function tellOfComment(
  { facts, accounts, subjects }: ThreadDeps,
  tx: Transaction,
  row: ThreadRow,
  comment: CommentRow,
  { type, actor, at }: { type: 'comment.added' | 'comment.changed'; actor: Actor; at: Date },
): Promise<Comment> {
  const people = await peopleOf(tx, accounts, [comment.authorId])
  const data = { threadId: row.id, comment: commentView(comment, people, null) }
  await facts.record(tx, { ...(await toldOf(subjects, tx, row)), type, actorId: actor.id, at, data })
  return commentView(comment, people, actor)
}

/** [THR3] Where a reply stands: below what it answers, at the greatest depth for what would stand deeper. */
async function placed(
  tx: Transaction,
  threadId: string,
  parentId: string | null,
): Promise<Pick<CommentRow, 'parentId' | 'depth'>> {
  if (parentId === null) return { parentId: null, depth: 0 }
  const parent = await commentById(tx, parentId)
  // [THR5] A comment of another thread is no comment here.
  if (!parent || parent.threadId !== threadId) throw new Refusal('not-found')
  if (parent.deletedAt) throw new Refusal('comment-deleted')
  if (parent.hiddenAt) throw new Refusal('comment-hidden')
  if (parent.depth < deepestReply) return { parentId, depth: parent.depth + 1 }
  return { parentId: parent.parentId, depth: deepestReply }
}

/** [THR5] What is sent again is answered again; an id that is somebody else's, or of another thread, is refused. */
async function addedBefore(
  { accounts }: ThreadDeps,
  queries: Queries,
  actor: Actor,
  threadId: string,
  comment: CommentRow,
): Promise<Comment> {
  if (comment.threadId !== threadId || !isSelf(actor, comment.authorId)) throw new Refusal('already-exists')
  const reader: Reader = actor
  return commentView(comment, await peopleOf(queries, accounts, [comment.authorId]), reader)
}
