import type { ComparedParagraph } from '@plenary/shared/compare'
import type { Content } from '@plenary/shared/content'
import { labelsOf } from '@plenary/shared/numbering'
import type { ParagraphKind } from '@plenary/shared/paragraph'
import { describe, expect, it } from 'vitest'
import { type Chance, chanceOf } from '../../../tests/seed.ts'
import { keepingPlace } from '../revision/order.ts'
import type { TextParagraph } from '../revision/working-text.ts'
import { type Compared, compareTexts } from './compare.ts'
import type { Kinship } from './match.ts'

type Written = [id: string, text: string, kind?: ParagraphKind, level?: number]

/** A text as a revision holds it, with its numbers. */
function text(...written: Written[]): TextParagraph[] {
  const paragraphs = written.map(([id, words, kind = 'paragraph', level = 0]) => {
    const content: Content = words.split('^').flatMap((part, nth): Content => {
      const run: Content = part === '' ? [] : [{ type: 'text', text: part }]
      return nth === 0 ? run : [{ type: 'footnote', id: `n${nth}` }, ...run]
    })
    return { id, kind, level, content, text: words.replaceAll('^', ''), label: null as string | null }
  })
  const labels = labelsOf(
    paragraphs.map((each) => ({
      ...each,
      footnotes: each.content.flatMap((part) => (part.type === 'footnote' ? [part.id] : [])),
    })),
  )
  return paragraphs.map((each) => ({ ...each, label: labels.get(each.id) ?? null }))
}

const compare = (
  older: TextParagraph[],
  newer: TextParagraph[],
  lineage: Kinship[] = [],
): Promise<Compared> => compareTexts({ language: 'en', older, newer, lineage })
const split = (fromId: string, toId: string): Kinship => ({ type: 'split', fromId, toId })
const merged = (fromId: string, toId: string): Kinship => ({ type: 'merged', fromId, toId })

const signs = { same: ['', ''], insert: ['{+', '+}'], delete: ['[-', '-]'] } as const
const redline = ({ words }: ComparedParagraph): string =>
  words
    .map(({ op, text: words_, footnote }) => signs[op][0] + words_ + (footnote?.label ?? '') + signs[op][1])
    .join('')
/** One line a paragraph: what it is, which, and how it reads. */
const lines = ({ paragraphs }: Compared): string[] =>
  paragraphs.map(
    (each) => `${each.change} ${each.paragraphId}${each.moved ? ' (moved)' : ''}: ${redline(each)}`,
  )

const before = text(
  ['h1', 'Objectives', 'heading', 1],
  ['a', 'Ease pressures on host countries.'],
  ['b', 'Enhance refugee self-reliance.'],
  ['h2', 'Means', 'heading', 1],
  ['c', 'Expand access to solutions.'],
  ['d', 'Support conditions for return.'],
)

