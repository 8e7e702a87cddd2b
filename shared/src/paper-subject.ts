/** What may be done on a background paper: everyone reads it, the secretariat keeps it. */
import { contributionRules } from './contribution-abilities.ts'
import type { PlaceWith } from './place.ts'
import { line } from './rights.ts'
import { subjectOf } from './subject.ts'

const lines = { read: line(['stage'], () => 'yes'), attach: contributionRules['consultation.keep'] }

export const paperSubject = (place: PlaceWith<'stage'>, id: string): PlaceWith<'subject'> =>
  subjectOf({ type: 'paper', id }, place, lines)
