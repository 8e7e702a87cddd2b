/** A thread as a thing itself, whose words are linked elsewhere: read by those who may know of it. */
import type { PlaceWith } from './place.ts'
import { subjectOf } from './subject.ts'
import { threadRules } from './thread-abilities.ts'

export const threadSubject = (place: PlaceWith<'subject' | 'thread'>): PlaceWith<'subject'> =>
  subjectOf({ type: 'thread', id: place.thread?.id }, place, { read: threadRules['thread.read'] })