describe('two texts', () => {
  it('[CMP5] the same text twice says that all is the same', async () => {
    const { paragraphs, summary } = await compare(before, before)
    expect(
      paragraphs.every(
        ({ change, moved, renumbered, restyled }) => change === 'same' && !moved && !renumbered && !restyled,
      ),
    ).toBe(true)
    expect(summary.all).toMatchObject({ same: 6, changed: 0, wordsInserted: 0, wordsDeleted: 0 })
  })

  it('[CMP5] a heading that was renamed is one change, and its section goes by the new name', async () => {
    const after = before.map((each) =>
      each.id === 'h2'
        ? { ...each, ...text(['h2', 'Means of implementation', 'heading', 1])[0], label: 'II.' }
        : each,
    )
    const found = await compare(before, after)
    expect(lines(found)[3]).toBe('changed h2: Means{+ of implementation+}')
    expect(found.summary.sections.map(({ label, title }) => [label, title])).toEqual([
      ['I', 'Objectives'],
      ['II', 'Means of implementation'],
    ])
  })

  it('[CMP8] what is gone stands where it stood, before what came in its place', async () => {
    const after = text(
      ['h1', 'Objectives', 'heading', 1],
      ['b', 'Enhance refugee self-reliance.'],
      ['x', 'New words.'],
      ['d', 'Support conditions for return.'],
    )
    const found = await compare(before, after)
    expect(lines(found)).toEqual([
      'same h1: Objectives',
      'deleted a: [-Ease pressures on host countries.-]',
      'same b: Enhance refugee self-reliance.',
      'deleted h2: [-Means-]',
      'deleted c: [-Expand access to solutions.-]',
      'inserted x: {+New words.+}',
      'same d: Support conditions for return.',
    ])
    expect(found.paragraphs.map(({ section }) => section)).toEqual(['h1', 'h1', 'h1', 'h2', 'h2', 'h1', 'h1'])
  })

  it('[CMP7] one moved paragraph does not mark those it passed', async () => {
    const order = ['h1', 'd', 'a', 'b', 'h2', 'c']
    const after = order.map((id) => before.find((each) => each.id === id) as TextParagraph)
    const { paragraphs } = await compare(before, after)
    expect(paragraphs.filter(({ moved }) => moved).map(({ paragraphId }) => paragraphId)).toEqual(['d'])
    expect(paragraphs[1]).toMatchObject({ change: 'moved', section: 'h1' })
  })

  it('[CMP7] of two neighbours that changed places, the one that was moved is said to have moved', async () => {
    const pair = text(['a', 'One.'], ['b', 'Two.'])
    const swapped = [...pair].reverse()
    for (const id of ['a', 'b']) {
      const found = await compare(pair, swapped, [{ type: 'moved', fromId: id, toId: id }])
      expect(found.paragraphs.filter(({ moved }) => moved).map(({ paragraphId }) => paragraphId)).toEqual([
        id,
      ])
    }
  })

  it('[CMP7] a paragraph moved and reworded is changed, and moved besides', async () => {
    const older = text(['a', 'One thing.'], ['b', 'Two.'], ['c', 'Three.'])
    const newer = text(['b', 'Two.'], ['c', 'Three.'], ['a', 'Some thing.'])
    expect(lines(await compare(older, newer)).at(-1)).toBe('changed a (moved): [-One-]{+Some+} thing.')
  })

  it('[CMP7] renumbered is what kept its identity under another number', async () => {
    const older = text(['a', 'One.'], ['b', 'Two.'])
    const newer = text(['x', 'Nought.'], ['a', 'One.'], ['b', 'Two.'])
    const { paragraphs } = await compare(older, newer)
    expect(paragraphs.map(({ renumbered, change }) => [change, renumbered])).toEqual([
      ['inserted', false],
      ['same', true],
      ['same', true],
    ])
    expect(paragraphs[1]).toMatchObject({ from: { label: '1.' }, to: { label: '2.' } })
  })

  it('[CMP5] another level, or other marks on the same words, is said and is no change of words', async () => {
    const older = text(['a', 'One.'], ['b', 'Two.'], ['c', 'Three.'])
    const newer: TextParagraph[] = [
      older[0] as TextParagraph,
      { ...(older[1] as TextParagraph), kind: 'subparagraph', level: 1 },
      {
        ...(older[2] as TextParagraph),
        content: [{ type: 'text', text: 'Three.', marks: [{ type: 'em' }] }],
      },
    ]
    const { paragraphs } = await compare(older, newer)
    expect(paragraphs.map(({ change, restyled }) => [change, restyled])).toEqual([
      ['same', false],
      ['same', true],
      ['same', true],
    ])
  })

  it('[CMP2] a reference that came to a footnote is a change, with the number of the newer text', async () => {
    const older = text(['a', 'One.'])
    const newer = text(['a', 'One^.'], ['n1', 'A source.', 'footnote'])
    const found = await compare(older, newer)
    expect(lines(found)).toEqual(['changed a: One{+1+}.', 'inserted n1: {+A source.+}'])
  })

  it('[CMP10] figures are counted by section and add up', async () => {
    const after = text(
      ['h1', 'Objectives', 'heading', 1],
      ['a', 'Ease all pressures on host countries.'],
      ['h2', 'Means', 'heading', 1],
      ['c', 'Expand access to solutions.'],
      ['d', 'Support conditions for safe return home.'],
      ['x', 'Three more words.'],
    )
    const { summary } = await compare(before, after)
    expect(summary.all).toEqual({
      same: 3,
      changed: 2,
      inserted: 1,
      deleted: 1,
      moved: 0,
      split: 0,
      merged: 0,
      wordsInserted: 6,
      wordsDeleted: 4,
    })
    expect(summary.sections.map(({ id, figures }) => [id, figures.wordsInserted, figures.deleted])).toEqual([
      ['h1', 1, 1],
      ['h2', 5, 0],
    ])
  })
})

