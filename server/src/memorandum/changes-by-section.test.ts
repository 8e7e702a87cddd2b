import type { ComparedParagraph } from '@plenary/shared/compare'
import { describe, expect, it } from 'vitest'
import { excerptOf } from './changes-by-section.ts'

const side = (text: string) => ({ paragraphId: 'p', kind: 'paragraph' as const, level: 0, label: '1.', text })
const long = Array.from({ length: 60 }, (_, nth) => `word${nth}`).join(' ')

describe('excerpts of a note of changes', () => {
  it('[MEM9] show the newer words around the first change, cut between words', () => {
    const words: ComparedParagraph['words'] = [
      { op: 'same', text: long.slice(0, 200) },
      { op: 'insert', text: long.slice(200, 210) },
      { op: 'same', text: long.slice(210) },
    ]
    const excerpt = excerptOf({ from: side(long), to: side(long), words })
    expect(excerpt).toContain(long.slice(200, 210))
    expect(excerpt.startsWith('…word')).toBe(true)
    expect(excerpt.endsWith('…')).toBe(true)
    expect(excerpt.length).toBeLessThanOrEqual(164)
  })

  it('[MEM9] show the beginning of what came and of what went', () => {
    expect(excerptOf({ from: null, to: side('Fresh words.'), words: [] })).toBe('Fresh words.')
    const gone = excerptOf({ from: side(long), to: null, words: [] })
    expect(long.startsWith(gone.slice(0, -1))).toBe(true)
  })

  it('[MEM9] cut a text without spaces too', () => {
    const text = '难民'.repeat(300)
    const words: ComparedParagraph['words'] = [
      { op: 'same', text: text.slice(0, 300) },
      { op: 'insert', text: '移民' },
      { op: 'same', text: text.slice(300) },
    ]
    const newer = `${text.slice(0, 300)}移民${text.slice(300)}`
    const excerpt = excerptOf({ from: side(text), to: side(newer), words })
    expect(excerpt).toContain('移民')
    expect(excerpt.length).toBeLessThanOrEqual(162)
  })
})
