/** The things there are: a new kind joins the platform with its line here. */
import { paperKind, questionKind } from './consultation/subject.ts'
import { summaryKind } from './consultation/summary-subject.ts'
import { contributionKind } from './contribution/subject.ts'
import type { FilePorts } from './contribution/view.ts'
import { filesOf } from './file/store.ts'
import { draftKind } from './paragraph/draft-subject.ts'
import type { KeptPlaces } from './paragraph/keep-places.ts'
import { paragraphKind } from './paragraph/subject.ts'
import { revisionKind } from './revision/subject.ts'
import { stageKind } from './stage/subject.ts'
import type { Subjects } from './subject/registry.ts'
import type { SubjectKind } from './subject/subject.ts'
import { threadKind } from './thread/subject.ts'
import type { BareTools } from './words.ts'

/** The files of contributions, which a contribution tells of. */
export const contributionFiles: FilePorts = {
  filesOf: (queries, ids) => filesOf(queries, 'contribution', ids),
}

/** `subjects`: all of them, for a thing that is on another. */
export type Things = (tools: BareTools, placesOf: KeptPlaces, subjects: () => Subjects) => SubjectKind[]

export const things: Things = (tools, placesOf, subjects) => [
  draftKind(tools, placesOf),
  paragraphKind(tools, placesOf),
  revisionKind(tools),
  stageKind,
  questionKind,
  paperKind,
  summaryKind,
  contributionKind({ ...tools, files: contributionFiles }),
  threadKind(subjects),
]
