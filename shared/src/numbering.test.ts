import { describe, expect, it } from 'vitest'
import { codesOf, labelsOf, letters, type Numbered, roman, sectionsOf } from './numbering.ts'

/** "h2 A" reads: a heading of level 2 with id A. */
const outline = (...lines: string[]): Numbered[] =>
  lines.map((line) => {
    const [kind, id, ...notes] = line.split(' ') as [string, string, ...string[]]
    const level = Number(kind.slice(1) || 0)
    const kinds = {
      p: 'paragraph',
      s: 'subparagraph',
      h: 'heading',
      a: 'part',
      v: 'preambular',
      f: 'footnote',
      t: 'text',
    } as const
    return {
      id,
      kind: kinds[kind[0] as keyof typeof kinds],
      level,
      unnumbered: notes.includes('-'),
      footnotes: notes.filter((note) => note !== '-'),
    }
  })
const labels = (...lines: string[]): (string | null)[] => {
  const of = labelsOf(outline(...lines))
  return lines.map((line) => of.get(line.split(' ')[1] as string) ?? null)
}

describe('numbers', () => {
  it('[NUM1] paragraphs are numbered consecutively across chapters', () => {
    expect(labels('h1 i', 'p a', 'p b', 'h1 ii', 'h2 iia', 'p c')).toEqual([
      'I.',
      '1.',
      '2.',
      'II.',
      'A.',
      '3.',
    ])
  })

  it('[NUM2] sub-paragraphs restart under each paragraph and each level under its parent', () => {
    expect(labels('p a', 's1 b', 's2 c', 's2 d', 's1 e', 's2 f', 's3 g', 's4 h', 'p i', 's1 j')).toEqual([
      '1.',
      '(a)',
      '(i)',
      '(ii)',
      '(b)',
      '(i)',
      'a.',
      'i.',
      '2.',
      '(a)',
    ])
  })

  it('[NUM3] headings restart under the heading above them; one without a label does not count', () => {
    expect(labels('h1 a', 'h2 b', 'h3 c', 'h3 d', 'h2 e', 'h3 f', 'h1 g', 'h1 x -', 'h1 h', 'h2 j')).toEqual([
      'I.',
      'A.',
      '1.',
      '2.',
      'B.',
      '1.',
      'II.',
      null,
      'III.',
      'A.',
    ])
  })

  it('[NUM4] footnotes follow the order of the references, not of their rows', () => {
    expect(labels('p a f2 f1', 'f f1', 'f f2', 'p b f1', 'f f3')).toEqual(['1.', '2', '1', '2.', null])
  })

  it('[NUM5] preambular paragraphs and parts carry no number, and a part restarts the chapters', () => {
    expect(labels('a one', 'v x', 'h1 a', 'p p', 'a two', 'h1 b', 'p q')).toEqual([
      null,
      null,
      'I.',
      '1.',
      null,
      'I.',
      '2.',
    ])
  })

  it('[NUM6] a paragraph stands in every heading above it, and a heading has a code of the outline', () => {
    const rows = outline('h1 a', 'p p', 'h2 b', 'p q', 'h3 c', 'p r', 'h1 d', 'p s')
    expect(sectionsOf(rows).get('r')).toEqual(['a', 'b', 'c'])
    expect(sectionsOf(rows).get('s')).toEqual(['d'])
    expect([...codesOf(rows).values()]).toEqual(['I', 'I.A', 'I.A.1', 'II'])
  })

  it('[NUM7] numerals and letters run past the alphabet', () => {
    expect([1, 4, 9, 14, 40, 97].map(roman)).toEqual(['i', 'iv', 'ix', 'xiv', 'xl', 'xcvii'])
    expect([1, 26, 27, 52, 53].map(letters)).toEqual(['a', 'z', 'aa', 'az', 'ba'])
  })
})
