/** What a comparison shows, row by row: filtered, long unchanged runs folded, changes counted in the order they are read. */
import type { ComparedParagraph, CompareFigures, WordOp } from '@plenary/shared/compare'
import { sectionsOf } from '@plenary/shared/numbering'
import { type CompareView, noSection } from './compare-view.ts'
import { hasTerm } from './term.ts'

export type Row =
  | { type: 'paragraph'; paragraph: ComparedParagraph; isChange: boolean }
  | { type: 'fold'; key: string; paragraphs: ComparedParagraph[]; renumbered: number }

/** A number that follows from a paragraph added before is no change of this one. */
export const isChange = ({ change, moved, restyled }: ComparedParagraph): boolean =>
  change !== 'same' || moved || restyled

const sideOf = ({ from, to }: ComparedParagraph) => to ?? from
const isHeading = (paragraph: ComparedParagraph): boolean => {
  const kind = sideOf(paragraph)?.kind
  return kind === 'heading' || kind === 'part'
}

/** The headings each paragraph stands under, outermost first, itself included when it is one. */
function sectionPaths(paragraphs: readonly ComparedParagraph[]): Map<string, string[]> {
  const ordered = paragraphs.flatMap((each) => {
    const side = sideOf(each)
    return side ? [{ id: each.paragraphId, kind: side.kind, level: side.level }] : []
  })
  const paths = sectionsOf(ordered)
  // A paragraph that moved or went stands under the heading the comparison names.
  for (const { paragraphId, section } of paragraphs) {
    const path = paths.get(paragraphId) ?? []
    if (section !== null && !path.includes(section) && paths.has(section))
      paths.set(paragraphId, paths.get(section) as string[])
  }
  return paths
}

const matches = (paragraph: ComparedParagraph, term: string): boolean =>
  term === '' || hasTerm(paragraph.from?.text ?? '', term) || hasTerm(paragraph.to?.text ?? '', term)

/**
 * [RVC9] The rows of a view. With only what changed, a run of unchanged paragraphs is one fold, headings that lead to
 * a change stay; a fold in `opened` is shown whole. A term leaves those paragraphs in which it stands or stood.
 */
export function rowsOf(
  paragraphs: readonly ComparedParagraph[],
  { only, section, term }: Pick<CompareView, 'only' | 'section' | 'term'>,
  opened: ReadonlySet<string> = new Set(),
): Row[] {
  const paths = sectionPaths(paragraphs)
  const path = (each: ComparedParagraph): string[] => paths.get(each.paragraphId) ?? []
  const kept = paragraphs.filter(
    (each) =>
      (section === null ||
        (section === noSection ? path(each).length === 0 : path(each).includes(section))) &&
      matches(each, term),
  )
  const leading = new Set(only ? kept.filter(isChange).flatMap(path) : [])
  const rows: Row[] = []
  let run: ComparedParagraph[] = []
  const endRun = (): void => {
    const first = run[0]
    if (!first) return
    if (opened.has(first.paragraphId)) rows.push(...run.map(rowOf))
    else
      rows.push({
        type: 'fold',
        key: first.paragraphId,
        paragraphs: run,
        renumbered: run.filter(({ renumbered }) => renumbered).length,
      })
    run = []
  }
  for (const each of kept) {
    if (only && !isChange(each) && !leading.has(each.paragraphId)) {
      run.push(each)
      continue
    }
    endRun()
    rows.push(rowOf(each))
  }
  endRun()
  return rows
}

const rowOf = (paragraph: ComparedParagraph): Row => ({
  type: 'paragraph',
  paragraph,
  isChange: isChange(paragraph),
})

/** Ids of what changed among the rows, in the order they are read. */
export const changesIn = (rows: readonly Row[]): string[] =>
  rows.flatMap((row) => (row.type === 'paragraph' && row.isChange ? [row.paragraph.paragraphId] : []))

/** The words of a compared paragraph, also where the comparison gives none for one that came or went whole. */
export function wordsOf({ words, from, to }: ComparedParagraph): WordOp[] {
  if (words.length > 0) return words
  if (from && to) return to.text === '' ? [] : [{ op: 'same', text: to.text }]
  const text = (to ?? from)?.text ?? ''
  return text === '' ? [] : [{ op: to ? 'insert' : 'delete', text }]
}

/** The words of one side of it: the older without what was inserted, the newer without what was deleted. */
export const wordsOfSide = (words: readonly WordOp[], side: 'from' | 'to'): WordOp[] =>
  words.filter(({ op }) => op !== (side === 'from' ? 'insert' : 'delete'))

/** How many kept every word and have other marks, or another kind or level. */
export const restyledCount = (paragraphs: readonly ComparedParagraph[]): number =>
  paragraphs.filter(({ change, moved, restyled }) => change === 'same' && !moved && restyled).length

/** How many paragraphs changed in any way. */
export const changedCount = (figures: CompareFigures): number =>
  figures.changed + figures.inserted + figures.deleted + figures.moved + figures.split + figures.merged

/** How deep each heading is for those who hear the page: below the title, and never skipping a step. */
export const headingDepths = (paragraphs: readonly ComparedParagraph[]): Map<string, number> => {
  const paths = sectionPaths(paragraphs)
  return new Map(
    paragraphs
      .filter(isHeading)
      .map(({ paragraphId }) => [paragraphId, Math.min(6, (paths.get(paragraphId)?.length ?? 1) + 1)]),
  )
}
