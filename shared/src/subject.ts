/** A thing as what is done on it knows it: threads, files, passages and live facts ask its own rules, whatever its kind. */
import type { PartName, Parts, PlaceWith, SubjectAct } from './place.ts'
import { judge, type Line, line } from './rights.ts'

/** What a thing says to each act. What it says nothing about is refused. */
export type SubjectLines<N extends PartName> = { readonly [A in SubjectAct]?: Line<N> }

/** The subject that these parts make, under the name by which rows and threads know it. */
export function subjectOf<N extends PartName>(
  { type, id }: { type: string; id: string },
  place: PlaceWith<N>,
  lines: SubjectLines<N>,
): PlaceWith<'subject'> {
  const { processId } = place
  const may: Parts['subject']['may'] = (act, actor, now) =>
    judge((Object.hasOwn(lines, act) && lines[act]) || null, actor, place, now)
  return { processId, subject: { type, id, processId, may } as Parts['subject'] }
}

/** What a thing says for itself, asked like any right. */
export const subjectRules = {
  'subject.read': line(['subject'], (actor, { subject }, now) => subject.may('read', actor, now)),
  /** [FIL3] To bring it a file, or to take one away. */
  'subject.attach': line(['subject'], (actor, { subject }, now) => subject.may('attach', actor, now)),
}
