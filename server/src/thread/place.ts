/** Where a thread stands, as the rights table asks: what it stands on, the thread, a comment in it. */
import { type PlaceWith, part } from '@plenary/shared/place'
import type { CommentRow } from './comment-store.ts'
import type { ThreadRow } from './store.ts'

/** What a thread stands on, as the rights table asks; a thread on it is added to it. */
export type ThreadPlace = PlaceWith<'subject'>
export type InThread = PlaceWith<'subject' | 'thread'>
export type OnComment = PlaceWith<'subject' | 'thread' | 'comment'>

export const placeWith = (ground: ThreadPlace, row: ThreadRow): InThread => ({
  ...ground,
  thread: part('thread', {
    id: row.id,
    processId: row.processId,
    subject: row.subjectType,
    on: row.standsOn,
    visibility: row.visibility,
    audience: row.audience,
    authorId: row.authorId,
    delegationId: row.delegationId,
    status: row.status,
  }),
})

export const placeOnComment = (place: InThread, comment: CommentRow): OnComment => ({
  ...place,
  comment: part('comment', {
    id: comment.id,
    threadId: comment.threadId,
    authorId: comment.authorId,
    deleted: comment.deletedAt !== null,
    hidden: comment.hiddenAt !== null,
  }),
})
