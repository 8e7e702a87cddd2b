import { describe, expect, it } from 'vitest'
import { diffWords, wordsIn } from './word-diff.ts'

const sideOf = (ops: ReturnType<typeof diffWords>, without: 'insert' | 'delete'): string =>
  ops.flatMap(({ op, text }) => (op === without ? [] : [text])).join('')
const shown = (before: string, after: string): string =>
  diffWords(before, after)
    .map(({ op, text }) => ({ same: text, insert: `{+${text}+}`, delete: `[-${text}-]` })[op])
    .join('')

describe('changes between two texts', () => {
  it('[HIS1] names the words that changed, in Latin, Arabic and Chinese writing', () => {
    expect(shown('States shall do it.', 'States should do it.')).toBe('States [-shall-]{+should+} do it.')
    expect(shown('على الدول أن تحمي', 'على جميع الدول أن تحمي')).toBe('على {+جميع +}الدول أن تحمي')
    expect(shown('保护难民', '保护所有难民')).toBe('保护{+所有+}难民')
    expect(shown('the host’s burden', 'the burden')).toBe('the [-host’s -]burden')
    expect(diffWords('', '')).toEqual([])
    expect(diffWords('same', 'same')).toEqual([{ op: 'same', text: 'same' }])
  })

  it('[HIS1] gives back both texts to the letter, whatever they are', () => {
    let state = 20180213
    const below = (limit: number): number => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0
      return (state >>> 8) % limit
    }
    const pieces = ['the ', 'States', ' ', ', ', 'refugees', '难', '民', 'لاجئ', '\n', '👩‍👧', 'e\u0301', '7']
    const any = (): string => Array.from({ length: below(30) }, () => pieces[below(pieces.length)]).join('')
    for (let nth = 0; nth < 2000; nth += 1) {
      const [before, after] = [any(), any()]
      const ops = diffWords(before, after)
      expect(sideOf(ops, 'insert')).toBe(before)
      expect(sideOf(ops, 'delete')).toBe(after)
      expect(wordsIn(before).join('')).toBe(before)
    }
  })

  it('[HIS1] gives up looking for what stayed in two long texts that share nothing, and says so at once', () => {
    const before = Array.from({ length: 6000 }, (_, nth) => `a${nth}`).join(' ')
    const after = Array.from({ length: 6000 }, (_, nth) => `b${nth}`).join('\n')
    expect(diffWords(before, after).map(({ op }) => op)).toEqual(['delete', 'insert'])
  })
})
