import { textOf } from '@plenary/shared/content'
import { describe, expect, it } from 'vitest'
import { chanceOf } from '../../../../tests/seed.ts'
import { inSlices } from '../../clock/slices.ts'
import { paragraphsOf } from '../../preset/sample.ts'
import { sampleMigration } from '../../preset/sample-migration.ts'
import { sampleRefugees } from '../../preset/sample-refugees.ts'
import { keepingPlace } from '../order.ts'
import { type Alignment, align, alignSteps } from './align.ts'
import { type Chance, type Plan, secondVersion, type Truth } from './test-second-version.ts'
import type { Aligned } from './words.ts'

const sample: Aligned[] = paragraphsOf([...sampleRefugees, ...sampleMigration]).map(
  ({ kind, level, content }) => ({ kind, level, text: textOf(content) }),
)
const para = (text: string): Aligned => ({ kind: 'paragraph', level: 0, text })
const heading = (text: string): Aligned => ({ kind: 'heading', level: 1, text })
const note = (text: string): Aligned => ({ kind: 'footnote', level: 0, text })

const short = (found: Alignment[]): [number | null, number[], string][] =>
  found.map(({ to, from, kind }) => [to, from, kind])

const burden = 'States will share the burden and responsibility of hosting refugees fairly and predictably.'
const schools = 'Children on the move are enrolled in national schools within three months of their arrival.'
const work = 'Access to decent work, fishing grounds and farm land is opened to refugees and their hosts.'
const returns =
  'Voluntary repatriation in safety and dignity remains the preferred solution of most families.'

/** What alignment says against the truth: right, in doubt with the right proposal, or wrong. */
function verdicts(truth: Truth[], found: Alignment[]): Record<'right' | 'doubtful' | 'wrong', number> {
  const count = { right: 0, doubtful: 0, wrong: 0 }
  const byPlace = new Map(found.map((each) => [each.to, each]))
  for (const [place, { from, change }] of truth.entries()) {
    const each = byPlace.get(place) as Alignment
    const same = JSON.stringify(each.from) === JSON.stringify(from)
    if (each.doubtful && same) count.doubtful += 1
    else count[same && each.kind === change ? 'right' : 'wrong'] += 1
  }
  return count
}
const gone = (found: Alignment[]): number[] =>
  found.flatMap(({ to, from }) => (to === null ? from : [])).sort((a, b) => a - b)

const plan: Plan = { moved: 5, split: 4, merged: 3, reworded: 12, inserted: 4, deleted: 3, share: 0.25 }

