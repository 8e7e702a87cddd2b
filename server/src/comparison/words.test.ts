import type { WordOp } from '@plenary/shared/compare'
import type { Content } from '@plenary/shared/content'
import type { Language } from '@plenary/shared/language'
import { pieceLength, piecesOf } from '@plenary/shared/words'
import { describe, expect, it } from 'vitest'
import { chanceOf } from '../../../tests/seed.ts'
import { tokensOf } from './tokens.ts'
import { diffTokens, mostEdits, wordOpsOf } from './words.ts'

const plain = (text: string): Content => (text === '' ? [] : [{ type: 'text', text }])
const diff = (language: Language, older: Content, newer: Content): WordOp[] =>
  wordOpsOf(diffTokens(tokensOf(older, language), tokensOf(newer, language)), (id) => id.toUpperCase())

const signs = { same: ['', ''], insert: ['{+', '+}'], delete: ['[-', '-]'] } as const
/** A redline a person can read. */
const redline = (ops: WordOp[]): string =>
  ops.map(({ op, text, footnote }) => signs[op][0] + text + (footnote?.id ?? '') + signs[op][1]).join('')
const between = (language: Language, older: string, newer: string): string =>
  redline(diff(language, plain(older), plain(newer)))
const side = (ops: WordOp[], without: WordOp['op']): string =>
  ops.map(({ op, text }) => (op === without ? '' : text)).join('')

describe('words', () => {
  const cases: [string, Language, string, string, string][] = [
    [
      'a phrase gives way to a phrase',
      'en',
      'States shall take appropriate measures to ensure timely access.',
      'States shall take all steps to ensure timely access.',
      'States shall take [-appropriate measures-]{+all steps+} to ensure timely access.',
    ],
    [
      'Arabic words are whole',
      'ar',
      'تتخذ الدول التدابير المناسبة لضمان الوصول',
      'تتخذ الدول التدابير اللازمة لضمان الوصول',
      'تتخذ الدول التدابير [-المناسبة-]{+اللازمة+} لضمان الوصول',
    ],
    [
      'Chinese words need no spaces',
      'zh',
      '各国应当采取适当措施，保护难民。',
      '各国应当采取一切措施，保护难民。',
      '各国应当采取[-适当-]{+一切+}措施，保护难民。',
    ],
    [
      'French keeps an elision with its word',
      'fr',
      'Les États adoptent l’approche « globale » convenue.',
      'Les États adoptent l’accord « mondial » convenu.',
      'Les États adoptent [-l’approche-]{+l’accord+} « [-globale-]{+mondial+} » [-convenue-]{+convenu+}.',
    ],
    ['what only came keeps the space it stands by', 'en', 'a c', 'a b c', 'a {+b +}c'],
    ['two insertions with a space between stay two', 'en', 'x, y', 'new x, new y', '{+new +}x,{+ new+} y'],
    ['nothing from nothing', 'en', '', '', ''],
    ['all is new', 'en', '', 'All of it.', '{+All of it.+}'],
    ['all is gone', 'ar', 'كل شيء', '', '[-كل شيء-]'],
  ]
  it.each(cases)('[CMP2] [CMP4] %s', (_title, language, older, newer, expected) => {
    expect(between(language, older, newer)).toBe(expected)
  })

  it('[CMP2] a comma between two changed words joins them', () => {
    expect(between('en', 'the rights,duties of all', 'the needs,wishes of all')).toBe(
      'the [-rights,duties-]{+needs,wishes+} of all',
    )
  })

  it('[CMP2] marks cut no word, and a reference to a footnote is one of the words', () => {
    const older: Content = [
      { type: 'text', text: 'res' },
      { type: 'text', text: 'ponsibility', marks: [{ type: 'em' }] },
      { type: 'footnote', id: 'a' },
      { type: 'text', text: ' of States' },
    ]
    const newer: Content = [
      { type: 'text', text: 'responsibility' },
      { type: 'footnote', id: 'b' },
      { type: 'text', text: ' of States' },
    ]
    const ops = diff('en', older, newer)
    expect(redline(ops)).toBe('responsibility[-a-]{+b+} of States')
    expect(ops[1]).toEqual({ op: 'delete', text: '', footnote: { id: 'a', label: 'A' } })
  })

  it('[CMP2] one letter typed in two ways is one letter', () => {
    const ops = diff('fr', plain('Les re\u0301fugie\u0301s'), plain('Les réfugiés'))
    expect(redline(ops)).toBe('Les réfugiés')
  })

  it('[CMP3] what has hardly a word in common is shown as written anew', () => {
    const older =
      'Recalling its earlier resolutions on the matter, the Committee decided to remain seized of it.'
    const newer =
      'Host communities need water, schools and work today, in the places where people are living.'
    expect(between('en', older, newer)).toMatch(/^\[-[^\]]+-\]\{\+[^}]+\+\}\.$/)
  })

  it('[CMP3] a paragraph beyond the bound of single changes still gives both texts exactly', () => {
    const words = (by: number): string =>
      Array.from({ length: mostEdits * 2 }, (_, nth) => (nth % 3 === 0 ? 'and' : `w${nth * by}`)).join(' ')
    const [older, newer] = [words(1), words(7)]
    const ops = diff('en', plain(older), plain(newer))
    expect(side(ops, 'insert')).toBe(older)
    expect(side(ops, 'delete')).toBe(newer)
  })

  it('[CMP10] counts words as the language does', () => {
    const countWords = (text: string, language: Language): number =>
      tokensOf(plain(text), language).filter(({ kind }) => kind === 'word').length
    expect(countWords('States, and others: 3.5 million.', 'en')).toBe(5)
    expect(countWords('تتخذ الدول، معًا.', 'ar')).toBe(3)
    expect(countWords('保护难民。', 'zh')).toBe(2)
  })

  it('[CMP2] a long text is cut into pieces between words, and a word without end within itself', () => {
    const long = 'the responsibility of all States, '.repeat(400)
    const pieces = piecesOf(long)
    expect(pieces.join('')).toBe(long)
    expect(pieces.every((piece) => piece.length <= 2 * pieceLength && /[a-z]/.test(piece[0] as string))).toBe(
      true,
    )
    const endless = 'e\u0301'.repeat(5000)
    expect(piecesOf(endless).join('')).toBe(endless)
    expect(piecesOf(endless).some((piece) => piece.startsWith('\u0301'))).toBe(false)
  })
})

