import type { ComparedParagraph } from '@plenary/shared/compare'
import { describe, expect, it } from 'vitest'
import { badgesOf, namesOf } from './badges.ts'
import { changesIn, isChange, rowsOf, wordsOf, wordsOfSide } from './compare-rows.ts'
import { noSection, readView, writeView } from './compare-view.ts'
import { hasTerm, pieces } from './term.ts'

type Given = Partial<Omit<ComparedParagraph, 'from' | 'to'>> & {
  kind?: NonNullable<ComparedParagraph['to']>['kind']
  level?: number
  before?: string | null
  now?: string | null
  text?: string
}

/** A paragraph that is the same on both sides unless told; `before` and `now` are its labels, null for no side. */
function paragraph(id: string, given: Given = {}): ComparedParagraph {
  const {
    kind = 'paragraph',
    level = 0,
    before = '1.',
    now = before,
    text = `words of ${id}`,
    ...rest
  } = given
  const side = (label: string | null) => ({ paragraphId: id, kind, level, label, text })
  return {
    paragraphId: id,
    change: 'same',
    from: before === null ? null : side(before),
    to: now === null ? null : side(now),
    words: [],
    renumbered: false,
    moved: false,
    restyled: false,
    related: [],
    section: null,
    ...rest,
  }
}
/** A row of words that stand in another paragraph than they did. */
function part(id: string, ids: { from: string; to: string }, given: Given): ComparedParagraph {
  const { from, to, ...rest } = paragraph(id, given)
  return {
    ...rest,
    from: from && { ...from, paragraphId: ids.from },
    to: to && { ...to, paragraphId: ids.to },
  }
}
const all = { only: false, section: null, term: '' }

describe('rows of a comparison', () => {
  const text = [
    paragraph('masthead', { kind: 'text', before: null, now: null, text: '' }),
    paragraph('h1', { kind: 'heading', level: 1, before: 'I.' }),
    paragraph('a', { change: 'changed' }),
    paragraph('b'),
    paragraph('c', { renumbered: true, before: '3.', now: '4.' }),
    paragraph('h2', { kind: 'heading', level: 2, before: 'A.' }),
    paragraph('d', { change: 'inserted', before: null, now: '5.' }),
    paragraph('h3', { kind: 'heading', level: 1, before: 'II.' }),
    paragraph('e'),
  ].filter(({ from, to }) => from || to)

  it('[RVC9] folds runs that did not change and keeps the headings that lead to a change', () => {
    const rows = rowsOf(text, { ...all, only: true })
    expect(
      rows.map((row) =>
        row.type === 'fold' ? `fold of ${row.paragraphs.length}` : row.paragraph.paragraphId,
      ),
    ).toEqual(['h1', 'a', 'fold of 2', 'h2', 'd', 'fold of 2'])
    expect(rows.flatMap((row) => (row.type === 'fold' ? [row.renumbered] : []))).toEqual([1, 0])
  })

  it('[RVC9] shows a fold whole when it is opened, and loses no paragraph in any view', () => {
    const opened = rowsOf(text, { ...all, only: true }, new Set(['b']))
    expect(opened.filter(({ type }) => type === 'fold')).toHaveLength(1)
    const shown = rowsOf(text, { ...all, only: true }).flatMap((row) =>
      row.type === 'fold' ? row.paragraphs : [row.paragraph],
    )
    expect(shown).toEqual(text)
  })

  it('[RVC9] a section brings those under it, a term those in which it stands or stood', () => {
    const ids = (view: Partial<typeof all>): string[] =>
      rowsOf(text, { ...all, ...view }).flatMap((row) =>
        row.type === 'paragraph' ? [row.paragraph.paragraphId] : [],
      )
    expect(ids({ section: 'h1' as never })).toEqual(['h1', 'a', 'b', 'c', 'h2', 'd'])
    expect(ids({ section: 'h2' as never })).toEqual(['h2', 'd'])
    expect(ids({ section: noSection as never })).toEqual([])
    expect(ids({ term: 'Words of  E' })).toEqual(['e'])
  })

  it('[RVC11] counts every change in the order it is read; a number that only follows is none', () => {
    expect(changesIn(rowsOf(text, all))).toEqual(['a', 'd'])
    expect([{ moved: true }, { restyled: true }].map((given) => isChange(paragraph('x', given)))).toEqual([
      true,
      true,
    ])
  })

  it('[RVC7] either side holds exactly its own words', () => {
    const words = [
      { op: 'same', text: 'We ' },
      { op: 'delete', text: 'may' },
      { op: 'insert', text: 'shall' },
      { op: 'same', text: ' act.' },
    ] as const
    const said = (side: 'from' | 'to') =>
      wordsOfSide([...words], side)
        .map(({ text }) => text)
        .join('')
    expect([said('from'), said('to')]).toEqual(['We may act.', 'We shall act.'])
    expect(wordsOf(paragraph('gone', { change: 'deleted', now: null, text: 'Gone.' }))).toEqual([
      { op: 'delete', text: 'Gone.' },
    ])
  })
})

