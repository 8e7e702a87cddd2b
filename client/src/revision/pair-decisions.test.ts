import type { AlignedPair } from '@plenary/shared/alignment'
import { describe, expect, it } from 'vitest'
import { choicesOf, doubtsOf, leftOf, sentOf, tallyOf } from './pair-decisions.ts'

const pair = (nth: number | null, given: Partial<AlignedPair> = {}): AlignedPair => ({
  nth,
  from: ['p1'],
  kind: 'changed',
  similarity: 0.6,
  doubtful: true,
  candidates: [],
  before: 'before',
  after: 'after',
  label: '1.',
  paragraphKind: 'paragraph',
  ...given,
})

describe('doubtful pairs', () => {
  const pairs = [
    pair(0, { candidates: [{ paragraphId: 'p2', label: '2.', similarity: 0.4 }] }),
    pair(1, { doubtful: false, kind: 'same' }),
    pair(2, { from: ['p3', 'p4'], kind: 'merged' }),
    pair(3, {
      from: [],
      kind: 'inserted',
      candidates: [{ paragraphId: 'p9', label: null, similarity: 0.3 }],
    }),
    pair(null, { kind: 'deleted' }),
  ]

  it('[RVC19] are those of the file that are doubted, one by one until none is left', () => {
    expect(doubtsOf(pairs).map(({ nth }) => nth)).toEqual([0, 2, 3])
    expect(leftOf(pairs, { 0: 'p1' }).map(({ nth }) => nth)).toEqual([2, 3])
    expect(leftOf(pairs, { 0: 'p1', 2: 'p3', 3: null })).toEqual([])
  })

  it('[RVC19] offer what is proposed first, then the others, then a new paragraph', () => {
    const known = new Map([['p1', { label: '1.' }]])
    expect(choicesOf(pairs[0]!, known)).toEqual([
      { paragraphId: 'p1', label: '1.', similarity: 0.6 },
      { paragraphId: 'p2', label: '2.', similarity: 0.4 },
      { paragraphId: null, label: null, similarity: null },
    ])
    expect(choicesOf(pairs[3]!, known).map(({ paragraphId }) => paragraphId)).toEqual(['p9', null])
  })

  it('[RVC19] send only what was decided otherwise: a merge left as proposed stays a merge', () => {
    expect(sentOf(pairs, { 0: 'p2', 2: 'p3', 3: null })).toEqual({ 0: 'p2' })
    expect(sentOf(pairs, { 0: null, 3: 'p9' })).toEqual({ 0: null, 3: 'p9' })
    expect(tallyOf(pairs)).toEqual({ changed: 1, same: 1, merged: 1, inserted: 1, deleted: 1 })
  })
})