const alphabets: Record<string, { language: Language; words: string[] }> = {
  Latin: {
    language: 'fr',
    words: ['les', 'États', "l'accord", 'co-opération', '3.5', '«', '»', '(a)', ',', '.'],
  },
  Arabic: { language: 'ar', words: ['الدول', 'المناسبة', 'لاجئين', 'مُعَاهَدَة', 'حـــق', '،', '؛', '٧١', '.'] },
  Chinese: { language: 'zh', words: ['各国', '应当', '难民', '。', '，', '的', '保护', '措施', '《', '》'] },
  emoji: { language: 'en', words: ['👩‍👩‍👧', '🇨🇭', '👍🏽', 'a', '❤️', '1️⃣', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', 'b'] },
  'combining marks': {
    language: 'en',
    words: ['e\u0301', 'a\u0308\u0323', 'न्त', 'क्षि', 'ก็', 'น้ำ', '한', '각', '\u0301'],
  },
}
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
const boundaries = (text: string): Set<number> =>
  new Set([...[...graphemes.segment(text)].map(({ index }) => index), text.length])

/** Where ops of one side begin, in that side's text. */
function startsIn(ops: WordOp[], without: WordOp['op']): number[] {
  let at = 0
  return ops.flatMap(({ op, text }) => {
    if (op === without) return []
    at += text.length
    return [at - text.length]
  })
}

describe.each(Object.entries(alphabets))('any two texts in %s', (_name, { language, words }) => {
  const seed = Math.floor(Math.random() * 2 ** 31)
  it(`[CMP1] [CMP2] give both texts exactly, and cut no letter (seed ${seed})`, () => {
    const chance = chanceOf(seed)
    const write = (): string =>
      Array.from({ length: chance.below(30) }, () => chance.pick(words)).join(chance.pick(['', ' ', '  ']))
    const edit = (text: string): string => {
      const parts = [...graphemes.segment(text)].map(({ segment }) => segment)
      for (let nth = chance.below(6); nth > 0; nth -= 1)
        parts.splice(chance.below(parts.length + 1), chance.below(3), chance.pick(words))
      return parts.join('')
    }
    for (let nth = 0; nth < 300; nth += 1) {
      const older = write().normalize('NFC')
      const newer = (chance.below(4) === 0 ? write() : edit(older)).normalize('NFC')
      const ops = diff(language, plain(older), plain(newer))
      expect(side(ops, 'insert')).toBe(older)
      expect(side(ops, 'delete')).toBe(newer)
      for (const [text, without] of [
        [older, 'insert'],
        [newer, 'delete'],
      ] as const)
        expect(startsIn(ops, without).filter((at) => !boundaries(text).has(at))).toEqual([])
    }
  })
})
