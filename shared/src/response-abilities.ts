/** Rights about passages, answers, topics and what is carried on: part of the one rights table. */
import type { Rule } from './abilities.ts'
import { type Actor, isSelf } from './participant.ts'

/** A passage, or the source one would be made of, as the rules ask. */
export interface PassagePlace {
  /** Who the source belongs to; a published summary belongs to the secretariat alone. */
  source: { authorId: string | null; delegationId: string | null }
  answered?: boolean
}

const isOf = (actor: Actor, { source }: PassagePlace): boolean =>
  isSelf(actor, source.authorId) ||
  (source.delegationId !== null && source.delegationId === actor.delegationId)

const secretariatOnly: Rule = (actor) => (actor.role === 'secretariat' ? 'yes' : 'secretariat-only')

/**
 * [RSP2] Whoever links a passage says what somebody meant, and asks the secretariat for an answer. So it is for those
 * who said it, and for the secretariat; everyone else says so in a thread.
 */
const links: Rule = (actor, { passage }) => {
  if (actor.role === 'secretariat') return 'yes'
  if (actor.role === 'observer') return 'observers-read'
  return passage && isOf(actor, passage) ? 'yes' : 'not-yours'
}

export const responseRules = {
  'passage.link': links,
  'passage.unlink': (actor, place, now) =>
    place.passage?.answered ? 'already-answered' : links(actor, place, now),
  'passage.answer': secretariatOnly,
  'topics.set': secretariatOnly,
  'issue.carry': secretariatOnly,
  'register.load': secretariatOnly,
} satisfies Record<string, Rule>
