/** All kinds of things, so that a facility finds any of them by type and id. */
import type { ThreadSubject } from '@plenary/shared/thread'
import type { Queries } from '../database/port.ts'
import type { Listener, Said, SaidBy } from './source.ts'
import type { Named, Subject, SubjectKind, SubjectRef, Whole } from './subject.ts'

export interface Subjects {
  /** Null for a thing that is not there, or of a kind that nobody registered. */
  find(queries: Queries, ref: SubjectRef): Promise<Subject | null>
  whole(queries: Queries, ref: SubjectRef): Promise<Whole | null>
  /** A thing by its name in the whole that it must be listed with. */
  partOf(queries: Queries, whole: SubjectRef, name: string): Promise<Subject | null>
  /** Many at once, of whatever kinds; what is not there is not among them. */
  named(queries: Queries, refs: readonly SubjectRef[]): Promise<NamedSubjects>
  /** What many say, of whatever kinds: of what is no source, or not for everyone in the process, there is nothing. */
  said(listener: Listener, refs: readonly SubjectRef[]): Promise<SaidByMany>
  kind(type: string): SubjectKind | null
  /** All of them; asked once every feature is there. */
  kinds(): readonly SubjectKind[]
}

export type NamedSubjects = (ref: SubjectRef) => Named | null
export type SaidByMany = (ref: SubjectRef) => Said | null

/** Looks many up, kind by kind. */
async function ofEach<T>(
  refs: readonly SubjectRef[],
  look: (type: string, ids: string[]) => Promise<Map<string, T>> | undefined,
): Promise<(ref: SubjectRef) => T | null> {
  const found = new Map<string, Map<string, T>>()
  for (const type of new Set(refs.map((ref) => ref.type))) {
    const ids = [...new Set(refs.flatMap((ref) => (ref.type === type ? [ref.id] : [])))]
    const looked = await look(type, ids)
    if (looked) found.set(type, looked)
  }
  return ({ type, id }) => found.get(type)?.get(id) ?? null
}

function byName(kinds: readonly SubjectKind[]): ReadonlyMap<string, SubjectKind> {
  const byType = new Map(kinds.map((kind) => [kind.type, kind]))
  if (byType.size !== kinds.length) throw new Error('two kinds of things have one name')
  return byType
}

/** `kindsOf` is asked once, when something is looked up for the first time. Two kinds of one name are refused then. */
export function makeSubjects(kindsOf: () => readonly SubjectKind[]): Subjects {
  let known: ReadonlyMap<string, SubjectKind> | null = null
  const all = (): ReadonlyMap<string, SubjectKind> => {
    known ??= byName(kindsOf())
    return known
  }
  const kind = (type: string): SubjectKind | null => all().get(type) ?? null
  const find: Subjects['find'] = async (queries, { type, id }) =>
    (await kind(type)?.find(queries, id)) ?? null
  const wholeOf: Subjects['whole'] = async (queries, ref) => {
    const own = kind(ref.type)
    if (own?.whole) return own.whole(queries, ref.id)
    const subject = await find(queries, ref)
    return subject && wholeByItself(subject)
  }
  return {
    kinds: () => [...all().values()],
    kind,
    find,
    whole: wholeOf,
    async partOf(queries, { type, id }, name) {
      const whole = await wholeOf(queries, { type, id })
      const subject = whole && (await find(queries, { type, id: whole.idOf?.(name) ?? name }))
      return subject?.wholeId === whole?.id ? subject : null
    },
    named: (queries, refs) =>
      ofEach(refs, (type, ids) => {
        const own = kind(type)
        return own ? (own.named?.(queries, ids) ?? namesOf(queries, own, ids)) : undefined
      }),
    said: (listener, refs) =>
      ofEach(refs, (type, ids) => {
        const own = kind(type)
        return own?.source && (own.source.said ?? saidByEach(own))(listener, ids)
      }),
  }
}

/** What somebody may not read is not listed to them. */
const wholeByItself = (subject: Subject): Whole => ({
  id: subject.id,
  processId: subject.processId,
  async listFor(actor, now) {
    const reads = subject.place(actor)?.subject.may('read', actor, now) === 'yes'
    return reads ? { shown: { only: [subject.id] }, kept: null } : null
  },
})

async function namesOf(queries: Queries, kind: SubjectKind, ids: string[]): Promise<Map<string, Named>> {
  const found = await Promise.all(ids.map((id) => kind.find(queries, id)))
  return new Map(
    found.flatMap((subject) => {
      if (!subject) return []
      const { type, id, link, title, forAll: isOut } = subject
      const stageId = subject.heard.stageId ?? null
      const named: ThreadSubject = { type: 'thing', kind: type, id, link }
      return [[id, { subject: named, paragraphId: null, title, stageId, isOut }] as const]
    }),
  )
}

/** What everyone who takes part may read of a kind that says no more about itself. */
const saidByEach =
  (kind: SubjectKind): SaidBy =>
  async ({ queries, actor, now }, ids) => {
    const found = await Promise.all(ids.map((id) => kind.find(queries, id)))
    return new Map(
      found.flatMap((subject) => {
        if (!subject?.forAll) return []
        const { id, heard, title, topics, link } = subject
        const readable =
          kind.source?.isPublic === true ||
          (actor !== null && subject.place(actor)?.subject.may('read', actor, now) === 'yes')
        const said: Said = {
          ...{ stageId: heard.stageId ?? null, title, topics, link, readable },
          ...{ attributedTo: [], kind: '', words: null },
          of: { authorId: null, delegationId: null },
        }
        return [[id, said] as const]
      }),
    )
  }