describe('splits and merges', () => {
  const whole = text(['a', 'States share the burden. They report each year.'], ['z', 'End.'])
  const halves = text(['a', 'States share the burden.'], ['b', 'They report each year.'], ['z', 'End.'])
  const reworded = text(
    ['a', 'States share the burden.'],
    ['b', 'They report every two years.'],
    ['z', 'End.'],
  )

  it('[CMP9] a split shows its words once, each where it stands now', async () => {
    const found = await compare(whole, halves, [split('a', 'b')])
    expect(lines(found)).toEqual([
      'split a: States share the burden.[- -]',
      'split b: They report each year.',
      'same z: End.',
    ])
    expect(found.paragraphs[1]).toMatchObject({
      from: { paragraphId: 'a', text: 'They report each year.' },
      to: { paragraphId: 'b', label: '2.' },
      related: ['a'],
    })
    expect(found.paragraphs[0]?.related).toEqual(['b'])
    expect(found.summary.all).toMatchObject({ split: 2, inserted: 0, deleted: 0, wordsDeleted: 0 })
  })

  it('[CMP9] the words of a half that changed are marked, and no others', async () => {
    const found = await compare(whole, reworded, [split('a', 'b')])
    expect(lines(found)[1]).toBe('split b: They report [-each year-]{+every two years+}.')
  })

  it('[CMP9] a merge is a split read backwards, whichever text comes first', async () => {
    for (const lineage of [[merged('b', 'a')], [split('a', 'b')]]) {
      const found = await compare(halves, whole, lineage)
      expect(lines(found)).toEqual([
        'merged a: States share the burden.{+ +}',
        'merged b: They report each year.',
        'same z: End.',
      ])
      expect(found.paragraphs[1]).toMatchObject({
        from: { paragraphId: 'b' },
        to: { paragraphId: 'a' },
        related: ['a'],
      })
    }
  })

  it('[CMP6] without what was recorded, nothing is guessed from likeness', async () => {
    const found = await compare(whole, halves)
    expect(found.paragraphs.map(({ change }) => change)).toEqual(['changed', 'inserted', 'same'])
  })

  it('[CMP6] a split that both texts hold already says nothing any more', async () => {
    const found = await compare(halves, reworded, [split('a', 'b')])
    expect(found.paragraphs.map(({ change }) => change)).toEqual(['same', 'changed', 'same'])
  })

  it('[CMP6] a split of a split, and a half that was joined to another, are found through what was between', async () => {
    const thirds = text(['a', 'One.'], ['b', 'Two.'], ['c', 'Three.'])
    const one = text(['a', 'One. Two. Three.'])
    const found = await compare(one, thirds, [split('a', 'b'), split('b', 'c')])
    expect(found.paragraphs.map(({ change, paragraphId }) => `${change} ${paragraphId}`)).toEqual([
      'split a',
      'split b',
      'split c',
    ])
    const older = text(['p', 'One. Two.'], ['r', 'Three.'])
    const newer = text(['p', 'One.'], ['q', 'Two. Three.'])
    const both = await compare(older, newer, [split('p', 'q'), merged('r', 'q')])
    expect(
      both.paragraphs.map(({ change, paragraphId, from, to }) => [change, paragraphId, from?.text, to?.text]),
    ).toEqual([
      ['split', 'p', 'One. ', 'One.'],
      ['merged', 'q', 'Two.', 'Two. '],
      ['merged', 'r', 'Three.', 'Three.'],
    ])
  })

  it('[CMP9] a half without words has its place', async () => {
    const newer = text(['a', ''], ['b', 'States share the burden. They report each year.'], ['z', 'End.'])
    const found = await compare(whole, newer, [split('a', 'b')])
    expect(found.paragraphs.map(({ paragraphId, to }) => [paragraphId, to?.text])).toEqual([
      ['a', ''],
      ['b', 'States share the burden. They report each year.'],
      ['z', 'End.'],
    ])
  })
})

