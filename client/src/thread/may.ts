/** What I may do with a thread here and now: the rights table, asked as the server asks it. */
import { type Action, can, type Place } from '@plenary/shared/abilities'
import type { Actor } from '@plenary/shared/participant'
import type { Verdict } from '@plenary/shared/problems'
import type { Moment } from '@plenary/shared/stage'
import type { Comment, Thread, Visibility } from '@plenary/shared/thread'
import { audienceFor } from '@plenary/shared/thread-abilities'

/** The place a discussion stands at: rounds and paragraph, or the stage of a question and until when it takes input. */
export interface Rights extends Pick<Place, 'processId' | 'tablings' | 'paragraph' | 'stage'> {
  inputUntil?: Moment | null
}

type ThreadAction = Extract<Action, `thread.${string}` | `comment.${string}`>

/** What is shown to me I may know of; all else the table says from what stands in the thread itself. */
export function mayDo(
  actor: Actor | null,
  action: ThreadAction,
  { inputUntil, ...place }: Rights,
  now: Moment,
  { subject, visibility, author, status }: Thread,
  comment?: Comment,
): Verdict {
  return can(
    actor,
    action,
    {
      ...place,
      thread: {
        subject: subject.type,
        visibility,
        audience: `participant:${actor?.id ?? ''}`,
        authorId: author.id,
        delegationId: author.delegation?.id ?? null,
        status,
        ...(inputUntil === undefined ? {} : { inputUntil }),
      },
      ...(comment
        ? {
            comment: {
              authorId: comment.author.id,
              deleted: comment.deletedAt !== null,
              hidden: comment.hidden !== null,
            },
          }
        : {}),
    },
    now,
  )
}

/** Whether I may open a thread that these people will see. */
export function mayOpen(
  actor: Actor | null,
  subject: Thread['subject']['type'],
  visibility: Visibility,
  { inputUntil, ...place }: Rights,
  now: Moment,
): Verdict {
  if (!actor) return 'not-signed-in'
  const audience = audienceFor(visibility, actor)
  if (audience === null) return 'no-delegation'
  const { id: authorId, delegationId } = actor
  const until = inputUntil === undefined ? {} : { inputUntil }
  return can(
    actor,
    'thread.open',
    { ...place, thread: { subject, visibility, audience, authorId, delegationId, status: 'open', ...until } },
    now,
  )
}
