/** Who may open a thread, know of it, speak in it, end it and keep order in it: part of the rights table. */
import { type Audience, belongsTo } from './audience.ts'
import { type Actor, isSelf } from './participant.ts'
import type { Parts, PlaceWith } from './place.ts'
import type { Verdict } from './problems.ts'
import { isSecretariat, line, type Rule, secretariatOnly } from './rights.ts'
import type { Visibility } from './thread.ts'

/** Whom a thread is for; null where its visibility needs a delegation and its author has none. */
export function audienceFor(
  visibility: Visibility,
  { id, role, delegationId }: Pick<Actor, 'id' | 'role' | 'delegationId'>,
): Audience | null {
  if (visibility === 'all') return 'participants'
  if (visibility === 'delegation') return delegationId && `delegation:${delegationId}`
  if (role === 'secretariat') return 'secretariat'
  return delegationId ? `secretariat+delegation:${delegationId}` : `secretariat+participant:${id}`
}

type InThread = 'thread' | 'subject'
type OnComment = InThread | 'comment'

/**
 * [THR2] A thread is known to its audience, as far as they may read what it stands on. For everyone else it does not
 * exist: the reason is told to nobody, the server answers not-found.
 */
const knows: Rule<InThread> = (actor, { thread, subject }, now) =>
  belongsTo(thread.audience, actor) ? subject.may('read', actor, now) : 'not-found'

/** [THR1] What it stands on says who speaks there, to everyone or among themselves; whoever observes does not. */
const speaks: Rule<InThread> = (actor, { thread, subject }, now) => {
  const verdict = subject.may(thread.visibility === 'all' ? 'speak' : 'confer', actor, now)
  return actor.role === 'observer' && verdict !== 'not-found' ? 'observers-read' : verdict
}

/** Asked of those alone who may know of the thread. */
const known =
  <N extends InThread | OnComment>(rule: Rule<N>): Rule<N> =>
  (actor, place, now) => {
    const verdict = knows(actor, place as unknown as PlaceWith<InThread>, now)
    return verdict === 'yes' ? rule(actor, place, now) : verdict
  }

/** [THR6] Who ends a thread: its author, the focal point of the author's delegation, the secretariat. */
const tends = known<InThread>((actor, { thread }) => {
  if (isSecretariat(actor) || isSelf(actor, thread.authorId)) return 'yes'
  const isFocalPoint = actor.role === 'focal-point' && actor.delegationId !== null
  return isFocalPoint && actor.delegationId === thread.delegationId ? 'yes' : 'not-yours'
})

/** [THR7] Words are changed and taken back by whoever wrote them, and by nobody else. */
const ownWords = known<OnComment>((actor, { comment }) => {
  if (!isSelf(actor, comment.authorId)) return 'not-yours'
  return comment.deleted ? 'comment-deleted' : 'yes'
})

/** [MOD1] Order is kept where the secretariat sees; an internal discussion of a delegation is not brought before it. */
const judged = (rule: (actor: Actor, comment: Parts['comment']) => Verdict): Rule<OnComment> =>
  known<OnComment>((actor, { thread, comment }) => {
    if (thread.visibility === 'delegation') return 'not-found'
    return comment.deleted ? 'comment-deleted' : rule(actor, comment)
  })

const inThread = (rule: Rule<InThread>) => line(['thread', 'subject'], rule)
const onComment = (rule: Rule<OnComment>) => line(['thread', 'subject', 'comment'], rule)

export const threadRules = {
  'thread.read': inThread(knows),
  'thread.open': inThread((actor, place, now) => {
    const verdict = place.subject.may('begin', actor, now)
    return verdict === 'yes' ? speaks(actor, place, now) : verdict
  }),
  'thread.reply': inThread(
    known((actor, place, now) =>
      place.thread.status === 'resolved' ? 'thread-resolved' : speaks(actor, place, now),
    ),
  ),
  /** [THR8] Whoever sees a thread may support it, unless they observe. */
  'thread.support': inThread(
    known((actor, { thread }) => {
      if (actor.role === 'observer') return 'observers-read'
      return thread.status === 'resolved' ? 'thread-resolved' : 'yes'
    }),
  ),
  'thread.resolve': inThread(tends),
  'thread.anchor': inThread(tends),
  'thread.sort': inThread(known((actor) => (isSecretariat(actor) ? 'yes' : 'secretariat-only'))),
  /** [MOD4] What was reported is before the secretariat alone. */
  'reports.read': line([], secretariatOnly),
  'comment.edit': onComment((actor, place, now) => {
    const own = ownWords(actor, place, now)
    if (own !== 'yes') return own
    if (place.comment.hidden) return 'comment-hidden'
    return place.thread.status === 'resolved' ? 'thread-resolved' : 'yes'
  }),
  'comment.delete': onComment(ownWords),
  'comment.report': onComment(judged((_, { hidden }) => (hidden ? 'comment-hidden' : 'yes'))),
  'comment.hide': onComment(
    judged((actor, { hidden }) =>
      !isSecretariat(actor) ? 'secretariat-only' : hidden ? 'comment-hidden' : 'yes',
    ),
  ),
  'comment.show': onComment(
    judged((actor, { hidden }) =>
      !isSecretariat(actor) ? 'secretariat-only' : hidden ? 'yes' : 'comment-not-hidden',
    ),
  ),
  'comment.appeal': onComment((actor, place, now) => {
    const own = ownWords(actor, place, now)
    return own !== 'yes' ? own : place.comment.hidden ? 'yes' : 'comment-not-hidden'
  }),
}
