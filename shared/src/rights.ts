/** What a line of the rights table is: the parts of a place it needs, and who may, with the reason why not. */
import type { Actor } from './participant.ts'
import { isActor, isWhole, type PartName, type PlaceWith } from './place.ts'
import type { Verdict } from './problems.ts'
import { isMoment } from './shape-checks.ts'
import type { Moment } from './stage.ts'

export type Rule<N extends PartName = never> = (actor: Actor, place: PlaceWith<N>, now: Moment) => Verdict

export interface Line<N extends PartName = never> {
  needs: readonly N[]
  may: Rule<N>
}

export const line = <const N extends readonly PartName[]>(
  needs: N,
  may: Rule<N[number]>,
): Line<N[number]> => ({
  needs,
  may,
})

/**
 * [RGT10] What a line says of somebody here and now. No line, and an actor, a moment or a part of the place that is not
 * known, not whole or of another place, gets a refusal, whatever the rule says.
 */
export function judge<N extends PartName>(
  of: Line<N> | null,
  actor: Actor | null,
  place: PlaceWith<N>,
  now: Moment,
): Verdict {
  if (!actor) return 'not-signed-in'
  if (!isActor(actor) || actor.processId !== place?.processId) return 'not-a-participant'
  if (!of || !isMoment(now)) return 'not-found'
  return isWhole(place, of.needs) ? of.may(actor, place, now) : 'not-found'
}

export const isSecretariat = (actor: Actor): boolean => actor.role === 'secretariat'

/** The first reason of several why not. */
export const first = (...verdicts: Verdict[]): Verdict =>
  verdicts.find((verdict) => verdict !== 'yes') ?? 'yes'

export const secretariatOnly: Rule = (actor) => (isSecretariat(actor) ? 'yes' : 'secretariat-only')

/** Whoever observes reads. */
export const takesPart: Rule = (actor) => (actor.role === 'observer' ? 'observers-read' : 'yes')
