/** [THR3] Answers in a thread, or answers a comment in it. */
import { randomUUID } from 'node:crypto'
import type { Language } from '@plenary/shared/language'
import { type Actor, isSelf } from '@plenary/shared/participant'
import { found, Refusal } from '@plenary/shared/problems'
import { type Comment, deepestReply } from '@plenary/shared/thread'
import type { Queries, Transaction } from '../database/port.ts'
import { type CommandContext, command } from '../participant/command.ts'
import { type CommentRow, commentById, insertComment, newComment } from './comment-store.ts'
import type { ThreadDeps } from './deps.ts'
import { ensureReadable } from './ensure-readable.ts'
import { inIt } from './find-thread.ts'
import { mentionedIn } from './mentions.ts'
import { updateThread } from './store.ts'
import { commentView, peopleOf } from './view-threads.ts'

export interface NewReply {
  id?: string | undefined
  parentId: string | null
  body: string
  language: Language
  mentions: string[]
}

export const addComment = command({
  ...inIt,
  action: 'thread.reply',
  // [THR5] What is sent again is answered again; an id that is somebody else's, or of another thread, is refused.
  once: {
    known: async ({ queries }, { id }: NewReply) => (id === undefined ? null : commentById(queries, id)),
    isSame: ({ threadId, authorId }, { row: { thread }, actor }) =>
      threadId === thread.id && isSelf(actor, authorId),
    answer: (deps: ThreadDeps, { queries, actor }, _, known) => viewFor(deps, queries, known, actor),
    outlivesRight: true,
  },
  async prepare(deps: ThreadDeps, { row: { thread }, userId }, { body, mentions }: NewReply) {
    ensureReadable(body)
    deps.budget.spend(userId)
    return mentionedIn(deps, thread, mentions)
  },
  async work(deps: ThreadDeps, turn, { id = randomUUID(), parentId, body, language }: NewReply, mentions) {
    const { tx, row, actor, now: at } = turn
    const threadId = row.thread.id
    const stands = await placed(tx, threadId, parentId)
    const said = { ...stands, id, threadId, authorId: actor.id, body, language, mentions, at }
    const comment = newComment(said)
    await insertComment(tx, comment)
    await updateThread(tx, threadId, { changedAt: at })
    return tellOfComment(deps, turn, 'comment.added', comment)
  },
})

/** A comment alone, as this person may have it. */
export const viewFor = async (
  { accounts }: Pick<ThreadDeps, 'accounts'>,
  queries: Queries,
  comment: CommentRow,
  reader: Actor,
): Promise<Comment> => commentView(comment, await peopleOf(queries, accounts, [comment.authorId]), reader)

/**
 * Records what became of a comment and answers it as the actor may have it. The fact goes out once to many and carries
 * the public form; each of them may be given more of it on the way (withhold-threads.ts).
 */
export async function tellOfComment(
  { accounts }: Pick<ThreadDeps, 'accounts'>,
  { tx, actor, record }: Pick<CommandContext<unknown, unknown>, 'tx' | 'actor' | 'record'>,
  type: 'comment.added' | 'comment.changed',
  comment: CommentRow,
): Promise<Comment> {
  const people = await peopleOf(tx, accounts, [comment.authorId])
  await record(type, { threadId: comment.threadId, comment: commentView(comment, people, null) })
  return commentView(comment, people, actor)
}

/** [THR3] Where a reply stands: below what it answers, at the greatest depth for what would stand deeper. */
async function placed(
  tx: Transaction,
  threadId: string,
  parentId: string | null,
): Promise<Pick<CommentRow, 'parentId' | 'depth'>> {
  if (parentId === null) return { parentId: null, depth: 0 }
  const known = await commentById(tx, parentId)
  // [THR5] A comment of another thread is no comment here.
  const parent = found(known?.threadId === threadId ? known : null)
  if (parent.deletedAt) throw new Refusal('comment-deleted')
  if (parent.hiddenAt) throw new Refusal('comment-hidden')
  if (parent.depth < deepestReply) return { parentId, depth: parent.depth + 1 }
  return { parentId: parent.parentId, depth: deepestReply }
}
