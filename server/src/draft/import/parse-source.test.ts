/** A scanned report with every defect such files have, in words of our own: nothing torn, nothing lost. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { imported } from './test-import.ts'

const source = readFileSync(join(import.meta.dirname, 'fixtures/scanned-report.md'), 'utf8')
const report = imported('markdown', source)

describe('a scanned report in Markdown', () => {
  it('[IMP4] gives every numbered paragraph of the source the number it has there', () => {
    const inSource = [...source.matchAll(/^(\d+)\. (.{12})/gm)].map(
      ([, number, words]) => `${number}. ${words}`,
    )
    const numbered = report.lines.filter((_, nth) => report.paragraphs[nth]?.kind === 'paragraph')
    expect(numbered.map((line) => line.replace('? ', '').trim().slice(0, inSource[0]?.length))).toHaveLength(
      13,
    )
    for (const [nth, start] of inSource.entries()) expect(numbered[nth]?.replace('? ', '')).toContain(start)
    expect(report.report).toMatchObject({ paragraphs: 13, subparagraphs: 5, footnotes: 8, chapters: 4 })
  })

  it('[IMP5] ranks headings by their labels, whatever their marks say', () => {
    const headings = report.paragraphs.flatMap(({ kind, level, unnumbered }, nth) =>
      kind === 'heading' && !(unnumbered && level === 1) ? [`${level} ${report.lines[nth]}`] : [],
    )
    expect(headings).toEqual([
      '1 # I. Introduction',
      '1 # II. Towards a pact on shelter',
      '2 # A. Working “well together” in harbours',
      '3 # 1. Use of the framework',
      '4 # (a) What it is made of',
      '4 # (b) Who takes part',
      '3 # 2. Other promises',
      '2 # B. The pact on shelter',
      '1 # III. Towards a pact on crossings',
      '2 # A. News of the promises',
      '5 # Protecting people at sea',
      '5 ? # Making better laws',
      '1 # IV. Conclusion',
    ])
  })

  it('[IMP6] joins every sentence that a page had cut, and tells where it guessed', () => {
    expect(report.report.rejoined).toBe(5)
    const whole = report.texts.join('\n')
    expect(whole).toContain('held by the harbour office from 14 to 16 June, was given to the framework')
    expect(whole).toContain('the work of the Northern Bay Council that links relief')
    expect(whole).toContain('gave lessons before departure or after arrival to 71 people.')
    expect(whole).toContain('to explore the use of other numbers.')
    expect(whole).toContain('the three pillars of the United Harbours. They keep')
    const torn = report.paragraphs.flatMap(({ kind }, nth) =>
      kind === 'paragraph' || kind === 'subparagraph' ? [report.texts[nth] as string] : [],
    )
    expect(torn.filter((text) => !/[.:;]$/.test(text))).toEqual([])
    expect(report.doubts.filter((doubt) => doubt.endsWith('rejoin-guessed'))).toHaveLength(3)
  })

  it('[IMP7] puts each footnote behind the paragraph that refers to it, under its number', () => {
    const notes = report.lines.flatMap((line, nth) =>
      line.startsWith('note')
        ? [
            `${report.lines
              .slice(0, nth)
              .findLast((each) => !each.startsWith('note'))
              ?.replace('?', '')
              .trim()
              .slice(0, 3)} ${line.slice(0, 20)}`,
          ]
        : [],
    )
    expect(notes).toEqual([
      '1.  note 1 In the presen',
      '3.  note 2 See annex I, ',
      '5.  note 3 Members of th',
      '5.  note 4 The attention',
      '5.  note 5 Some 574 peop',
      '9.  note 6 Available fro',
      '11. note 7 Harbour offic',
      '13. note 8 The office me',
    ])
    expect(report.lines).toContain(
      '3. The Declaration lays the foundation for the pact. The pact is to be part of the yearly report in 2018.[2]',
    )
  })

  it('[IMP8] keeps sub-paragraphs in one run across a page', () => {
    expect(report.lines.filter((line) => /^ {2}\(/.test(line))).toEqual([
      '  (a) The framework, with an opening and an end;',
      '  (b) A programme for towns and others to carry the framework, and to see that the burden is shared.',
      '  (a) The use of the framework in several towns;',
      '  (b) Talks that feed the programme;',
      '  (c) A look at what was done.',
    ])
  })

  it('[IMP10, IMP11] tells every doubt with its line and its words', () => {
    const lineOf = (words: string): number => source.slice(0, source.indexOf(words)).split('\n').length
    expect(report.report.warnings.map(({ code, line }) => [code, line])).toEqual([
      ['link-removed', lineOf('4. The framework gives')],
      ['rejoin-guessed', lineOf('16 June')],
      ['rejoin-guessed', lineOf('Bay Council')],
      ['heading-level-guessed', lineOf('### Making')],
      ['rejoin-guessed', lineOf('Harbours. They')],
    ])
    for (const { excerpt } of report.report.warnings) expect(excerpt.length).toBeLessThanOrEqual(200)
    expect(report.lines.join('\n')).toContain('see 9/280 and the <link>list of towns</link>')
    expect(report.lines.join('\n')).toContain('<link>www.example.org/days_2017/index.htm</link>')
  })
})

describe('the same report as plain text', () => {
  it('[IMP14] finds the same paragraphs, footnotes and cut sentences without any mark', () => {
    const plain = source
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/<sup>(\d+)<\/sup>/g, '$1')
      .replace(/[#*<>]/g, '')
    const { report: bare, lines } = imported('text', plain)
    expect(bare).toMatchObject({ paragraphs: 13, subparagraphs: 5, footnotes: 8, chapters: 4, rejoined: 5 })
    const numbered = (all: string[]): string[] => all.filter((line) => /^(?:\? )?\d/.test(line))
    const unmarked = (line: string): string => line.replace(/<\/?\w+>/g, '')
    expect(numbered(lines)).toEqual(numbered(report.lines).map(unmarked))
  })
})
