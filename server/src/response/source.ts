/** A thing whose words are linked or answered, as what is acted on: its own rules say for whom it is there. */
import type { PlaceWith } from '@plenary/shared/place'
import type { Queries } from '../database/port.ts'
import type { Target } from '../participant/command.ts'
import type { Said } from '../subject/source.ts'
import type { Subject, SubjectRef } from '../subject/subject.ts'
import type { Tools } from '../words.ts'
import { placeOfSource } from './place.ts'

type Deps = Pick<Tools, 'accounts' | 'subjects' | 'clock'>

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

/** What is answered at one go: all that was linked of one thing of this type. */
export const sourceOfType = (deps: Deps, type: string): Target<SourceFound, { processId: string }> => ({
  find: (queries, id) => sourceAt(deps, queries, { type, id }),
  acting: ({ subject }) => subject.processId,
  place: (_, { subject }) => ({ processId: subject.processId }),
  stranger: 'not-found',
})

/** As the rights table asks whether somebody may link it. */
export const placeOfFound = ({
  subject: { id, processId },
  said: { of },
}: SourceFound): PlaceWith<'source'> => placeOfSource({ id, processId, of })
