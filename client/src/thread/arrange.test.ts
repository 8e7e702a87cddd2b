import { describe, expect, it } from 'vitest'
import { stretchOf } from './anchor-range.ts'
import { byParagraph, marksIn } from './arrange.ts'
import { choicesOf, passing, readFilter } from './filter.ts'
import { heatOf } from './heat.ts'
import { commentOf, minute, personOf, threadOf } from './test-threads.ts'
import { placed } from './tree.ts'

const on = (
  exact: string,
  from: number,
  state: 'exact' | 'moved' | 'orphaned' = 'exact',
  now: string | null = null,
) => ({
  state,
  exact,
  now,
  from,
  to: from + (now ?? exact).length,
})

describe('where words stand', () => {
  const text = 'States support host communities; host communities support States'
  it('[MAR4] words at the place the server named are marked there', () => {
    expect(stretchOf(text, on('host communities', 33))).toEqual({ from: 33, to: 49 })
  })
  it('[MAR4] where the text is newer, the only other place counts; of two, neither is guessed', () => {
    expect(stretchOf(`All ${text}`, on('communities;', 20))).toEqual({ from: 24, to: 36 })
    expect(stretchOf(`All ${text}`, on('host communities', 15))).toBeNull()
  })
  it('[MAR4] words that are gone are marked nowhere, moved ones where they now stand', () => {
    expect(stretchOf(text, on('States', 0, 'orphaned'))).toBeNull()
    expect(stretchOf(text, on('back host areas', 7, 'moved', 'support host'))).toEqual({ from: 7, to: 19 })
  })
  it('[MAR4] a resolved thread marks no words, unless it is being read', () => {
    const thread = threadOf('a', { status: 'resolved', anchor: on('States', 0) })
    expect(marksIn(text, [thread], null)).toEqual([])
    expect(marksIn(text, [thread], 'a')).toEqual([{ from: 0, to: 6, tone: 'open' }])
  })
})

describe('the order of threads', () => {
  it('[MAR14] open ones first, then in the order of their words, then by age', () => {
    const threads = [
      threadOf('resolved', { status: 'resolved' }),
      threadOf('late', { anchor: on('x', 20) }),
      threadOf('younger', { openedAt: minute(2) }),
      threadOf('older', { openedAt: minute(1) }),
      threadOf('nowhere', { paragraphId: null }),
    ]
    expect(
      byParagraph(threads)
        .get('p1')
        ?.map(({ id }) => id),
    ).toEqual(['older', 'younger', 'late', 'resolved'])
  })

  it('[MAR2] answers stand below what they answer, in one line from the fourth step on, naming whom they answer', () => {
    const chain = [...'abcdef'].map((id, nth) =>
      commentOf(id, { parentId: nth === 0 ? null : ([...'abcdef'][nth - 1] ?? null), at: minute(nth) }),
    )
    const rows = placed([
      ...chain,
      commentOf('g', { parentId: 'b', at: minute(9) }),
      commentOf('h', { parentId: 'gone' }),
    ])
    expect(rows.map(({ comment, depth, answers }) => [comment.id, depth, answers?.id ?? null])).toEqual([
      ['a', 0, null],
      ['b', 1, null],
      ['c', 2, null],
      ['d', 3, null],
      ['e', 4, 'd'],
      ['f', 5, 'e'],
      ['g', 2, null],
      ['h', 1, null],
    ])
  })
})

describe('the filter', () => {
  const state = personOf('s', { kind: 'member-state', delegation: { id: 'd1', name: 'State A' } })
  const threads = [
    threadOf('a', { kind: 'question' }),
    threadOf('b', { author: state, topics: ['durable-solutions'] }),
    threadOf('c', { status: 'resolved', anchor: on('x', 0, 'moved') }),
    threadOf('d', { visibility: 'delegation', author: state }),
  ]
  const ids = (search: Record<string, unknown>) => passing(threads, readFilter(search)).map(({ id }) => id)

  it('[MAR3] passes what meets every line, and takes nothing from an address that is no filter', () => {
    expect(ids({})).toEqual(['a', 'b', 'c', 'd'])
    expect(ids({ kind: 'question' })).toEqual(['a'])
    expect(ids({ stakeholder: 'member-state', visibility: 'all' })).toEqual(['b'])
    expect(ids({ delegation: 'd1' })).toEqual(['b', 'd'])
    expect(ids({ state: 'moved' })).toEqual(['c'])
    expect(ids({ state: 'open', topic: 'durable-solutions' })).toEqual(['b'])
    expect(readFilter({ kind: 'rumour', topic: '<b>', state: 7, p: 'x' })).toEqual({})
  })

  it('[MAR3] offers what occurs, and what is chosen though it occurs no longer', () => {
    expect(choicesOf(threads, 'kind', 'support')).toEqual(['question', 'comment', 'support'])
  })
})

it('[MAR5] the strip has at most eight bars, and the busiest of the draft is full', () => {
  expect(heatOf([0, 2, 4], 4)).toEqual([0, 0.5, 1])
  const long = heatOf(
    Array.from({ length: 40 }, () => 1),
    4,
  )
  expect(long).toEqual(Array.from({ length: 8 }, () => 1))
})
