/** Sources that are broken or mean harm: refused in a word, or read without losing words or time. */
import { importMaxCharacters } from '@plenary/shared/draft'
import { Refusal } from '@plenary/shared/problems'
import { describe, expect, it } from 'vitest'
import { parseSource } from './parse-source.ts'
import { imported } from './test-import.ts'

function refusalOf(format: 'markdown' | 'text' | 'html', text: string): string {
  try {
    parseSource({ format, text })
    return 'taken'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

describe('refusals', () => {
  it('[IMP1] what is longer than an import may be is refused before it is read', () => {
    expect(refusalOf('markdown', '['.repeat(50_000_000))).toBe('too-large')
    expect(refusalOf('text', 'a'.repeat(importMaxCharacters + 1))).toBe('too-large')
  })

  it('[IMP2] what is no text, or holds no paragraph, is refused as such', () => {
    expect(refusalOf('text', '1. a\0b')).toBe('import-not-text')
    expect(refusalOf('markdown', '1. a\ud800b')).toBe('import-not-text')
    expect(refusalOf('html', '%PDF-1.7 words')).toBe('import-not-text')
    expect(refusalOf('text', 'PK\u0003\u0004 words')).toBe('import-not-text')
    expect(refusalOf('text', '\u0001\u0002\ufffd ab'.repeat(20))).toBe('import-not-text')
    for (const empty of ['', ' \n\t\n', '\ufeff', '---', '<!-- page 3 -->'])
      expect(refusalOf('markdown', empty)).toBe('import-empty')
    expect(refusalOf('html', '<p><br><script>x</script>')).toBe('import-empty')
  })

  it('[IMP1] a paragraph that no room could hold is refused with its line', () => {
    expect(() => parseSource({ format: 'text', text: `1. One.\n\n2. ${'word '.repeat(20_000)}` })).toThrow(
      expect.objectContaining({ code: 'paragraph-too-large', detail: expect.stringContaining('Line 3') }),
    )
    expect(refusalOf('markdown', 'a '.repeat(200_000))).toBe('paragraph-too-large')
    expect(refusalOf('markdown', 'a\n'.repeat(400_000))).toBe('too-large')
  }, 60_000)
})

describe('more footnotes than a text has', () => {
  const signs = (count: number): string => Array.from({ length: count }, (_, nth) => `[^${nth}]`).join(' ')
  const notes = (count: number): string =>
    Array.from({ length: count }, (_, nth) => `[^${nth}]: Note ${nth}.`).join('\n')

  it('[IMP1] are refused before they are read, and so are more signs than a room holds, with their line', () => {
    expect(refusalOf('markdown', `1. One.\n\n${notes(20_000)}`)).toBe('too-large')
    expect(() =>
      parseSource({ format: 'markdown', text: `1. One.\n\n2. Two${signs(1001)}.\n\n${notes(1001)}` }),
    ).toThrow(
      expect.objectContaining({
        code: 'paragraph-too-large',
        detail: 'Line 3 begins a paragraph with more than 1000 signs of footnotes.',
      }),
    )
  }, 60_000)
})

describe('broken and hostile sources', () => {
  const wordsOf = (format: 'markdown' | 'text' | 'html', text: string): string =>
    imported(format, text).texts.join(' ')

  it('[IMP16] nesting without end neither stops the reader nor loses the word inside', () => {
    const deep = 10_000
    expect(wordsOf('markdown', `${'> '.repeat(deep)}word`)).toBe('word')
    expect(wordsOf('markdown', `${'- '.repeat(deep)}word`)).toContain('word')
    expect(wordsOf('markdown', `${'1. '.repeat(deep)}word`)).toContain('word')
    expect(wordsOf('html', `${'<div>'.repeat(deep)}word`)).toBe('word')
    expect(wordsOf('html', `${'<ul><li>'.repeat(deep)}word`)).toBe('word')
    expect(wordsOf('html', `${'<blockquote><b>'.repeat(deep)}word`)).toBe('word')
    const list = Array.from({ length: 500 }, (_, nth) => `${' '.repeat(2 * nth)}- word${nth}`).join('\n')
    expect(wordsOf('markdown', `1. One:\n\n${list}`)).toContain('word499')
  }, 120_000)

  it('[IMP16] unclosed marks are words', () => {
    const { lines } = imported('markdown', '1. **One *two [three](four `five <sup>six\n\n2. Two.')
    expect(lines[0]).toContain('One')
    expect(lines[0]).toContain('six')
    expect(lines[1]).toBe('2. Two.')
    expect(imported('html', '<p>1. <b>One <i>two<p>2. </b>Three</p></div></p>').texts).toEqual([
      'One two',
      'Three',
    ])
  })

  it('[IMP10] a fence that is never closed is told as code, and what stands before it is kept', () => {
    const { lines, doubts } = imported('markdown', '1. One.\n\n```\n2. Two.')
    expect(lines).toEqual(['1. One.'])
    expect(doubts).toEqual(['3 code-not-imported'])
  })

  it('[IMP16] a definition or a note holds wherever in a long text it stands', () => {
    const filler = Array.from(
      { length: 300 },
      (_, nth) => `${nth + 2}. ${'Words of a paragraph. '.repeat(5)}`,
    ).join('\n\n')
    const { lines, doubts } = imported(
      'markdown',
      `1. See [this][x] and that[^1].\n\n${filler}\n\n[x]: https://example.org\n\n[^1]: A note.`,
    )
    expect(lines.slice(0, 2)).toEqual(['1. See <link>this</link> and that[1].', 'note 1 A note.'])
    expect(lines).toHaveLength(302)
    expect(doubts).toEqual([])
  }, 60_000)
})
