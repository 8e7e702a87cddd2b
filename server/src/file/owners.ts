/** Whose a file is: a thing of any kind that says how many files it has, asked for whoever wants one or brings one. */
import type { Actor } from '@plenary/shared/participant'
import { ensure, Refusal } from '@plenary/shared/problems'
import type { Queries } from '../database/port.ts'
import { actorIn } from '../participant/view.ts'
import type { FilesOn, Subject, SubjectRef } from '../subject/subject.ts'
import type { Tools } from '../words.ts'

export type OwnerDeps = Pick<Tools, 'clock' | 'subjects'>

/** [FIL3] Whether this person, or nobody signed in, may have the files of this thing now. */
export async function mayRead(
  { clock, subjects }: OwnerDeps,
  queries: Queries,
  ref: SubjectRef,
  userId: string | undefined,
): Promise<boolean> {
  const subject = await subjects.find(queries, ref)
  if (!subject || subject.isPublic) return subject !== null
  const actor = await actorIn(queries, userId, subject.acting)
  return actor !== null && subject.place(actor)?.subject.may('read', actor, clock.now()) === 'yes'
}

export interface Owner {
  subject: Subject
  actor: Actor
  on: FilesOn
}

/** Throws what refuses this person to bring it a file, or to take one away. */
export async function ownerFor(
  { clock, subjects }: OwnerDeps,
  queries: Queries,
  ref: SubjectRef,
  userId: string,
): Promise<Owner> {
  const on = subjects.kind(ref.type)?.files
  const subject = on ? await subjects.find(queries, ref) : null
  if (!on || !subject) throw new Refusal('not-found')
  const actor = await actorIn(queries, userId, subject.acting)
  if (!actor) throw new Refusal(subject.isPublic ? 'not-a-participant' : 'not-found')
  const place = subject.place(actor)
  if (!place) throw new Refusal('not-found')
  ensure(place.subject.may('attach', actor, clock.now()))
  return { subject, actor, on }
}
