/**
 * The kind of fault, not its cases: for every action, each part of its place, and each word of each part, is removed,
 * unknown or of another place, for everybody. Generated from the table, so that an action which joins it is tried too.
 */
import { afterAll, describe, expect, it } from 'vitest'
import { type Action, can, type PlaceOf, table } from './abilities.ts'
import { contributionSubject } from './contribution-subject.ts'
import { paperSubject } from './paper-subject.ts'
import { paragraphSubject } from './paragraph-subject.ts'
import { type Actor, roles } from './participant.ts'
import { type PartName, type Parts, type PlaceWith, part } from './place.ts'
import type { Verdict } from './problems.ts'
import { questionSubject } from './question-subject.ts'
import { revisionSubject } from './revision-subject.ts'

const now = '2018-02-13T09:00:00Z'
const actions = Object.keys(table) as Action[]

const kinds = ['member-state', 'un-entity', 'refugee'] as const

/** How each kind of subject is made, of parts that may be missing or not what they should be. */
const subjectsOf: {
  of: readonly ('draft' | 'rounds' | 'paragraph' | 'revision' | 'stage' | 'input' | 'sight')[]
  make(parts: object): PlaceWith<'subject'>
}[] = [
  { of: ['draft', 'rounds', 'paragraph'], make: (parts) => paragraphSubject(parts as never) },
  { of: ['revision'], make: (parts) => revisionSubject(parts as never) },
  { of: ['stage', 'input'], make: (parts) => questionSubject(parts as never) },
  { of: ['sight'], make: (parts) => contributionSubject(parts as never) },
  // Of these it alone has files; it is named here after the stage on whose page it is.
  {
    of: ['stage'],
    make: (parts) => paperSubject(parts as never, (parts as Partial<PlaceWith<'stage'>>).stage?.id as string),
  },
]

/** Everything there is in one process, each thing named after it. Several processes and several places are alike. */
function partsIn(processId: string, name: string, state: 'begun' | 'received' | 'posted' = 'begun') {
  const stage = part('stage', {
    id: `${name}-stage`,
    processId,
    kind: 'adoption',
    opensAt: '2018-02-12T00:00:00Z',
    closesAt: '2018-02-14T00:00:00Z',
    cancelled: false,
  })
  const everything = {
    kinds: 'all',
    actions: ['read', 'comment', 'propose', 'edit'],
    sections: 'all',
  } as const
  const rules = [{ ...everything, actions: [...everything.actions] }]
  const parts = {
    draft: part('draft', { id: `${name}-draft`, processId }),
    rounds: part('rounds', {
      draftId: `${name}-draft`,
      tablings: [{ stage, rules, closed: false }],
      releasedAt: null,
      kept: false,
    }),
    paragraph: part('paragraph', {
      id: `${name}-paragraph`,
      draftId: `${name}-draft`,
      status: 'open',
      sections: [`${name}-section`],
      deleted: false,
    }),
    stage,
    input: part('input', { stageId: stage.id, until: null }),
    admission: part('admission', { stageId: stage.id, speak: kinds, submit: kinds, attend: kinds }),
    speaker: part('speaker', {
      id: `${name}-speaker`,
      stageId: stage.id,
      participantId: 'me',
      status: 'listed',
    }),
    contribution: part('contribution', {
      id: `${name}-contribution`,
      processId,
      stageId: stage.id,
      form: 'written',
      status: state === 'begun' ? 'draft' : state,
      authorId: 'me',
      delegationId: null,
      behalfOf: null,
      behalfState: null,
      consentToPublish: true,
      postedAt: state === 'posted' ? now : null,
      receivedAt: state === 'begun' ? null : now,
    }),
    sight: part('sight', { contributionId: `${name}-contribution`, processId, seen: true, posted: true }),
    revision: part('revision', { id: `${name}-revision`, processId }),
    comment: part('comment', {
      id: `${name}-comment`,
      threadId: `${name}-thread`,
      authorId: 'me',
      deleted: false,
      hidden: state !== 'begun',
    }),
    behalf: part('behalf', {
      id: `${name}-behalf`,
      processId,
      delegationId: 'mine',
      state: 'asked',
    }),
    participant: part('participant', { id: `${name}-participant`, processId }),
    source: part('source', { id: `${name}-source`, processId, authorId: 'me', delegationId: null }),
    passage: part('passage', {
      id: `${name}-passage`,
      processId,
      sourceId: `${name}-source`,
      answered: false,
    }),
  }
  return subjectsOf.map(({ of, make }) => {
    const madeOf = Object.fromEntries(of.map((name) => [name, parts[name]]))
    const { subject } = make({ processId, ...madeOf })
    return {
      ...parts,
      subject,
      /** What its subject is made of, and how. */
      made: { of: madeOf, make },
      thread: part('thread', {
        id: `${name}-thread`,
        processId,
        subject: subject.type,
        on: subject.id,
        visibility: 'all',
        audience: 'participants',
        authorId: 'me',
        delegationId: null,
        status: 'open',
      }),
    }
  })
}
type Everything = Pick<Parts, PartName> & Pick<ReturnType<typeof partsIn>[number], 'made'>

