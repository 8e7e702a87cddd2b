/** What a thread stands on, as each reader has it. */
import type { Actor } from '@plenary/shared/participant'
import type { Queries } from '../database/port.ts'
import type { NewFact } from '../events/facts.ts'
import type { Subjects } from '../subject/registry.ts'
import type { Subject, SubjectRef } from '../subject/subject.ts'
import { asSeen } from './kept-place.ts'
import { type InThread, placeWith } from './place.ts'
import type { ThreadRow } from './store.ts'

type Standing = Pick<ThreadRow, 'subjectType' | 'standsOn' | 'keptPlace'>

/** The thing on which it stands now. */
export const refOf = ({ subjectType, standsOn }: Pick<Standing, 'subjectType' | 'standsOn'>): SubjectRef => ({
  type: subjectType,
  id: standsOn,
})

export interface ThreadStanding {
  subject: Subject
  /** The thread as somebody has it [REL4]; null where it quotes words that they do not have. */
  seenBy<Row extends ThreadRow>(row: Row, reader: Pick<Actor, 'role'>): Row | null
  /** Where it stands for them; null where that is not there for them. */
  placeFor(row: ThreadRow, actor: Actor): InThread | null
}

/** Null where what it stands on is not there: what is not found grants nothing. */
export async function standingOf(
  subjects: Subjects,
  queries: Queries,
  row: Standing,
): Promise<ThreadStanding | null> {
  const subject = await subjects.find(queries, refOf(row))
  if (!subject) return null
  const keptOn = row.keptPlace?.standsOn ?? row.standsOn
  const keptSubject =
    keptOn === row.standsOn ? subject : await subjects.find(queries, { type: row.subjectType, id: keptOn })
  const seenBy: ThreadStanding['seenBy'] = (each, reader) =>
    asSeen(each, subject.live?.keptFor(reader) ?? null)
  return {
    subject,
    seenBy,
    placeFor(each, actor) {
      const seen = seenBy(each, actor)
      const on = seen && (seen.standsOn === each.standsOn ? subject : keptSubject)
      const ground = on?.place(actor, true)
      return seen && ground ? placeWith(ground, seen) : null
    },
  }
}

type Told = Pick<ThreadRow, 'audience' | 'subjectType' | 'standsOn'>

/** Where a fact about a thread on this thing belongs, and whom it is for. */
export const toldOn = (
  subject: Pick<Subject, 'heard'> | null,
  { audience, ...row }: Told,
): Pick<NewFact, 'audience' | 'draftId' | 'stageId' | 'paragraphId' | 'subject'> => ({
  ...(audience ? { audience } : {}),
  ...subject?.heard,
  subject: refOf(row),
})

/** The same, for the thing on which it stands by now. */
export const toldOf = async (
  subjects: Subjects,
  queries: Queries,
  row: Told & Pick<ThreadRow, 'processId'>,
): Promise<Pick<NewFact, 'processId'> & ReturnType<typeof toldOn>> => ({
  processId: row.processId,
  ...toldOn(await subjects.find(queries, refOf(row)), row),
})
