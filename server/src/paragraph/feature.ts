/** The working text of a draft: its paragraphs, their rooms, their past, and who has which words of them. */
import { roomLetters } from '@plenary/shared/rooms'
import type { Context } from '../context.ts'
import type { Feature } from '../feature.ts'
import { makeAdmit } from './admit.ts'
import { draftKind } from './draft-subject.ts'
import { historyHandlers } from './history-routes.ts'
import { keepLate, lateBefore } from './keep-late.ts'
import { keepPlaces } from './keep-places.ts'
import { overdueCloser } from './overdue.ts'
import { processHandlers } from './process-routes.ts'
import { projectWords } from './project-words.ts'
import { releaseJobs } from './release-draft.ts'
import { returnedHandlers } from './returned-routes.ts'
import { paragraphHandlers } from './routes.ts'
import { paragraphKind } from './subject.ts'
import { withholdWords } from './withhold-words.ts'

export function paragraphFeature(context: Context): Feature {
  const placesOf = keepPlaces(context)
  const closeOverdue = overdueCloser(context)
  return {
    things: [draftKind(context, placesOf), paragraphKind(context, placesOf)],
    handlers: () => ({
      ...processHandlers(context, placesOf),
      ...paragraphHandlers(context, closeOverdue),
      ...returnedHandlers(context),
      ...historyHandlers(context, closeOverdue),
    }),
    rooms: {
      [roomLetters.paragraph]: {
        admit: makeAdmit(context, placesOf, closeOverdue),
        project: (tx, words) => projectWords(context, tx, words),
        late: { keepLate: keepLate(context), lateBefore: lateBefore(context) },
      },
    },
    jobs: releaseJobs(context),
    withhold: withholdWords(context, placesOf),
  }
}