describe('alignment', () => {
  it('[ALN1] finds an untouched text to be the same, each paragraph by itself', () => {
    expect(short(align(sample, sample))).toEqual(sample.map((_, place) => [place, [place], 'same']))
  })

  it('[ALN1] composed and decomposed letters, and digits as they were typed, are one text', () => {
    const found = align(
      [para('Les réfugiés et les migrants, 1951.')],
      [para('Les re\u0301fugie\u0301s et les migrants, 1951.')],
    )
    expect(short(found)).toEqual([[0, [0], 'same']])
  })

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    '[ALN2] finds what was moved, split, merged, reworded, inserted and deleted (seed %i)',
    (seed) => {
      const { paragraphs, deleted } = secondVersion(sample, plan, chanceOf(seed))
      const found = align(sample, paragraphs)
      expect(verdicts(paragraphs, found).wrong).toBe(0)
      expect(verdicts(paragraphs, found).doubtful).toBeLessThanOrEqual(2)
      expect(gone(found)).toEqual([...deleted].sort((a, b) => a - b))
    },
  )

  it('[ALN2] the same in Arabic and in Chinese, which know no capitals and no spaces', () => {
    const arabic = [
      'تتقاسم الدول عبء استضافة اللاجئين ومسؤوليتها بإنصاف وبطريقة يمكن التنبؤ بها.',
      'يلتحق الأطفال المتنقلون بالمدارس الوطنية في غضون ثلاثة أشهر من وصولهم.',
      'تظل العودة الطوعية بأمان وكرامة الحل المفضل لدى معظم الأسر.',
    ].map(para)
    const chinese = [
      '各国将公平、可预测地分担收容难民的负担和责任。',
      '流动儿童在抵达后三个月内进入国立学校就读。',
      '安全和有尊严的自愿遣返仍是大多数家庭的首选解决办法。',
    ].map(para)
    for (const text of [arabic, chinese]) {
      const [first, second, third] = text as [Aligned, Aligned, Aligned]
      const last = para(third.text.slice(0, -6))
      expect(short(align(text, [second, first, last]))).toEqual([
        [0, [1], 'moved'],
        [1, [0], 'same'],
        [2, [2], 'changed'],
      ])
    }
  })

  it('[ALN3] says of one paragraph that became two which two, also with a footnote or a new one between them', () => {
    const first = [para(burden), para(`${schools} ${work}`), para(returns)]
    expect(
      short(align(first, [para(burden), para(schools), note('A note.'), para(work), para(returns)])),
    ).toEqual([
      [0, [0], 'same'],
      [1, [1], 'split'],
      [2, [], 'inserted'],
      [3, [1], 'split'],
      [4, [2], 'same'],
    ])
    const between = para('Something altogether new stands here, about lighthouses.')
    expect(short(align(first, [para(burden), para(schools), between, para(work), para(returns)]))[3]).toEqual(
      [3, [1], 'split'],
    )
  })

  it('[ALN3] says of several paragraphs that became one which several', () => {
    const first = [para(burden), para(schools), para(work), para(returns)]
    expect(short(align(first, [para(burden), para(`${schools} ${work}`), para(returns)]))).toEqual([
      [0, [0], 'same'],
      [1, [1, 2], 'merged'],
      [2, [3], 'same'],
    ])
    expect(short(align(first, [para(`${burden} ${schools} ${work}`), para(returns)]))[0]).toEqual([
      0,
      [0, 1, 2],
      'merged',
    ])
  })

  it('[ALN4] pairs headings with headings and notes with notes, whatever the words', () => {
    const first = [heading('Solutions'), para('Solutions'), note('Solutions')]
    const second = [note('Solutions'), para('Solutions'), heading('Solutions')]
    for (const { to, from } of align(first, second))
      expect(first[from[0] as number]?.kind).toBe(second[to as number]?.kind)
  })

  it('[ALN4] a heading renamed between the same neighbours is the same heading, and in doubt', () => {
    const first = [para(burden), heading('Durable answers'), para(schools)]
    const [, renamed] = align(first, [para(burden), heading('Solutions'), para(schools)])
    expect(renamed).toMatchObject({ from: [1], kind: 'changed', doubtful: true })
  })

  it('[ALN5] doubts a pair between the two thresholds, and names the best candidates first', () => {
    const first = [para(burden), para(`${schools} ${work}`), para(returns)]
    const rewritten = para(
      'Children on the move go to national schools; farm land, courts and ferries serve all.',
    )
    const found = align(first, [para(burden), rewritten, para(returns)])[1]
    expect(found).toMatchObject({ from: [1], doubtful: true })
    expect(found?.candidates[0]?.from).toBe(1)
    expect(found?.similarity).toBeGreaterThan(0.1)
    expect(found?.similarity).toBeLessThan(0.6)
  })

  it('[ALN5] doubts a pair that has a rival as like as itself', () => {
    const twin = (where: string): Aligned =>
      para(
        `Reception centres in ${where} provide shelter, health care, schooling and legal advice to every family.`,
      )
    const found = align([twin('the north'), twin('the south')], [twin('the east')])
    expect(found.find(({ to }) => to === 0)).toMatchObject({ doubtful: true })
    expect(found.find(({ to }) => to === 0)?.candidates).toHaveLength(2)
  })

  it('[ALN5] strangers are new, not doubtful', () => {
    const found = align(
      [para(burden)],
      [para(burden), para('Beekeeping cooperatives flourish near lighthouses.')],
    )
    expect(found[1]).toMatchObject({ kind: 'inserted', doubtful: false, from: [] })
  })

  it('[ALN6] does as a person decided, and arranges the rest around it', () => {
    const first = [para(burden), para(schools)]
    const second = [para(burden), para(`${schools} Always.`)]
    const decided = align(first, second, new Map([[1, null]]))
    expect(short(decided)).toEqual([
      [0, [0], 'same'],
      [null, [1], 'deleted'],
      [1, [], 'inserted'],
    ])
    const crossed = align(first, second, new Map([[1, 0]]))
    expect(crossed.find(({ to }) => to === 1)).toMatchObject({ from: [0], doubtful: false })
  })

  it('[ALN7] gives no paragraph of the draft to two of the text, and forgets none on either side', () => {
    const chance = chanceOf(11)
    for (let round = 0; round < 60; round += 1) {
      const make = (): Aligned[] => randomText(chance)
      const [first, second] = [make(), make()]
      const found = align(first, second)
      const said = `seed 11, round ${round}`
      expect(
        found.flatMap(({ to }) => (to === null ? [] : [to])),
        said,
      ).toEqual([...second.keys()])
      const used = found.flatMap(({ from, kind }) => (kind === 'split' ? [] : from))
      const split = [...new Set(found.flatMap(({ from, kind }) => (kind === 'split' ? from : [])))]
      expect(
        [...used, ...split].sort((a, b) => a - b),
        said,
      ).toEqual([...first.keys()])
    }
  })

  it('[ALN8] aligns 1,200 paragraphs with 1,200, also where every word is everywhere', () => {
    const chance = chanceOf(5)
    const many = (words: () => string): Aligned[] => Array.from({ length: 1200 }, () => para(words()))
    const texts = [
      many(() => 'States shall share the burden.'),
      many(() => Array.from({ length: 30 }, () => 'abcdefghij'[chance.below(10)]).join(' ')),
      many(() => ''),
      many(() => randomWords(chance, 80)),
    ]
    for (const text of texts) {
      const started = process.cpuUsage()
      expect(align(text, text).filter(({ from }) => from.length === 1)).toHaveLength(1200)
      const { user } = process.cpuUsage(started)
      expect(user / 1e6).toBeLessThan(5)
    }
  })

  it('[ALN20] finds the same in steps, between which others are served', async () => {
    const chance = chanceOf(7)
    const [first, second] = [randomText(chance), randomText(chance)]
    let steps = 0
    const pause = (): Promise<void> | undefined => {
      steps += 1
      return steps % 10 ? undefined : new Promise((done) => setImmediate(done))
    }
    expect(await inSlices(alignSteps(first, second, new Map()), pause)).toEqual(align(first, second))
    // Every paragraph is a step of reading, of weighing and of judging.
    expect(steps).toBeGreaterThan(3 * (first.length + second.length))
  })

  it('[ALN9] keeps the longest part in order and calls the rest moved', () => {
    expect(keepingPlace([0, 1, 5, 2, 3, 4])).toEqual([true, true, false, true, true, true])
    expect(keepingPlace([])).toEqual([])
    expect(keepingPlace([3, 2, 1]).filter(Boolean)).toHaveLength(1)
  })
})

const vocabulary = [...new Set(sample.flatMap(({ text }) => text.split(' ')))]
const randomWords = ({ below }: Chance, count: number): string =>
  Array.from({ length: count }, () => vocabulary[below(vocabulary.length)]).join(' ')

function randomText(chance: Chance): Aligned[] {
  const kinds = [para, para, para, heading, note]
  return Array.from({ length: chance.below(25) }, () => {
    const source = sample[chance.below(30)] as Aligned
    const words = chance.below(3) === 0 ? randomWords(chance, chance.below(12)) : source.text
    return (kinds[chance.below(kinds.length)] as typeof para)(words)
  })
}
