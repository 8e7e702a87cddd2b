import type { Consultation, Speaker } from '@plenary/shared/consultation'
import type { Fact } from '@plenary/shared/events'
import type { StageView } from '@plenary/shared/stage'
import { describe, expect, it } from 'vitest'
import { applyToConsultation, concernsConsultation, momentsPassed } from './fact-handlers.ts'
import { partsOf } from './parts.ts'
import { byDay, type ProgrammeItem } from './programme.ts'
import { moved } from './rows.ts'
import { clockOf, inOrder, secondsLeft } from './speaking.ts'
import { joinSummary, keptSummary } from './summary-draft.ts'

const stage = { id: 'stage', kind: 'thematic-consultation', phase: 'upcoming' } as StageView
const speaker = (id: string, order: number, more: Partial<Speaker> = {}): Speaker => ({
  id,
  itemId: null,
  order,
  name: id,
  onBehalfOf: null,
  entered: null,
  participant: null,
  status: 'listed',
  allottedSeconds: 180,
  startedAt: null,
  endedAt: null,
  statementId: null,
  ...more,
})
const consultation = (more: Partial<Consultation> = {}): Consultation => ({
  stage,
  process: { id: 'p', slug: 'p', title: 'P' },
  inputUntil: null,
  papers: [],
  questions: [],
  programme: [],
  speakers: [],
  summary: null,
  counts: { contributions: 0, statements: 0, facilitated: 0, present: 0 },
  can: {
    keep: 'secretariat-only',
    contribute: 'yes',
    facilitate: 'yes',
    ask: 'yes',
    attend: 'yes',
    leave: 'yes',
    admit: 'secretariat-only',
  },
  opened: { speak: [], submit: [], attend: [] },
  attending: false,
  seenAs: null,
  ...more,
})
const fact = (type: Fact['type'], data: object): Fact =>
  ({ seq: 1, type, at: '', processId: 'p', actor: null, data }) as Fact

describe('facts on the page of a consultation', () => {
  it('[CPG1] the speakers’ list is replaced by that of its fact, once or twice; that of another stage is not', () => {
    const changed = fact('speakers.changed', { stageId: 'stage', speakers: [speaker('a', 1)] })
    const once = applyToConsultation(consultation(), changed)
    expect(once.speakers.map(({ id }) => id)).toEqual(['a'])
    expect(applyToConsultation(once, changed)).toEqual(once)
    const elsewhere = fact('speakers.changed', { stageId: 'other', speakers: [] })
    expect(applyToConsultation(once, elsewhere)).toBe(once)
  })

  it('[CPG1] the page is read again for what only the server can say, and left alone for the rest', () => {
    const of = (type: Fact['type'], data: object) => concernsConsultation('stage', fact(type, data))
    expect(of('consultation.changed', { stageId: 'stage', part: 'papers' })).toBe('page')
    expect(of('consultation.changed', { stageId: 'stage', part: 'attendance' })).toBe('attendance')
    expect(of('consultation.changed', { stageId: 'other', part: 'papers' })).toBeNull()
    expect(of('contribution.posted', { contribution: { stageId: 'stage' } })).toBe('page')
    expect(of('contribution.changed', { contribution: { stageId: 'stage' } })).toBeNull()
    expect(of('thread.opened', { thread: { subject: { type: 'question', stageId: 'stage' } } })).toBe('page')
  })

  it('[CPG1] a deadline that passed since the page was read asks for it again, one before or after does not', () => {
    const page = consultation({
      stage: { ...stage, opensAt: null, closesAt: null },
      inputUntil: '2018-01-01T12:00:00Z',
    })
    const at = (time: string): Date => new Date(`2018-01-01T${time}Z`)
    expect(momentsPassed(page, at('11:59:00'), at('11:59:59'))).toBe(false)
    expect(momentsPassed(page, at('11:59:00'), at('12:00:00'))).toBe(true)
    expect(momentsPassed(page, at('12:00:01'), at('13:00:00'))).toBe(false)
  })
})

