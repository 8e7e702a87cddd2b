/** Splits a block where one of its lines begins with a label or a footnote's sign: texts are pasted without blank lines. */
import { Refusal } from '@plenary/shared/problems'
import { type Block, isBlank, type Piece, type Words, wordsOf } from './block.ts'
import { rowsOf } from './join-words.ts'
import { numberIn, readLabel, valueIn } from './labels.ts'
import { endingOf, isTitleLike } from './sentence.ts'

/** A chapter's heading directly above its text is no longer than this. */
const shortHeading = 60

/** As many lines without a blank one are no text. */
const mostLines = 100_000

class Splitter {
  private lastNumber = 0

  /** Numbers go on through the whole text, and tell a label from a year at the start of a line. */
  private note(words: string): void {
    const value = numberIn(readLabel(words))
    if (value !== null) this.lastNumber = value
  }

  /** Whether the line begins something new after the line above it. */
  private begins(row: Piece[], above: string): boolean {
    const words = wordsOf(row)
    const ending = endingOf(above)
    if (row[0]?.type === 'reference') return words.trim() !== '' && ending !== 'open'
    const label = readLabel(words)
    if (!label) return isChapter(above) && above.length < shortHeading && /^\p{Lu}/u.test(words)
    const number = numberIn(label)
    if (number !== null) return number === this.lastNumber + 1 || ending === 'full' || ending === 'soft'
    if (label.form === 'bullet')
      return /^[•●▪◦‣⁃∙]/.test(label.text) || ending !== 'open' || readLabel(above)?.form === 'bullet'
    if (isChapter(words)) return ending === 'full' || isChapter(above)
    if (label.form === 'paren') return ending !== 'open'
    return ending === 'full' || ending === 'soft'
  }

  split(block: Words): Words[] {
    const rows = rowsOf(block.pieces)
    const marker = block.marker ? `${block.marker} ` : ''
    this.note(marker + wordsOf(rows[0] ?? []))
    if (rows.length > mostLines)
      throw new Refusal('too-large', `Line ${block.line} begins a block of more than ${mostLines} lines.`)
    if (rows.length === 1 || block.heading !== null) return [block]
    const groups: Piece[][] = [[]]
    let above = ''
    for (const row of rows) {
      const group = groups.at(-1) as Piece[]
      const isNew = group.length > 0 && (isBlank(row) || this.begins(row, above))
      if (isNew) {
        groups.push([...row])
        this.note(wordsOf(row))
      } else {
        if (group.length > 0 && !isBlank(row))
          group.push({ type: 'text', text: '\n', marks: [], line: row[0]?.line ?? block.line })
        group.push(...row)
      }
      above = wordsOf(row)
    }
    return groups
      .filter((group, nth) => nth === 0 || !isBlank(group))
      .map((pieces, nth) =>
        nth === 0
          ? { ...block, pieces }
          : { ...block, pieces, marker: null, note: null, line: pieces[0]?.line ?? block.line },
      )
  }
}

/** "IV. Title" or "B. Title". */
function isChapter(words: string): boolean {
  const label = readLabel(words)
  if (!label || (valueIn(label, 'ROMAN') ?? valueIn(label, 'LETTER')) === null) return false
  return isTitleLike(words)
}

export function splitLines(blocks: Block[]): Block[] {
  const splitter = new Splitter()
  return blocks.flatMap((block): Block[] => (block.type === 'break' ? [block] : splitter.split(block)))
}
