/** The sample texts have the outline that the rounds speak of, and sound shapes. */
import { footnotesIn, textOf } from '@plenary/shared/content'
import { codesOf, labelsOf } from '@plenary/shared/numbering'
import { describe, expect, it } from 'vitest'
import { tableRules } from '../paragraph/table-draft.ts'
import { faultAt } from '../paragraph/tree.ts'
import { migration2018 } from './migration-2018.ts'
import { refugees2018 } from './refugees-2018.ts'
import { rulesOf } from './rules.ts'
import { item, para, paragraphsOf, type SampleParagraph } from './sample.ts'
import { sampleArabic } from './sample-arabic.ts'
import { sampleMigration } from './sample-migration.ts'
import { sampleRefugees } from './sample-refugees.ts'

const samples = { refugees: sampleRefugees, migration: sampleMigration, arabic: sampleArabic }
const numbered = (paragraphs: SampleParagraph[]): number =>
  paragraphs.filter(({ kind }) => kind === 'paragraph').length

describe('sample texts', () => {
  it('[PRE6] have the lengths of a draft worth a consultation', () => {
    expect(numbered(paragraphsOf(sampleRefugees))).toBeGreaterThanOrEqual(60)
    expect(numbered(paragraphsOf(sampleMigration))).toBeGreaterThanOrEqual(30)
    const arabic = numbered(paragraphsOf(sampleArabic))
    expect(arabic).toBeGreaterThanOrEqual(10)
    expect(arabic).toBeLessThanOrEqual(15)
  })

  it('[PRE6] lock part A and nothing else', () => {
    const paragraphs = paragraphsOf(sampleRefugees)
    const parts = paragraphs.flatMap(({ kind }, at) => (kind === 'part' ? [at] : []))
    expect(parts).toHaveLength(2)
    const [a, b] = parts as [number, number]
    const statusOf = (rows: SampleParagraph[]): string[] => [...new Set(rows.map(({ status }) => status))]
    expect(statusOf(paragraphs.slice(a, b))).toEqual(['locked'])
    expect(statusOf([...paragraphs.slice(0, a), ...paragraphs.slice(b)])).toEqual(['open'])
    expect(paragraphs.slice(a, b).filter(({ kind }) => kind === 'preambular').length).toBeGreaterThan(4)
  })

  it('[PRE6] have each section once that a round opens to stakeholders', () => {
    const rounds = [
      [sampleRefugees, refugees2018],
      [sampleArabic, refugees2018],
      [sampleMigration, migration2018],
    ] as const
    for (const [blocks, { stages }] of rounds) {
      const paragraphs = paragraphsOf(blocks)
      const first = stages.find(({ kind }) => kind === 'round')
      if (!first) throw new Error('no round')
      expect(tableRules(rulesOf(first), paragraphs).missing).toEqual([])
      const codes = [...codesOf(paragraphs).values()]
      expect(new Set(codes).size).toBe(codes.length)
      expect(codes).toEqual(expect.arrayContaining(['I', 'II', 'II.A', 'II.B', 'III']))
    }
  })

  it.each(Object.keys(samples) as (keyof typeof samples)[])('[PRE6] are sound: %s', (name) => {
    const paragraphs = paragraphsOf(samples[name])
    paragraphs.forEach((_, at) => {
      expect(faultAt(paragraphs, at), textOf(paragraphs[at]?.content ?? [])).toBeNull()
    })
    const notes = paragraphs.filter(({ kind }) => kind === 'footnote').map(({ id }) => id)
    expect(paragraphs.flatMap(({ content }) => footnotesIn(content))).toEqual(notes)
    const labels = labelsOf(paragraphs.map((each) => ({ ...each, footnotes: footnotesIn(each.content) })))
    expect(notes.map((id) => labels.get(id))).toEqual(notes.map((_, nth) => `${nth + 1}`))
    const words = paragraphs.map(({ content }) => textOf(content))
    expect(new Set(words).size).toBe(words.length)
    for (const text of words) expect(text).toMatch(/^[^_^]{3,500}$/u)
  })

  it('[PRE6] say that they are samples', () => {
    for (const blocks of Object.values(samples)) expect(blocks[0]?.kind).toBe('text')
  })

  it('[PRE6] refuse a reference without its footnote', () => {
    expect(() => paragraphsOf([para('Words.^')])).toThrow(/footnote/)
    const [first, note, second] = paragraphsOf([para('_So_ it is.^', 'A note.'), item('A sub-paragraph;')])
    expect(first?.content).toEqual([
      { type: 'text', text: 'So', marks: [{ type: 'em' }] },
      { type: 'text', text: ' it is.' },
      { type: 'footnote', id: note?.id },
    ])
    expect(second).toMatchObject({ kind: 'subparagraph', level: 1, status: 'open' })
  })
})
