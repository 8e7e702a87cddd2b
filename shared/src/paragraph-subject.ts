/** What may be done on a paragraph: as its rounds let. */
import type { PlaceWith } from './place.ts'
import { line } from './rights.ts'
import { comments, reads } from './round-abilities.ts'
import { subjectOf } from './subject.ts'

const parts = ['draft', 'rounds', 'paragraph'] as const

const lines = {
  read: line(parts, reads),
  begin: line(parts, (_, { paragraph }) => (paragraph.deleted ? 'paragraph-deleted' : 'yes')),
  /** [THR1] To everyone by the right to comment; among themselves people speak between rounds too, of what they read. */
  speak: line(parts, comments),
  confer: line(parts, reads),
}

export const paragraphSubject = (place: PlaceWith<(typeof parts)[number]>): PlaceWith<'subject'> =>
  subjectOf({ type: 'paragraph', id: place.paragraph?.id }, place, lines)
