/** A thing whose words are linked or answered, as what is acted on: its own rules say for whom it is there. */
import type { PlaceWith } from '@plenary/shared/place'
import type { Context } from '../context.ts'
import type { Queries } from '../database/port.ts'
import type { Target } from '../participant/command.ts'
import type { Said } from '../subject/source.ts'
import type { Subject, SubjectRef } from '../subject/subject.ts'
import { placeOfSource } from './place.ts'

type Deps = Pick<Context, 'accounts' | 'subjects' | 'clock'>

export interface SourceFound {
  subject: Subject
  said: Said
}

/** [RSP1] Null for what not everyone in the process may read. */
export async function sourceAt(
  { accounts, subjects, clock }: Deps,
  queries: Queries,
  ref: SubjectRef,
): Promise<SourceFound | null> {
  const namesOf = (userIds: string[]) => accounts.userNames(userIds, queries)
  const listener = { queries, namesOf, actor: null, now: clock.now() }
  const said = (await subjects.said(listener, [ref]))(ref)
  const subject = said && (await subjects.find(queries, ref))
  return subject && { subject, said }
}

/** A thing of which all that was linked is answered at one go. */
export const waitingSource = (deps: Deps): Target<SourceFound, { processId: string }, SubjectRef> => ({
  find: (queries, ref) => sourceAt(deps, queries, ref),
  acting: ({ subject }) => subject.processId,
  place: (_, { subject }) => ({ processId: subject.processId }),
  stranger: 'not-found',
})

/** As the rights table asks whether somebody may link it. */
export const placeOfFound = ({
  subject: { id, processId },
  said: { of },
}: SourceFound): PlaceWith<'source'> => placeOfSource({ id, processId, of })