const everybody: Actor[] = roles.flatMap((role) =>
  kinds.map((kind) => ({
    id: 'me',
    processId: 'here',
    kind,
    role,
    delegationId: null,
  })),
)

everybody.push({
  id: 'me',
  processId: 'here',
  kind: 'member-state',
  role: 'focal-point',
  delegationId: 'mine',
})

const placeOf = (action: Action, parts: Everything): Record<string, unknown> => ({
  processId: 'here',
  ...Object.fromEntries(table[action].needs.map((name: PartName) => [name, parts[name]])),
})
const ask = (actor: Actor | null, action: Action, place: unknown, at: unknown): Verdict =>
  can(actor, action, place as PlaceOf<Action>, at as string)

/** What a word of a part is never. */
const unknowns = [undefined, '', 'no-such-word', 7, Number.NaN, {}, []]
/** Of an id any word may be right; whether it is, its neighbours say. */
const isFree = (field: string, unknown: unknown): boolean => {
  if (Array.isArray(unknown)) return ['sections', 'tablings', 'speak', 'submit', 'attend'].includes(field)
  return unknown === 'no-such-word' && /^id$|Id$|^behalfOf$/.test(field)
}

interface Spoilt {
  how: string
  place: unknown
}

function* spoiltPart(
  of: string,
  whole: Record<string, unknown>,
  put: (part: unknown) => unknown,
): Generator<Spoilt> {
  for (const value of [undefined, null, '', 'yes', true, {}, []])
    yield { how: `${of} is ${JSON.stringify(value) ?? 'removed'}`, place: put(value) }
  for (const field of Object.keys(whole)) {
    const { [field]: _, ...rest } = whole
    yield { how: `${of}.${field} is removed`, place: put(rest) }
    for (const unknown of unknowns)
      if (!isFree(field, unknown))
        yield {
          how: `${of}.${field} is ${JSON.stringify(unknown)}`,
          place: put({ ...whole, [field]: unknown }),
        }
  }
}

/** Every way in which one part of a place is not what it should be. */
function* spoilt(action: Action, parts: Everything, others: [string, Everything][]): Generator<Spoilt> {
  const whole = placeOf(action, parts)
  const { needs } = table[action] as { needs: readonly PartName[] }
  for (const processId of [undefined, null, '', 'there'])
    yield { how: `processId is ${processId}`, place: { ...whole, processId } }
  for (const name of needs) {
    // One part alone is another place; beside others it is of another place than they.
    for (const [of, other] of others)
      if (of === 'foreign' || needs.length > 1)
        yield { how: `${name} is ${of}`, place: { ...whole, [name]: other[name] } }
    if (name !== 'subject') {
      yield* spoiltPart(name, { ...parts[name] }, (value) => ({ ...whole, [name]: value }))
      continue
    }
    const { subject, made } = parts
    for (const value of [undefined, null, {}, 'all', { type: 'no-such-word' }])
      yield { how: `subject is ${JSON.stringify(value)}`, place: { ...whole, subject: value } }
    for (const field of Object.keys(subject)) {
      const { [field]: _, ...rest } = subject as unknown as Record<string, unknown>
      yield { how: `subject.${field} is removed`, place: { ...whole, subject: rest } }
    }
    for (const each of Object.keys(made.of)) {
      const put = (value: unknown) => {
        const { subject: spoiltSubject } = made.make({ processId: 'here', ...made.of, [each]: value })
        return { ...whole, subject: spoiltSubject, thread: on(parts.thread, spoiltSubject?.id) }
      }
      yield* spoiltPart(`subject.${each}`, made.of[each] as unknown as Record<string, unknown>, put)
      for (const [of, other] of others) {
        // A subject of one part alone is, with another's part, that other subject.
        if (Object.keys(made.of).length === 1 && of !== 'foreign') continue
        yield { how: `subject.${each} is ${of}`, place: put(other[each as 'draft']) }
      }
    }
  }
}

