/** Who may open a thread, know of it, speak in it, end it and keep order in it: part of the rights table. */
import type { Place, Rule } from './abilities.ts'
import { type Audience, belongsTo } from './events.ts'
import { type Actor, isSelf } from './participant.ts'
import type { Verdict } from './problems.ts'
import { type Moment, phaseOf } from './stage.ts'
import type { ThreadSubject, Visibility } from './thread.ts'

/** A thread, existing or about to be opened, as the rights table asks. */
export interface ThreadPlace {
  subject: ThreadSubject['type']
  visibility: Visibility
  audience: Audience
  authorId: string
  delegationId: string | null
  status: 'open' | 'resolved'
  /** Written input to the stage of a question is taken until then; the end of the stage where nothing is said. */
  inputUntil?: Moment | null
  /** What it stands on is not shown to the actor, by a rule of its own: a contribution that is not posted. */
  withheld?: boolean
  /** The contribution it stands on is not posted: its own people speak of it among themselves. */
  unposted?: boolean
}

export interface CommentPlace {
  authorId: string
  deleted: boolean
  hidden: boolean
}

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

/** `reads` and `comments` are the rules of a paragraph: a thread on one is never open to more than they say. */
export function threadRules(reads: Rule, comments: Rule) {
  /**
   * [THR2] A thread is known to its audience, as far as they may read the paragraph it stands on. For everyone else it
   * does not exist: the reason is told to nobody, the server answers not-found.
   */
  const knows: Rule = (actor, place, now) => {
    const { thread } = place
    if (!thread || thread.withheld || !belongsTo(thread.audience, actor)) return 'not-found'
    return thread.subject === 'paragraph' ? reads(actor, place, now) : 'yes'
  }

  /** [THR4] Questions of a stage are discussed while its input is taken; afterwards inside delegations. */
  const speaksOnQuestion = (actor: Actor, place: Place, now: Moment): Verdict => {
    const { stage, thread } = place
    if (!stage || !thread) return 'not-found'
    const phase = phaseOf(stage, now)
    if (phase === 'cancelled') return 'stage-cancelled'
    if (actor.role === 'secretariat' || thread.visibility !== 'all') return 'yes'
    const late = thread.inputUntil ? +new Date(thread.inputUntil) <= +new Date(now) : phase === 'closed'
    return late ? 'input-closed' : 'yes'
  }

  /**
   * [THR1] To everyone one speaks by the right to comment on the paragraph. Inside a delegation, and to the secretariat,
   * everyone but an observer speaks about what they may read, between rounds too. A published text and a contribution
   * are open to everyone but observers, whatever round is on.
   */
  const speaks: Rule = (actor, place, now) => {
    const { thread } = place
    if (!thread || thread.withheld) return 'not-found'
    if (actor.role === 'observer') return 'observers-read'
    if (thread.subject === 'question') return speaksOnQuestion(actor, place, now)
    // [CTB10] What is said to everyone is said of what everyone can read.
    if (thread.unposted && thread.visibility === 'all') return 'not-submitted'
    if (thread.subject !== 'paragraph') return 'yes'
    return thread.visibility === 'all' ? comments(actor, place, now) : reads(actor, place, now)
  }

  /** [THR6] Who ends a thread: its author, the focal point of the author's delegation, the secretariat. */
  const tends: Rule = (actor, place, now) => {
    const known = knows(actor, place, now)
    const { thread } = place
    if (known !== 'yes' || !thread) return known
    if (actor.role === 'secretariat' || isSelf(actor, thread.authorId)) return 'yes'
    const isFocalPoint = actor.role === 'focal-point' && actor.delegationId !== null
    return isFocalPoint && actor.delegationId === thread.delegationId ? 'yes' : 'not-yours'
  }

  const whileOpen =
    (rule: Rule): Rule =>
    (actor, place, now) =>
      place.thread?.status === 'resolved' ? 'thread-resolved' : rule(actor, place, now)

  /** [THR7] Words are changed and taken back by whoever wrote them, and by nobody else. */
  const ownWords: Rule = (actor, place, now) => {
    const known = knows(actor, place, now)
    if (known !== 'yes') return known
    if (!isSelf(actor, place.comment?.authorId ?? null)) return 'not-yours'
    return place.comment?.deleted ? 'comment-deleted' : 'yes'
  }

  /** [MOD1] Order is kept where the secretariat sees; an internal discussion of a delegation is not brought before it. */
  const judged: Rule = (actor, place, now) => {
    const known = knows(actor, place, now)
    if (known !== 'yes') return known
    if (place.thread?.visibility === 'delegation') return 'not-found'
    return place.comment?.deleted ? 'comment-deleted' : 'yes'
  }

  const table = {
    'thread.read': knows,
    'thread.open': (actor, place, now) => {
      if (place.paragraph?.deleted) return 'paragraph-deleted'
      return speaks(actor, place, now)
    },
    'thread.reply': (actor, place, now) => {
      const known = knows(actor, place, now)
      return known === 'yes' ? whileOpen(speaks)(actor, place, now) : known
    },
    /** [THR8] Whoever sees a thread may support it, unless they observe. */
    'thread.support': (actor, place, now) => {
      const known = knows(actor, place, now)
      if (known !== 'yes') return known
      if (actor.role === 'observer') return 'observers-read'
      return place.thread?.status === 'resolved' ? 'thread-resolved' : 'yes'
    },
    'thread.resolve': tends,
    'thread.anchor': tends,
    'thread.sort': (actor, place, now) => {
      const known = knows(actor, place, now)
      if (known !== 'yes') return known
      return actor.role === 'secretariat' ? 'yes' : 'secretariat-only'
    },
    'comment.edit': (actor, place, now) => {
      const own = ownWords(actor, place, now)
      if (own !== 'yes') return own
      if (place.comment?.hidden) return 'comment-hidden'
      return place.thread?.status === 'resolved' ? 'thread-resolved' : 'yes'
    },
    'comment.delete': ownWords,
    'comment.report': (actor, place, now) => {
      const may = judged(actor, place, now)
      if (may !== 'yes') return may
      return place.comment?.hidden ? 'comment-hidden' : 'yes'
    },
    'comment.hide': (actor, place, now) => {
      const may = judged(actor, place, now)
      if (may !== 'yes') return may
      if (actor.role !== 'secretariat') return 'secretariat-only'
      return place.comment?.hidden ? 'comment-hidden' : 'yes'
    },
    'comment.show': (actor, place, now) => {
      const may = judged(actor, place, now)
      if (may !== 'yes') return may
      if (actor.role !== 'secretariat') return 'secretariat-only'
      return place.comment?.hidden ? 'yes' : 'comment-not-hidden'
    },
    'comment.appeal': (actor, place, now) => {
      const own = ownWords(actor, place, now)
      if (own !== 'yes') return own
      return place.comment?.hidden ? 'yes' : 'comment-not-hidden'
    },
  } satisfies Record<string, Rule>
  return table
}
