/** [CMP10] The figures of a comparison, for the whole and for every section. */
import type { ComparedParagraph, CompareFigures, Comparison } from '@plenary/shared/compare'
import { sectionsOf } from '@plenary/shared/numbering'
import type { TextParagraph } from '../revision/working-text.ts'

export interface Counted {
  paragraph: ComparedParagraph
  wordsInserted: number
  wordsDeleted: number
}

const nothing = (): CompareFigures => ({
  same: 0,
  changed: 0,
  inserted: 0,
  deleted: 0,
  moved: 0,
  split: 0,
  merged: 0,
  wordsInserted: 0,
  wordsDeleted: 0,
})

function add(figures: CompareFigures, { paragraph, wordsInserted, wordsDeleted }: Counted): void {
  figures[paragraph.change] += 1
  figures.wordsInserted += wordsInserted
  figures.wordsDeleted += wordsDeleted
}

/** The heading each paragraph stands under, itself where it is one; null before the first. */
export const headingsOf = (paragraphs: TextParagraph[]): Map<string, string | null> =>
  new Map([...sectionsOf(paragraphs)].map(([id, path]) => [id, path.at(-1) ?? null]))

/** "III.B": the labels of the headings down to this one, as the text numbers them. */
function codesOf(paragraphs: TextParagraph[]): Map<string, string | null> {
  const labels = new Map(paragraphs.map(({ id, label }) => [id, label]))
  return new Map(
    [...sectionsOf(paragraphs)].map(([id, path]) => {
      const code = path.flatMap((heading) => labels.get(heading)?.replace(/[().]/g, '') ?? []).join('.')
      return [id, labels.get(id) && code ? code : null]
    }),
  )
}

export function summaryOf(
  older: TextParagraph[],
  newer: TextParagraph[],
  rows: Counted[],
): Omit<Comparison['summary'], 'withheld'> {
  const all = nothing()
  const bySection = new Map<string | null, CompareFigures>()
  for (const row of rows) {
    const { section } = row.paragraph
    const figures = bySection.get(section) ?? nothing()
    bySection.set(section, figures)
    add(figures, row)
    add(all, row)
  }
  // What both hold goes by its newer name.
  const codes = new Map([...codesOf(older), ...codesOf(newer)])
  const titles = new Map([...older, ...newer].map(({ id, text }) => [id, text]))
  const sections = [...bySection].map(([id, figures]) => ({
    id,
    label: (id && codes.get(id)) ?? null,
    title: (id && titles.get(id)) ?? '',
    figures,
  }))
  return { all, sections }
}
