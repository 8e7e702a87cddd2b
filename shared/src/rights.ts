/** What a line of the rights table is: the parts of a place it needs, and who may, with the reason why not. */
import type { Actor } from './participant.ts'
import type { PartName, PlaceWith } from './place.ts'
import type { Verdict } from './problems.ts'
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

export const isSecretariat = (actor: Actor): boolean => actor.role === 'secretariat'

/** The first reason of several why not. */
export const first = (...verdicts: Verdict[]): Verdict =>
  verdicts.find((verdict) => verdict !== 'yes') ?? 'yes'

export const secretariatOnly: Rule = (actor) => (isSecretariat(actor) ? 'yes' : 'secretariat-only')

/** Whoever observes reads. */
export const takesPart: Rule = (actor) => (actor.role === 'observer' ? 'observers-read' : 'yes')