/** What a drafting session does to a text, with what it records. */
function revise(chance: Chance, older: TextParagraph[]): { newer: TextParagraph[]; lineage: Kinship[] } {
  const newer: Written[] = older.map(({ id, text: words, kind, level }) => [id, words, kind, level])
  const lineage: Kinship[] = []
  const some = (): number => chance.below(newer.length)
  const acts: ((nth: number) => void)[] = [
    (nth) => void newer.splice(nth, 1),
    (nth) =>
      void newer.splice(nth, 0, [`x${lineage.length}-${nth}-${chance.below(1e9)}`, 'Wholly new words.']),
    (nth) => newer.splice(some(), 0, ...newer.splice(nth, 1)),
    (nth) => {
      const [id, words] = newer[nth] as Written
      newer[nth] = [id, words.replace(/\S+/, 'altered')]
    },
    (nth) => {
      const [id, words] = newer[nth] as Written
      const other = `s${chance.below(1e9)}`
      const at = chance.below(words.length + 1)
      newer.splice(nth, 1, [id, words.slice(0, at)], [other, words.slice(at)])
      lineage.push(split(id, other))
    },
    (nth) => {
      if (nth === 0) return
      const [into, gone] = [newer[nth - 1], newer[nth]] as [Written, Written]
      newer.splice(nth - 1, 2, [into[0], `${into[1]} ${gone[1]}`])
      lineage.push(merged(gone[0], into[0]))
    },
  ]
  for (let nth = 1 + chance.below(12); nth > 0 && newer.length > 1; nth -= 1) chance.pick(acts)(some())
  return { newer: text(...newer), lineage }
}

describe('any two texts', () => {
  const seed = Math.floor(Math.random() * 2 ** 31)
  it(`[CMP1] [CMP5] hold every paragraph and every word once, and read backwards alike (seed ${seed})`, async () => {
    const chance = chanceOf(seed)
    const words = ['States', 'shall', 'support', 'refugees', 'and', 'hosts', 'with', 'care']
    for (let nth = 0; nth < 150; nth += 1) {
      const older = text(
        ...Array.from(
          { length: 1 + chance.below(9) },
          (_, id): Written => [
            `p${id}`,
            Array.from({ length: chance.below(12) }, () => chance.pick(words)).join(' '),
          ],
        ),
      )
      const { newer, lineage } = revise(chance, older)
      for (const [one, two] of [
        [older, newer],
        [newer, older],
      ] as const) {
        const { paragraphs, summary } = await compare(one, two, lineage)
        for (const { words: ops, from, to } of paragraphs) {
          const side = (without: string) => ops.map(({ op, text: t }) => (op === without ? '' : t)).join('')
          expect(side('insert')).toBe(from?.text ?? '')
          expect(side('delete')).toBe(to?.text ?? '')
        }
        const textsOf = (pick: 'from' | 'to') => {
          const out = new Map<string, string>()
          for (const each of paragraphs) {
            const side = each[pick]
            if (side) out.set(side.paragraphId, (out.get(side.paragraphId) ?? '') + side.text)
          }
          return out
        }
        const wordsOf = (all: Iterable<[string, string]>) => new Map([...all].filter(([, t]) => t !== ''))
        expect(wordsOf(textsOf('from'))).toEqual(wordsOf(one.map(({ id, text: t }) => [id, t])))
        expect(wordsOf(textsOf('to'))).toEqual(wordsOf(two.map(({ id, text: t }) => [id, t])))
        const ids = paragraphs.map(({ paragraphId }) => paragraphId)
        expect(new Set(ids).size).toBe(ids.length)
        const { wordsInserted: _, wordsDeleted: __, ...counts } = summary.all
        expect(Object.values(counts).reduce((a, b) => a + b)).toBe(paragraphs.length)
      }
    }
  })

  it(`[CMP7] as many keep their place as can (seed ${seed})`, () => {
    const chance = chanceOf(seed)
    for (let nth = 0; nth < 200; nth += 1) {
      const places = Array.from({ length: chance.below(9) }, (_, at) => at).sort(() => chance.next() - 0.5)
      const weights = places.map(() => 1 + chance.below(3))
      const keeps = keepingPlace(places, weights)
      const chosen = places.filter((_, at) => keeps[at])
      expect(chosen).toEqual([...chosen].sort((a, b) => a - b))
      const weightOf = (mask: number) =>
        places.reduce((sum, _, at) => sum + (mask & (1 << at) ? (weights[at] as number) : 0), 0)
      const rising = (mask: number) =>
        places
          .filter((_, at) => mask & (1 << at))
          .every((place, at, all) => at === 0 || (all[at - 1] as number) < place)
      const best = Math.max(
        ...Array.from({ length: 2 ** places.length }, (_, mask) => (rising(mask) ? weightOf(mask) : 0)),
      )
      expect(weights.reduce((sum, weight, at) => sum + (keeps[at] ? weight : 0), 0)).toBe(best)
    }
  })
})
