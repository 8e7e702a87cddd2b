/** [THR7] Authors reword their comments and take them back; what was said before is kept, what was taken back is not. */
import { randomUUID } from 'node:crypto'
import { can } from '@plenary/shared/abilities'
import { ensure } from '@plenary/shared/problems'
import type { Comment } from '@plenary/shared/thread'
import type { Transaction } from '../database/port.ts'
import { tellOfComment } from './add-comment.ts'
import {
  type CommentRow,
  deleteVersions,
  insertVersion,
  updateComment,
  versionsBefore,
} from './comment-store.ts'
import type { ThreadDeps } from './deps.ts'
import { ensureReadable } from './ensure-readable.ts'
import { findComment, withComment } from './find-thread.ts'
import { cursorOf, type Page, paged, placeIn } from './list-threads.ts'
import { type ThreadRow, updateThread } from './store.ts'
import { commentView, peopleOf } from './view-threads.ts'

export async function editComment(
  deps: ThreadDeps,
  userId: string,
  id: string,
  body: string,
): Promise<Comment> {
  ensureReadable(body)
  return withComment(deps, userId, id, async ({ tx, actor, row, comment, place, at }) => {
    ensure(can(actor, 'comment.edit', place, at))
    if (body === comment.body)
      return commentView(comment, await peopleOf(tx, deps.accounts, [comment.authorId]), actor)
    deps.budget.spend(userId)
    const said = { id: randomUUID(), commentId: id, body: comment.body, at: comment.editedAt ?? comment.at }
    await insertVersion(tx, said)
    const next = await updateComment(tx, comment, { body, editedAt: at })
    await updateThread(tx, row.id, { changedAt: at })
    return tellOfComment(deps, tx, row, next, { type: 'comment.changed', actor, at })
  })
}

/** A mark stays where the comment was, so that answers to it keep their place. Its words leave the database. */
export async function deleteComment(deps: ThreadDeps, userId: string, id: string): Promise<Comment> {
  return withComment(deps, userId, id, async ({ tx, actor, row, comment, place, at }) => {
    ensure(can(actor, 'comment.delete', place, at))
    await deleteVersions(tx, id)
    await forgetWords(deps, tx, row, comment)
    const gone = { body: '', mentions: [], appeal: null, deletedAt: at }
    const next = await updateComment(tx, comment, gone)
    await updateThread(tx, row.id, { changedAt: at })
    return tellOfComment(deps, tx, row, next, { type: 'comment.changed', actor, at })
  })
}

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
  const { comment, actor } = await findComment(deps, userId, id)
  const before = query.cursor === undefined ? null : placeIn(query.cursor)
  // [MOD2] Nobody reads under what it said before what was hidden since.
  const readable = commentView(comment, new Map(), actor).body !== ''
  const rows = readable ? await versionsBefore(deps.database, id, before, query.limit + 1) : []
  const views = rows.slice(0, query.limit).map(({ body, at }) => ({ body, at: at.toISOString() }))
  return paged(rows, views, query.limit, (row) => cursorOf(row.at, row.id))
}
