/** Wholes that are watched: whoever they are there for may read them. What is done in them is done on their parts. */
import type { PlaceWith } from './place.ts'
import { line } from './rights.ts'
import { subjectOf } from './subject.ts'

export const draftSubject = (place: PlaceWith<'draft'>): PlaceWith<'subject'> =>
  subjectOf({ type: 'draft', id: place.draft?.id }, place, { read: line(['draft'], () => 'yes') })

export const stageSubject = (place: PlaceWith<'stage'>): PlaceWith<'subject'> =>
  subjectOf({ type: 'stage', id: place.stage?.id }, place, { read: line(['stage'], () => 'yes') })

/** The published summary of a stage, under the id of the stage. */
export const summarySubject = (place: PlaceWith<'stage'>): PlaceWith<'subject'> =>
  subjectOf({ type: 'summary', id: place.stage?.id }, place, { read: line(['stage'], () => 'yes') })
