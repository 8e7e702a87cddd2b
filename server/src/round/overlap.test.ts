/** Rounds apart: every way in which windows, scopes and sections can and cannot meet. */
import type { RightRule } from '@plenary/shared/stage'
import { describe, expect, it } from 'vitest'
import { type Sections, scopesMeet, sectionsMeet, sectionsTaken, windowsMeet } from './overlap.ts'

const window = (opens: string, closes: string, cancelled = false) => ({
  opensAt: new Date(opens),
  closesAt: new Date(closes),
  cancelledAt: cancelled ? new Date(opens) : null,
})
const before = new Date('2018-01-01T00:00:00Z')
const base = window('2018-03-09T08:00:00Z', '2018-03-21T17:00:00Z')

describe('windows', () => {
  it.each([
    ['one that ends as it begins', window('2018-02-01T00:00:00Z', '2018-03-09T08:00:00Z'), false],
    ['one that ends a millisecond later', window('2018-02-01T00:00:00Z', '2018-03-09T08:00:00.001Z'), true],
    ['one within it', window('2018-03-10T00:00:00Z', '2018-03-11T00:00:00Z'), true],
    ['one around it', window('2018-01-01T00:00:00Z', '2018-12-01T00:00:00Z'), true],
    [
      'one that begins a millisecond before its end',
      window('2018-03-21T16:59:59.999Z', '2018-04-01T00:00:00Z'),
      true,
    ],
    ['one that begins as it ends', window('2018-03-21T17:00:00Z', '2018-04-01T00:00:00Z'), false],
    ['the same', base, true],
    ['the same, cancelled', window('2018-03-09T08:00:00Z', '2018-03-21T17:00:00Z', true), false],
    ['an undated one', { opensAt: null, closesAt: new Date('2018-03-10T00:00:00Z') }, false],
  ])('[RND27] %s: %s', (_title, other, expected) => {
    expect(windowsMeet(base, other, before)).toBe(expected)
    expect(windowsMeet(other, base, before)).toBe(expected)
  })

  it('[RND27] what is over does not count', () => {
    const over = window('2018-03-09T08:00:00Z', '2018-03-15T00:00:00Z')
    expect(windowsMeet(base, over, new Date('2018-03-14T23:59:59Z'))).toBe(true)
    expect(windowsMeet(base, over, new Date('2018-03-15T00:00:00Z'))).toBe(false)
  })
})

describe('scopes by the outline', () => {
  it.each([
    [null, null, true],
    [null, ['III.B'], true],
    [['III.B'], ['III.B'], true],
    [['III.B.2'], ['III.B'], true],
    [['III'], ['III.B.2'], true],
    [['III.A'], ['III.B'], false],
    [['I', 'III.A', 'IV'], ['III.B'], false],
    [['I', 'III.A', 'IV'], ['II', 'III.A.1'], true],
    // I is no part of II, III or IV, nor III.B of III.B2, whatever the letters they share.
    [['I'], ['II', 'III', 'IV'], false],
    [['III.B'], ['III.B2'], false],
    [[], ['III'], false],
  ])('[RND27] %j and %j: %s', (a, b, expected) => {
    expect(scopesMeet(a, b)).toBe(expected)
    expect(scopesMeet(b, a)).toBe(expected)
  })
})

const heading = (id: string, level: number) => ({ id, kind: 'heading' as const, level })
const rows = [
  { id: 'part', kind: 'part' as const, level: 0 },
  heading('I', 1),
  { id: 'p1', kind: 'paragraph' as const, level: 0 },
  heading('II', 1),
  heading('A', 2),
  heading('A1', 3),
  heading('B', 2),
  heading('III', 1),
]
const line = (actions: RightRule['actions'], sections: RightRule['sections']): RightRule => ({
  kinds: 'all',
  actions,
  sections,
})

describe('sections of a draft', () => {
  it.each([
    [null, [line(['edit'], ['A'])], 'all'],
    [['II.A'], [], ['A']],
    [['II.A'], [line(['read', 'comment'], 'all')], ['A']],
    [['II.A'], [line(['read', 'comment'], 'all'), line(['propose'], ['III'])], ['A', 'III']],
    [['II.A'], [line(['edit'], 'all')], 'all'],
    [['VII'], [], []],
    [['VII', 'II.B'], [], ['B']],
  ] as const)('[RND27] scope %j with %j takes up %j', (scope, rules, expected) => {
    expect(sectionsTaken(scope && [...scope], [...rules], rows)).toEqual(expected)
  })

  it.each([
    ['all', ['I'], true],
    [['I'], ['II'], false],
    [['A'], ['B'], false],
    [['A1'], ['A'], true],
    [['A1'], ['II'], true],
    [['A1'], ['B', 'III'], false],
    [['part'], ['B'], true],
    [['B'], ['B'], true],
    [['gone'], ['B'], false],
  ] as const)('[RND27] %j and %j meet: %s', (a, b, expected) => {
    const one: Sections = a === 'all' ? a : [...a]
    const other: Sections = [...b]
    expect(sectionsMeet(one, other, rows)).toBe(expected)
    expect(sectionsMeet(other, one, rows)).toBe(expected)
  })
})
