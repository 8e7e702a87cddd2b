/**
 * Recognises headings and ranks them by their label: I., A., 1., (a), and none. Marks of the source lie about
 * ranks; they count only where no heading has a label [IMP5].
 */
import { grammar } from '@plenary/shared/grammar/grammar'
import { isAll, type Piece, type Words, wordsOf } from './block.ts'
import type { Doubts } from './doubts.ts'
import type { Item } from './item.ts'
import { type Label, type Reading, valueIn } from './labels.ts'
import { isCapitals, isTitleLike } from './sentence.ts'

const longestHeading = 300
const part =
  /^(?:(?:part|title|partie|parte|часть|الجزء)\s+(?:[IVXLC]+|[A-Z]|\d+|one|two|three|four|five|une?|deux|un[ao]|dos|[\u0600-\u06ff]+)|(?:annex|annexe|anexo|appendix|appendice|apéndice|приложение|المرفق|附件)(?:\s+(?:[IVXLC]+|[A-Z]|\d+))?)(?![\p{L}\d])/iu
const preamble = /^(?:preamble|préambule|preámbulo|преамбула|الديباجة|ديباجة|序言)$/iu

/** How sure it is that a block is a heading: the source says so, its looks say so, or nothing does. */
export function headingSign({ heading, pieces, marker }: Words): 'marked' | 'bold' | null {
  if (heading !== null) return 'marked'
  return isAll('strong', pieces) && marker !== '•' ? 'bold' : null
}

export const isPart = (words: string): boolean => part.test(words.trim())
export const isPreambleTitle = (words: string): boolean => preamble.test(words.trim())
export const mayHead = (words: string): boolean => words.trim().length <= longestHeading
export const looksLikeTitle = (words: string): boolean => isTitleLike(words) && isCapitals(words)

/** Chapters and sections counted so far, to tell chapter C (100) from section C, and "A. Smith" from a section. */
export class HeadingCounts {
  private chapter = 0
  private section = 0

  /** What an upper-case label means here; null where it fits nowhere. */
  readingOf(label: Label): Reading | null {
    const roman = valueIn(label, 'ROMAN')
    const letter = valueIn(label, 'LETTER')
    const follows = (value: number | null, last: number): boolean => value === last + 1
    const near = (value: number | null, last: number): boolean =>
      value !== null && (value === 1 || (value > last && value <= last + 3))
    if (follows(letter, this.section) && letter !== 1 && letter !== null)
      return { series: 'LETTER', value: letter }
    if (follows(roman, this.chapter) && roman !== null) return { series: 'ROMAN', value: roman }
    if (near(letter, this.section) && letter !== null) return { series: 'LETTER', value: letter }
    if (near(roman, this.chapter) && roman !== null) return { series: 'ROMAN', value: roman }
    return null
  }

  count({ series, value }: Reading): void {
    if (series === 'ROMAN') {
      this.chapter = value
      this.section = 0
    } else if (series === 'LETTER') this.section = value
  }

  restart(): void {
    this.chapter = 0
    this.section = 0
  }
}

const levels: Partial<Record<Reading['series'], number>> = {
  ROMAN: 1,
  LETTER: 2,
  number: 3,
  letter: 4,
  roman: 4,
}
export const levelOfLabel = (reading: Reading | null): number | null =>
  reading ? (levels[reading.series] ?? null) : null

/** A heading is drawn as one: a mark on all of its words says nothing more. */
export function plainHeading(pieces: Piece[]): Piece[] {
  const all = grammar.standingOut.filter((mark) => isAll(mark, pieces))
  return pieces.map((piece) =>
    piece.type === 'text'
      ? { ...piece, marks: piece.marks.filter(({ type }) => !all.some((mark) => mark === type)) }
      : piece,
  )
}

/** Ranks those without a label, once all are known. */
export function rankHeadings(items: Item[], doubts: Doubts): void {
  const headings = items.filter(({ kind }) => kind === 'heading')
  const isLabelled = (item: Item): boolean => levelOfLabel(item.reading) !== null
  const first = headings.findIndex(isLabelled)
  if (first < 0) {
    rankByMarks(headings)
    return
  }
  let above: Item | null = null
  for (const [nth, item] of headings.entries()) {
    if (isLabelled(item)) {
      above = item
      continue
    }
    item.unnumbered = true
    // What stands before the first chapter is a title beside the chapters and not a part of any.
    item.level = nth < first ? 1 : 5
    // The source says it ranks as high as the heading above it, and its missing label says otherwise.
    const mayBeHigher = above?.mark != null && item.mark !== null && item.mark <= above.mark
    if (mayBeHigher) guess(item, doubts)
  }
}

function guess(item: Item, doubts: Doubts): void {
  item.doubtful = true
  doubts.add('heading-level-guessed', item.line, wordsOf(item.pieces))
}

/** Without any label the marks are all there is. A bold line is below every mark. */
function rankByMarks(headings: Item[]): void {
  const marks = [...new Set(headings.map(({ mark }) => mark ?? 7))].sort((a, b) => a - b)
  for (const item of headings) {
    item.unnumbered = true
    item.level = Math.min(marks.indexOf(item.mark ?? 7) + 1, 5)
  }
}
