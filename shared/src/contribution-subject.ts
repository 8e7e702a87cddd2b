/** What may be done on a contribution: by those who see its words, and to everyone once everyone does. */
import { contributionRules } from './contribution-abilities.ts'
import type { PlaceWith } from './place.ts'
import { line } from './rights.ts'
import { subjectOf } from './subject.ts'

/** What somebody may not see does not exist for them, not even as something they may not speak about. */
const seen = line(['sight'], (_, { sight }) => (sight.seen ? 'yes' : 'not-found'))

const lines = {
  read: seen,
  begin: seen,
  /** [CTB10] What is said to everyone is said of what everyone can read. */
  speak: line(['sight'], (_, { sight }) =>
    !sight.seen ? 'not-found' : sight.posted ? 'yes' : 'not-submitted',
  ),
  confer: seen,
  attach: contributionRules['contribution.edit'],
}

type Written = PlaceWith<'sight' | 'stage' | 'input' | 'admission' | 'contribution'>

/** Without what says who may write it, nobody brings it a file. */
export const contributionSubject = (place: PlaceWith<'sight'> | Written): PlaceWith<'subject'> =>
  subjectOf({ type: 'contribution', id: place.sight?.contributionId }, place as Written, lines)
