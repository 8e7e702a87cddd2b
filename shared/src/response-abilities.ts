/** Rights about passages, answers, topics and what is carried on: part of the one rights table. */
import { type Actor, isSelf } from './participant.ts'
import type { Parts } from './place.ts'
import { isSecretariat, line, type Rule, secretariatOnly, takesPart } from './rights.ts'

const isOf = (actor: Actor, { authorId, delegationId }: Parts['source']): boolean =>
  isSelf(actor, authorId) || (delegationId !== null && delegationId === actor.delegationId)

/**
 * [RSP2] Whoever links a passage says what somebody meant, and asks the secretariat for an answer. So it is for those
 * who said it, and for the secretariat; everyone else says so in a thread.
 */
const links: Rule<'source'> = (actor, { processId, source }, now) => {
  if (isSecretariat(actor)) return 'yes'
  const mayAct = takesPart(actor, { processId }, now)
  return mayAct !== 'yes' ? mayAct : isOf(actor, source) ? 'yes' : 'not-yours'
}

export const responseRules = {
  'passage.link': line(['source'], links),
  'passage.unlink': line(['source', 'passage'], (actor, place, now) =>
    place.passage.answered ? 'already-answered' : links(actor, place, now),
  ),
  'passage.answer': line([], secretariatOnly),
  'topics.set': line(['draft'], secretariatOnly),
  'issue.carry': line(['stage'], secretariatOnly),
  'register.load': line(['stage'], secretariatOnly),
}
