import { describe, expect, it } from 'vitest'
import { makeSlices } from '../clock/slices.ts'
import { type Compared, compareTexts } from './compare.ts'
import { bytesOf, KeptComparisons } from './kept-comparisons.ts'

const compared = (words: string): Promise<Compared> =>
  compareTexts({
    language: 'en',
    older: [],
    newer: [
      {
        id: 'a',
        kind: 'paragraph',
        level: 0,
        label: '1.',
        content: [{ type: 'text', text: words }],
        text: words,
      },
    ],
    lineage: [],
  })

describe('kept comparisons', () => {
  it('[CMP14] are made once, also for those who ask meanwhile', async () => {
    const kept = new KeptComparisons()
    let made = 0
    const make = () => {
      made += 1
      return compared('words')
    }
    const [one, two] = await Promise.all([kept.get('a', make), kept.get('a', make)])
    expect(one).toBe(two)
    expect(await kept.get('a', make)).toBe(one)
    expect(made).toBe(1)
  })

  it('[CMP14] stay within their bytes; what was not asked for longest goes first', async () => {
    const each = bytesOf(await compared('some words'))
    const kept = new KeptComparisons({ bytes: 2.5 * each, atOnce: 8 })
    const make = () => compared('some words')
    for (const key of ['a', 'b', 'a', 'c']) await kept.get(key, make)
    expect(kept.keys()).toEqual(['a', 'c'])
    await kept.get('huge', () => compared('word '.repeat(10_000)))
    expect(kept.keys()).toEqual(['a', 'c'])
  })

  it('[CMP14] that fail are not kept, and too many at once are refused', async () => {
    const kept = new KeptComparisons({ bytes: 1e6, atOnce: 1 })
    const failing = () => Promise.reject(new Error('no database'))
    await expect(kept.get('a', failing)).rejects.toThrow('no database')
    let finish: (value: Compared) => void = () => undefined
    const slow = kept.get('a', () => new Promise((done) => (finish = done)))
    await expect(kept.get('b', () => compared('b'))).rejects.toMatchObject({ code: 'too-many-requests' })
    finish(await compared('a'))
    await slow
    await expect(kept.get('b', () => compared('b'))).resolves.toBeDefined()
  })
})

describe('slices', () => {
  it('[CMP15] whoever waits is served between two of them', async () => {
    let now = 0
    const pause = makeSlices({ ticks: () => now }, 1000)
    expect(pause()).toBeUndefined()
    now = 100
    let served = false
    setImmediate(() => {
      served = true
    })
    await pause()
    expect(served).toBe(true)
    expect(pause()).toBeUndefined()
  })

  it('[CMP15] [TRM8] work that takes too long is given up', () => {
    let now = 0
    const pause = makeSlices({ ticks: () => now }, 1000)
    now = 1001
    expect(() => pause()).toThrow(expect.objectContaining({ code: 'try-again' }))
  })
})
