import { describe, expect, it } from 'vitest'
import { contextLength, contextOf, findTerm, type Term, termOf } from './term.ts'

const found = (text: string, query: string): string[] =>
  findTerm(text, termOf(query) as Term).map(({ start, end }) => text.slice(start, end))

describe('a term', () => {
  const cases: [string, string, string, string[]][] = [
    ['whole words only', 'Refugees and refugee-hosting; a refugee.', 'refugee', ['refugee', 'refugee']],
    [
      'a phrase over any white space',
      'responsibility-  or Burden \n Sharing',
      'burden sharing',
      ['Burden \n Sharing'],
    ],
    ['accents aside', 'Les réfugiés, les REFUGIE\u0301S', 'réfugies', ['réfugiés', 'REFUGIE\u0301S']],
    ['the long s and the sharp one', 'Maßnahmen, MASSNAHMEN', 'massnahmen', ['Maßnahmen', 'MASSNAHMEN']],
    [
      'Arabic without its vowel signs and tatweel',
      'اللَّاجِئِينَ و اللاجئـــين',
      'اللاجئين',
      ['اللَّاجِئِينَ', 'اللاجئـــين'],
    ],
    ['Arabic with an open beginning', 'للاجئين واللاجئين', '*لاجئين', ['لاجئين', 'لاجئين']],
    ['Chinese anywhere', '保护难民和难民营', '难民', ['难民', '难民']],
    ['an open end', 'host hosts hosting ghost', 'host*', ['host', 'host', 'host']],
    ['digits of any script', 'القرار ٧١/١ and 71/1', '71/1', ['٧١/١', '71/1']],
    ['any apostrophe and hyphen', 'l’accord, co‑operation', "l'accord", ['l’accord']],
    ['a hyphen that does not break', 'co‑operation', 'co-operation', ['co‑operation']],
    ['what cannot be seen inside a word', 'ref\u00adu\u200bgees', 'refugees', ['ref\u00adu\u200bgees']],
    ['not inside another word', 'misunderstanding', 'under', []],
    ['behind emoji', '👩‍👩‍👧 family', 'family', ['family']],
    ['nothing in nothing', '', 'word', []],
  ]
  it.each(cases)('[TRM1] [TRM2] [TRM3] finds %s', (_title, text, query, expected) => {
    expect(found(text, query)).toEqual(expected)
  })

  it.each(['*', '**', '…', ' - ', '؟', '\u0640'])('[TRM3] %j asks for nothing', (query) => {
    expect(termOf(query)).toBeNull()
  })

  it('[TRM2] stands where it stands in the text, whatever was left out before it', () => {
    const text = 'ﬁrst ﷺ e\u0301e\u0301 \u200b\u200b term here'
    const [place] = findTerm(text, termOf('term') as Term)
    expect(place).toEqual({ start: text.indexOf('term'), end: text.indexOf('term') + 4 })
  })

  it('[TRM7] is shown with the words around it, cut at words and never inside a letter', () => {
    const around = 'words and words '.repeat(20)
    const text = `${around}term ${around}`
    const [place] = findTerm(text, termOf('term') as Term)
    const shown = contextOf(text, place as { start: number; end: number })
    expect(shown.term).toBe('term')
    expect(shown.before).toMatch(/^…(words|and) .* $/)
    expect(shown.after).toMatch(/^ .*(words|and)…$/)
    const faces = '😀'.repeat(contextLength)
    const [face] = findTerm(`${faces}x ${faces}term ${faces}x`, termOf('term') as Term)
    const seen = face ? contextOf(`${faces}x ${faces}term ${faces}x`, face) : { before: '', after: '' }
    expect(/\p{Surrogate}/u.test(seen.before + seen.after)).toBe(false)
  })
})
