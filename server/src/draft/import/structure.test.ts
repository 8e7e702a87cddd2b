/** The rules of structure on short texts: what is a heading, a paragraph, a sub-paragraph, a footnote. */
import { describe, expect, it } from 'vitest'
import { imported } from './test-import.ts'

const markdown = (text: string) => imported('markdown', text)

describe('numbers', () => {
  it('[IMP4] keeps the numbers of a Markdown list, which may leave one out', () => {
    const { lines, doubts } = markdown('# I. Framework\n\n1. The first.\n\n3. The third.\n')
    expect(lines).toEqual(['# I. Framework', '1. The first.', '? 2. The third.'])
    expect(doubts).toEqual(['5 number-missing'])
  })

  it('[IMP9] tells of numbers that repeat or turn back', () => {
    const { doubts, report } = markdown(
      '1. One.\n\n2. Two.\n\n2. Two again.\n\n7. Seven.\n\n5. Five.\n\n6. Six.',
    )
    expect(doubts).toEqual(['5 number-repeated', '7 number-missing', '9 number-out-of-order'])
    expect(report.paragraphs).toBe(6)
  })

  it('[IMP4] reads a label in bold type, escaped, without a space, or alone on its line', () => {
    const { lines } = markdown(
      '**1.** One is here.\n\n2\\. Two is here.\n\n3.Three is here.\n\n4.\n\nFour is here.',
    )
    expect(lines).toEqual(['1. One is here.', '2. Two is here.', '3. Three is here.', '4. Four is here.'])
  })

  it('[IMP4] takes a list below "as follows:" as sub-paragraphs', () => {
    const { lines } = markdown('1. One.\n\n2. Two.\n\n3. The steps are:\n\n1. first;\n\n2. then.\n\n4. Four.')
    expect(lines.map((line) => line.replace('? ', '').trim())).toEqual([
      '1. One.',
      '2. Two.',
      '3. The steps are:',
      '(a) first;',
      '(b) then.',
      '4. Four.',
    ])
  })
})

describe('headings', () => {
  it('[IMP5] counts marks only where no heading has a label', () => {
    const { paragraphs, report } = markdown('# Title\n\n### One\n\n1. A.\n\n### Two\n\n#### Deep\n\n2. B.')
    expect(paragraphs.filter(({ kind }) => kind === 'heading').map(({ level }) => level)).toEqual([
      1, 2, 2, 3,
    ])
    expect(report.chapters).toBe(1)
  })

  it('[IMP5] tells chapter V from section V, and a name from a section', () => {
    const chapters = ['I', 'II', 'III', 'IV', 'V']
      .map((label) => `## ${label}. Chapter ${label}`)
      .join('\n\n')
    const { paragraphs } = markdown(
      `${chapters}\n\n## A. Section\n\n## B. Section\n\n## C. Section\n\nJ. Smith spoke first.`,
    )
    expect(paragraphs.map(({ kind, level }) => `${kind} ${level}`)).toEqual([
      ...Array(5).fill('heading 1'),
      ...Array(3).fill('heading 2'),
      'text 0',
    ])
  })

  it('[IMP5] takes a paragraph for a paragraph although a converter marked it as a heading', () => {
    const long = 'The towns shall meet every year to speak about what was done and what was left undone.'
    expect(markdown(`## I. Start\n\n## 1. ${long}\n\n2. ${long}`).lines).toEqual([
      '# I. Start',
      `1. ${long}`,
      `2. ${long}`,
    ])
  })

  it('[IMP17] knows parts, annexes and the preamble', () => {
    const { lines } = markdown(
      '# Preamble\n\n*Recalling* the Charter,\n\n*Deeply concerned* about the sea,\n\n# Part A\n\n## I. Start\n\n1. One.\n\n# Annex II\n\n## I. Again\n\n2. Two.',
    )
    expect(lines).toEqual([
      '# Preamble',
      '~ <em>Recalling</em> the Charter,',
      '~ <em>Deeply concerned</em> about the sea,',
      'P Part A',
      '# I. Start',
      '1. One.',
      'P Annex II',
      '# I. Again',
      '2. Two.',
    ])
  })
})