/** A thread that names this id as what it stands on: what is refused is refused for the subject's sake. */
const on = (thread: Parts['thread'], id: string | undefined) => ({ ...thread, on: id ?? thread.on })

const here = (['begun', 'received', 'posted'] as const).flatMap((state) => partsIn('here', 'one', state))
const neighbours = partsIn('here', 'two')
const foreigners = partsIn('there', 'three')

let cells = 0
const wrong: string[] = []
const note = (cell: string, verdict: Verdict): void => {
  cells += 1
  if (verdict === 'yes') wrong.push(cell)
}
afterAll(() => console.log(`spoilt places: ${cells} cells tried, ${wrong.length} wrong`))

describe('a place that is not whole grants nothing', () => {
  it.each(actions)('[PLC1] %s', (action) => {
    // Whole, it grants something to somebody: else the refusals below would say nothing.
    const granted = here.some((parts) =>
      everybody.some((who) => ask(who, action, placeOf(action, parts), now) === 'yes'),
    )
    expect(granted).toBe(true)
    for (const [nth, parts] of here.entries()) {
      const others: [string, Everything][] = [
        ['of a neighbour', neighbours[nth % neighbours.length] as Everything],
        ['foreign', foreigners[nth % foreigners.length] as Everything],
      ]
      for (const { how, place } of spoilt(action, parts, others))
        for (const who of everybody)
          note(`${action}: ${how}, for ${who.role} ${who.kind}`, ask(who, action, place, now))
    }
    expect(wrong.slice(0, 20)).toEqual([])
  })

  it.each(actions)('[PLC1] %s, asked by nobody the process knows', (action) => {
    const me = everybody[0] as Actor
    const strangers: unknown[] = [null, undefined, {}, { ...me, processId: 'there' }]
    for (const field of ['id', 'processId', 'kind', 'role', 'delegationId'] as const) {
      const { [field]: _, ...rest } = me
      strangers.push(rest)
      for (const unknown of unknowns)
        if (!isFree(field, unknown) || field === 'processId') strangers.push({ ...me, [field]: unknown })
    }
    for (const also of ['me', 7, {}, [7]]) strangers.push({ ...me, also })
    for (const parts of here) {
      for (const stranger of strangers)
        note(
          `${action}: asked by ${JSON.stringify(stranger)}`,
          ask(stranger as Actor, action, placeOf(action, parts), now),
        )
      for (const moment of [undefined, null, '', 'tomorrow', new Date(Number.NaN), {}])
        for (const who of everybody)
          note(`${action}: at ${moment}`, ask(who, action, placeOf(action, parts), moment))
    }
    expect(wrong.slice(0, 20)).toEqual([])
  })

  it('[PLC1] an action that is in no table', () => {
    for (const action of ['', 'no.such', 'constructor', '__proto__', 'toString', 'hasOwnProperty'])
      for (const parts of here)
        for (const who of everybody)
          note(action, ask(who, action as Action, { processId: 'here', ...parts }, now))
    expect(wrong.slice(0, 20)).toEqual([])
  })
})

/** For an action the parts whose absence would compile. */
type Forgettable<A extends Action> = {
  [N in keyof PlaceOf<A>]: Omit<PlaceOf<A>, N> extends PlaceOf<A> ? `${A} without ${N & string}` : never
}[keyof PlaceOf<A>]

describe('a forgotten part', () => {
  it('[PLC1] does not compile', () => {
    // Nothing may stand here: were a part of some action optional, its name would be wanted.
    const forgettable: Record<{ [A in Action]: Forgettable<A> }[Action], true> = {}
    // @ts-expect-error a place put together by hand is no place
    const byHand: PlaceOf<'stage.change'> = { processId: 'here', stage: { ...here[0]?.stage } }
    expect([forgettable, byHand.processId]).toEqual([{}, 'here'])
  })
})
