/** What may be done on a published paragraph: it is open to everyone, whatever round is on [THR1]. */
import type { PlaceWith } from './place.ts'
import { line } from './rights.ts'
import { subjectOf } from './subject.ts'

const open = line(['revision'], () => 'yes')
const lines = { read: open, begin: open, speak: open, confer: open }

/** `id`: of one paragraph of it; left out, the revision stands for all of them. */
export const revisionSubject = (place: PlaceWith<'revision'>, id = place.revision?.id) =>
  subjectOf({ type: 'revision', id }, place, lines)