describe('sub-paragraphs', () => {
  it('[IMP8] go as deep as their labels say: (a), (i), a., i.', () => {
    const { lines, doubts } = markdown(
      '1. Towns will:\n\n(a) build:\n\n(i) houses:\n\na. of stone:\n\ni. grey;\n\nii. red;\n\nb. of wood;\n\n(ii) boats;\n\n(b) rest.',
    )
    expect(lines).toEqual([
      '1. Towns will:',
      '  (a) build:',
      '    (i) houses:',
      '      a. of stone:',
      '        i. grey;',
      '        ii. red;',
      '      b. of wood;',
      '    (ii) boats;',
      '  (b) rest.',
    ])
    expect(doubts).toEqual([])
  })

  it('[IMP8] tells the letter (i) from the numeral (i) by what stands around it', () => {
    const letters = 'abcdefghijk'.split('').map((letter) => `(${letter}) words;`)
    const flat = markdown(`1. Towns will:\n\n${letters.join('\n\n')}`)
    expect(flat.report.warnings).toEqual([])
    expect(new Set(flat.paragraphs.slice(1).map(({ level }) => level))).toEqual(new Set([1]))
    const deep = markdown(
      `1. Towns will:\n\n${letters.slice(0, 8).join('\n\n')}\n\n(i) one;\n\n(ii) two;\n\n(i) nine.`,
    )
    expect(deep.paragraphs.slice(-3, -1).map(({ level }) => level)).toEqual([2, 2])
  })

  it('[IMP8] reads a) and i) as French and Spanish texts write them, in one block or many', () => {
    const { lines, doubts } = imported(
      'text',
      '1. Les États :\na) accueillent :\ni) les enfants ;\nii) les femmes ;\nb) protègent.\n2. Ils se réunissent.',
    )
    expect(lines).toEqual([
      '1. Les États :',
      '  (a) accueillent :',
      '    (i) les enfants ;',
      '    (ii) les femmes ;',
      '  (b) protègent.',
      '2. Ils se réunissent.',
    ])
    expect(doubts).toEqual([])
  })

  it('[IMP8] makes sub-paragraphs of bullets under a paragraph, and text of those under a heading', () => {
    const { lines } = markdown(
      '# Aims\n\n- under a heading\n\n1. Towns will:\n   - build;\n     - houses;\n   - rest.',
    )
    expect(lines).toEqual([
      '# Aims',
      '- under a heading',
      '1. Towns will:',
      '  (a) build;',
      '    (i) houses;',
      '  (b) rest.',
    ])
  })

  it('[IMP9] tells where a label is of another kind than the one computed', () => {
    expect(markdown('1. Towns will:\n\n(i) build;\n\n(ii) rest.').doubts).toEqual(['3 number-out-of-order'])
    expect(markdown('1. Towns will:\n\n(a) build;\n\n(c) rest.').doubts).toEqual(['5 number-missing'])
  })
})

describe('cut sentences', () => {
  it('[IMP6] loses the hyphen of a broken word and keeps that of a compound', () => {
    const known = '2. Migration and self-reliance go together.'
    const { texts } = markdown(
      `1. All the words of this text on migra-\n\n---\n\ntion and on self-\n\n---\n\nreliance are here.\n\n${known}`,
    )
    expect(texts[0]).toBe('All the words of this text on migration and on self-reliance are here.')
  })

  it('[IMP6] joins nothing across a heading, nor after a full stop, nor in a masthead', () => {
    const { report, lines } = markdown(
      'Distr.: General\n\nOriginal: English\n\n1. One ends here.\n\nand begins small\n\n## A. Heading\n\nmore words',
    )
    expect(report.rejoined).toBe(0)
    expect(lines).toHaveLength(6)
  })

  it('[IMP6, IMP14] looks through page numbers, job numbers and running heads, and tells what it took out', () => {
    const page = (number: number): string => `A/71/978\n\nHarbour report\n\n17-11973 ${number}/20`
    const { texts, report, doubts } = imported(
      'text',
      `1. The towns went on to speak of the\n\n${page(3)}\n\nships they had seen in the\n\n${page(4)}\n\nharbour that year.\n\n${page(5)}\n\n2. They rested.`,
    )
    expect(texts).toEqual([
      'The towns went on to speak of the ships they had seen in the harbour that year.',
      'They rested.',
    ])
    expect(report.rejoined).toBe(1)
    expect(doubts).toEqual(['3 page-line-removed', '5 page-line-removed', '7 page-line-removed'])
  })
})

describe('footnotes', () => {
  it('[IMP7] takes those of Markdown, with several paragraphs, in the order of the references', () => {
    const { lines, doubts } = markdown(
      '1. One[^b] and two[^a].\n\n2. Again[^b].\n\n[^a]: Note a.\n\n[^b]: Note b.\n\n    More of b.',
    )
    expect(lines).toEqual([
      '1. One[1] and two[2].',
      'note 1 Note b. More of b.',
      'note 2 Note a.',
      '2. Again[1].',
    ])
    expect(doubts).toEqual([])
  })

  it('[IMP7] finds the nearest note where numbers begin anew on every page', () => {
    const { lines } = markdown(
      '1. One.<sup>1</sup>\n\n<sup>1</sup> First.\n\n2. Two.<sup>1</sup>\n\n<sup>1</sup> Second.',
    )
    expect(lines.filter((line) => line.includes('note'))).toEqual(['note 1 First.', 'note 2 Second.'])
  })

  it('[IMP7] keeps every word of a note nobody refers to and of a sign that leads nowhere', () => {
    const { lines, doubts } = markdown('1. One.<sup>4</sup>\n\n<sup>2</sup> Lost words.')
    expect(lines).toEqual(['? 1. One.<superscript>4</superscript>', '? note Lost words.'])
    expect(doubts).toEqual(['1 reference-without-footnote', '3 footnote-without-reference'])
  })

  it('[IMP7] reads ¹, [2] and a bare number of plain text as signs, and no power or ordinal', () => {
    const { lines, doubts } = imported(
      'text',
      '1. One hundred km² are sea.¹ Two is here [2] and three is “there”.3\n\n¹ See annex I.\n\n[2] See annex II.\n\n3 See annex III.',
    )
    expect(lines[0]).toBe('1. One hundred km² are sea.[1] Two is here [2] and three is “there”.[3]')
    expect(lines.slice(1)).toEqual(['note 1 See annex I.', 'note 2 See annex II.', 'note 3 See annex III.'])
    expect(doubts).toEqual([])
    expect(markdown('1. The 1<sup>er</sup> of 10<sup>6</sup> m<sup>2</sup>.').doubts).toEqual([])
  })
})