describe('badges', () => {
  const text = [
    paragraph('p1', { change: 'split', before: '14.', now: '14.', related: ['p2'] }),
    part('p2', { from: 'p1', to: 'p2' }, { change: 'split', before: '14.', now: '15.', related: ['p1'] }),
    paragraph('p3', { renumbered: true, before: '15.', now: '16.' }),
    paragraph('sub', { kind: 'subparagraph', level: 1, before: '(a)', now: '(b)', renumbered: true }),
    paragraph('deep', { kind: 'subparagraph', level: 2, before: '(i)' }),
    paragraph('p4', { change: 'merged', before: '16.', now: '17.', related: ['p5'], renumbered: true }),
    part('p5', { from: 'p5', to: 'p4' }, { change: 'merged', before: '17.', now: '17.', related: ['p4'] }),
    paragraph('p6', { moved: true, change: 'changed', before: '30.', now: '18.', renumbered: true }),
  ]
  const names = namesOf(text)
  const of = (id: string) =>
    badgesOf(text.find(({ paragraphId }) => paragraphId === id) as ComparedParagraph, names)

  it('[RVC10] says of a split and a merge which paragraphs they are about, in the numbers of their own text', () => {
    expect(of('p1')).toEqual([{ key: 'splitInto', labels: ['15'] }])
    expect(of('p2')).toEqual([{ key: 'splitFrom', labels: ['14'] }])
    expect(of('p4')).toEqual([
      { key: 'mergedFrom', labels: ['17'] },
      { key: 'renumbered', from: '16', to: '17' },
    ])
    expect(of('p5')).toEqual([{ key: 'mergedInto', labels: ['17'] }])
  })

  it('[RVC10] says where a number changed, with the paragraph a sub-paragraph hangs under', () => {
    expect(of('p3')).toEqual([{ key: 'renumbered', from: '15', to: '16' }])
    expect(of('sub')).toEqual([{ key: 'renumbered', from: '15 (a)', to: '16 (b)' }])
    expect(names.to.get('deep')).toBe('16 (b) (i)')
  })

  it('[RVC10] a move says its old number once', () => {
    expect(of('p6')).toEqual([{ key: 'changed' }, { key: 'movedFrom', from: '30', to: '18' }])
  })
})

describe('the view in the address', () => {
  it('[RVC8] is read back as it was written, and nonsense becomes what is usual', () => {
    const view = { side: true, only: true, section: 'h1', term: 'refugee status' }
    expect(readView({ ...writeView(view) })).toEqual(view)
    expect(readView({ view: 'up', only: 'maybe', section: ['x'], term: null })).toEqual({
      side: false,
      only: false,
      section: null,
      term: '',
    })
    expect(readView({ term: 2018 }).term).toBe('2018')
  })
})

describe('a term', () => {
  it.each([
    ['Host Communities', 'the host  communities of', true],
    ['اللاجئين', 'حماية اللَّاجِئين', true],
    ['(a)', 'paragraph (a) of', true],
    ['c++', 'c+', false],
    ['é', 'cafe\u0301', true],
    ['', 'anything', false],
  ])('[RVC12] %s in "%s": %s', (term, text, found) => expect(hasTerm(text, term)).toBe(found))

  it('[RVC12] marks every place and keeps the text whole', () => {
    const found = pieces('Refugees and refugees.', 'REFUGEES')
    expect(found.filter(({ isTerm }) => isTerm)).toHaveLength(2)
    expect(found.map(({ text }) => text).join('')).toBe('Refugees and refugees.')
  })
})
