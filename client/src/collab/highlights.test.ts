import { describe, expect, it } from 'vitest'
import { carried } from './highlights.ts'

const tone = 'plain'
const wordsOf = (text: string, words: string) => [
  { from: text.indexOf(words), to: text.indexOf(words) + words.length, tone },
]
const after = (before: string, words: string, next: string): string[] =>
  carried(wordsOf(before, words), before, next).map(({ from, to }) => next.slice(from, to))

describe('highlights', () => {
  it('[MAR13] keep to their words while others are written before, behind and between', () => {
    expect(after('host communities', 'communities', 'all host communities')).toEqual(['communities'])
    expect(after('host communities', 'host', 'host communities today')).toEqual(['host'])
    expect(after('host communities', 'host communities', 'host and refugee communities')).toEqual([
      'host and refugee communities',
    ])
  })

  it('[MAR13] do not grow over words written right before or behind them', () => {
    expect(after('the host', 'host', 'the good host')).toEqual(['host'])
    expect(after('host', 'host', 'host states')).toEqual(['host'])
  })

  it('[MAR13] leave with their words', () => {
    expect(after('host communities', 'communities', 'host ')).toEqual([])
    expect(after('host communities', 'host communities', 'host')).toEqual(['host'])
  })
})