describe('the programme', () => {
  it('[CPG2] stands under the days of the place, not of the reader or of Greenwich', () => {
    const item = (id: string, startsAt: string): ProgrammeItem => ({
      id,
      startsAt,
      endsAt: startsAt,
      kind: 'panel',
      title: id,
    })
    const items = [item('late', '2017-10-18T03:30:00Z'), item('early', '2017-10-17T13:00:00Z')]
    expect(byDay(items, 'America/New_York').map(([day, of]) => [day, of.map(({ id }) => id)])).toEqual([
      ['2017-10-17', ['early', 'late']],
    ])
    expect(byDay(items, 'Europe/Zurich').map(([day]) => day)).toEqual(['2017-10-17', '2017-10-18'])
  })
})

describe('the speakers’ list', () => {
  it('[CPG3] time at the floor is counted down by the platform’s clock, and goes on below nothing', () => {
    const speaking = speaker('a', 1, { status: 'speaking', startedAt: '2018-01-01T10:00:00Z' })
    expect(secondsLeft(speaking, new Date('2018-01-01T10:00:30Z'))).toBe(150)
    expect(secondsLeft(speaking, new Date('2018-01-01T10:03:20Z'))).toBe(-20)
    expect(secondsLeft(speaker('b', 2), new Date())).toBeNull()
    expect([clockOf(150), clockOf(-20), clockOf(3600)]).toEqual(['2:30', '0:20', '60:00'])
  })

  it('[CPG3] who withdrew stands in no list; the rest in the order of the secretariat', () => {
    const { speaking, listed, over } = inOrder([
      speaker('second', 5),
      speaker('gone', 1, { status: 'withdrawn' }),
      speaker('first', 2),
      speaker('now', 0, { status: 'speaking' }),
      speaker('absent', 3, { status: 'absent' }),
    ])
    const ids = (list: Speaker[]): string[] => list.map(({ id }) => id)
    expect([ids(speaking), ids(listed), ids(over)]).toEqual([['now'], ['first', 'second'], ['absent']])
  })

  it('a row moves to its place, and out of the list it does not', () => {
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b'])
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b'])
  })
})

describe('the chair’s summary', () => {
  it('[CPG4] what one changed stands, what both changed otherwise waits for a person', () => {
    expect(joinSummary('a', 'a', 'mine')).toEqual({ text: 'mine', theirs: null })
    expect(joinSummary('a', 'theirs', 'a')).toEqual({ text: 'theirs', theirs: null })
    expect(joinSummary('a', 'same', 'same')).toEqual({ text: 'same', theirs: null })
    expect(joinSummary('a', 'theirs', 'mine')).toEqual({ text: 'mine', theirs: 'theirs' })
  })

  it('[CPG4] words not saved come back from the device; what cannot be read there is as nothing', () => {
    const kept = new Map<string, string>()
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    }
    expect(keptSummary('stage', storage).keep({ version: 3, began: 'a', mine: 'b' })).toBe(true)
    expect(keptSummary('stage', storage).read()).toEqual({ version: 3, began: 'a', mine: 'b' })
    expect(keptSummary('other', storage).read()).toBeNull()
    for (const key of kept.keys()) kept.set(key, '{"version":')
    expect(keptSummary('stage', storage).read()).toBeNull()
  })
})

describe('the parts of the page', () => {
  it('[CPG5] a consultation to come says what will be there; one that is over shows what there was', () => {
    expect(partsOf(consultation())).toEqual([
      'papers',
      'questions',
      'programme',
      'speakers',
      'contributions',
      'attendance',
    ])
    const over = { ...stage, phase: 'closed' } as StageView
    const can = { ...consultation().can, ask: 'stage-not-open' }
    expect(partsOf(consultation({ stage: over, can }))).toEqual(['contributions'])
  })

  it('[CPG5] a round shows beside its table only what is there; whoever keeps the page sees every part', () => {
    const round = { ...stage, kind: 'round', phase: 'open' } as StageView
    expect(partsOf(consultation({ stage: round }))).toEqual(['contributions'])
    const can = { ...consultation().can, keep: 'yes' }
    expect(partsOf(consultation({ stage: round, can }))).toHaveLength(7)
  })
})
