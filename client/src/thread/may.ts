/** What I may do with a thread here and now: the rights table, asked as the server asks it. */
import { type Action, can } from '@plenary/shared/abilities'
import type { Actor } from '@plenary/shared/participant'
import type { Verdict } from '@plenary/shared/problems'
import type { Moment } from '@plenary/shared/stage'
import type { Comment, Thread, Visibility } from '@plenary/shared/thread'
import { audienceFor } from '@plenary/shared/thread-abilities'
import { commentPart, newThreadPart, type SubjectPlace, threadPart } from '../api/places.ts'

export type ThreadAction = Extract<Action, `thread.${string}`>
export type CommentAction = Extract<Action, `comment.${string}`>

const inThread = (actor: Actor | null, place: SubjectPlace, thread: Thread) => ({
  ...place,
  thread: threadPart(thread, `participant:${actor?.id ?? '-'}`),
})

/** `place` null: what it stands on is not known here, and nothing is offered. */
export const mayDo = (
  actor: Actor | null,
  action: ThreadAction,
  place: SubjectPlace | null,
  now: Moment,
  thread: Thread,
): Verdict => (place ? can(actor, action, inThread(actor, place, thread), now) : 'not-found')

export const mayDoWith = (
  actor: Actor | null,
  action: CommentAction,
  place: SubjectPlace | null,
  now: Moment,
  thread: Thread,
  comment: Comment,
): Verdict =>
  place
    ? can(actor, action, { ...inThread(actor, place, thread), comment: commentPart(comment) }, now)
    : 'not-found'

/** Whether I may open a thread that these people will see. */
export function mayOpen(
  actor: Actor | null,
  visibility: Visibility,
  place: SubjectPlace | null,
  now: Moment,
): Verdict {
  if (!actor) return 'not-signed-in'
  if (!place) return 'not-found'
  const audience = audienceFor(visibility, actor)
  if (audience === null) return 'no-delegation'
  const said = { visibility, audience, authorId: actor.id, delegationId: actor.delegationId }
  return can(actor, 'thread.open', { ...place, thread: newThreadPart(place, said) }, now)
}
