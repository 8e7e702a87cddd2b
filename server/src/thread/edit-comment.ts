/** [THR7] Authors reword their comments and take them back; what was said before is kept, what was taken back is not. */
import { randomUUID } from 'node:crypto'
import type { Comment } from '@plenary/shared/thread'
import type { Transaction } from '../database/port.ts'
import { type CommandContext, command } from '../participant/command.ts'
import { tellOfComment, viewFor } from './add-comment.ts'
import {
  type CommentRow,
  deleteVersions,
  insertVersion,
  updateComment,
  versionsBefore,
} from './comment-store.ts'
import type { ThreadDeps } from './deps.ts'
import { ensureReadable } from './ensure-readable.ts'
import { type CommentStanding, onComment, readComment } from './find-thread.ts'
import { cursorOf, type Page, paged, placeIn } from './list-threads.ts'
import { type ThreadRow, updateThread } from './store.ts'
import { commentView } from './view-threads.ts'

export const editComment = command({
  ...onComment,
  action: 'comment.edit',
  async work(deps: ThreadDeps, turn, { body }: { body: string }): Promise<Comment> {
    const { tx, actor, userId, now: at } = turn
    const { comment } = turn.row
    ensureReadable(body)
    if (body === comment.body) return viewFor(deps, tx, comment, actor)
    deps.budget.spend(userId)
    const { id: commentId } = comment
    await insertVersion(tx, {
      id: randomUUID(),
      commentId,
      body: comment.body,
      at: comment.editedAt ?? comment.at,
    })
    return changeComment(deps, turn, { body, editedAt: at })
  },
})

/** Writes a comment anew, and tells of it. */
async function changeComment(
  deps: ThreadDeps,
  turn: Pick<CommandContext<CommentStanding, unknown>, 'tx' | 'row' | 'actor' | 'now' | 'record'>,
  changes: Partial<CommentRow>,
): Promise<Comment> {
  const next = await updateComment(turn.tx, turn.row.comment, changes)
  await updateThread(turn.tx, next.threadId, { changedAt: turn.now })
  return tellOfComment(deps, turn, 'comment.changed', next)
}

/** A mark stays where the comment was, so that answers to it keep their place. Its words leave the database. */
export const deleteComment = command({
  ...onComment,
  action: 'comment.delete',
  async work(deps: ThreadDeps, turn): Promise<Comment> {
    const { thread, comment } = turn.row
    await deleteVersions(turn.tx, comment.id)
    await forgetWords(deps, turn.tx, thread, comment)
    return changeComment(deps, turn, { body: '', mentions: [], appeal: null, deletedAt: turn.now })
  },
})

/** Facts that carried the words are in nobody's catch-up any more, nor in a copy of the database. */
async function forgetWords(
  { facts }: ThreadDeps,
  tx: Transaction,
  { processId }: ThreadRow,
  { id, at }: CommentRow,
): Promise<void> {
  const without = (comment: Comment): Comment => ({ ...comment, body: '', mentions: [] })
  const added = ['comment.added', 'comment.changed'] as const
  await facts.rewrite(tx, { processId, types: added, since: at }, (data) =>
    data.comment.id === id ? { ...data, comment: without(data.comment) } : null,
  )
  await facts.rewrite(tx, { processId, types: ['thread.opened'], since: at }, ({ thread }) =>
    thread.comments.some((comment) => comment.id === id)
      ? { thread: { ...thread, comments: thread.comments.map((c) => (c.id === id ? without(c) : c)) } }
      : null,
  )
}

/** What a comment said before, for whoever may read what it says now; the newest first. */
export async function listVersions(
  deps: ThreadDeps,
  userId: string,
  id: string,
  query: { cursor?: string | undefined; limit: number },
): Promise<Page<{ body: string; at: string }>> {
  const { row, actor } = await readComment(deps, userId, id)
  const { comment } = row
  const before = query.cursor === undefined ? null : placeIn(query.cursor)
  // [MOD2] Nobody reads under what it said before what was hidden since.
  const readable = commentView(comment, new Map(), actor).body !== ''
  const rows = readable ? await versionsBefore(deps.database, id, before, query.limit + 1) : []
  const views = rows.slice(0, query.limit).map(({ body, at }) => ({ body, at: at.toISOString() }))
  return paged(rows, views, query.limit, (row) => cursorOf(row.at, row.id))
}
