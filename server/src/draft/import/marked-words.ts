/** Collects marked words piece by piece, for the readers of Markdown and HTML. */
import type { Mark } from '@plenary/shared/content'
import type { Grammar } from '@plenary/shared/grammar/grammar'
import { type Piece, wordsOf } from './block.ts'
import type { Doubts } from './doubts.ts'

/** Signs of footnotes are numbers; an asterisk or a letter stays where it is. */
const noteSign = /^\s*[[(]?(\d{1,4})[\])]?\s*$/
const severalSigns = /^\s*\d{1,4}(?:\s*[,;]\s*\d{1,4})+\s*$/

/** The footnotes that raised words refer to: "3", "[3]", "3, 4"; none where they are raised for another reason. */
export function notesOf(raised: string): string[] {
  const one = noteSign.exec(raised)
  if (one) return [String(Number(one[1]))]
  return severalSigns.test(raised) ? (raised.match(/\d+/g) ?? []).map((number) => String(Number(number))) : []
}

const isRaised = (piece: Piece): boolean =>
  piece.type === 'text' && piece.marks.some(({ type }) => type === 'superscript')

/** Raised numbers become references; neighbouring raised pieces are read as one. */
export function withReferences(pieces: Piece[]): Piece[] {
  const out: Piece[] = []
  for (let nth = 0; nth < pieces.length; ) {
    const piece = pieces[nth] as Piece
    let end = nth + 1
    if (isRaised(piece)) while (end < pieces.length && isRaised(pieces[end] as Piece)) end += 1
    const run = pieces.slice(nth, end)
    const notes = isRaised(piece) ? notesOf(wordsOf(run)) : []
    if (notes.length > 0)
      out.push(...notes.map((note) => ({ type: 'reference' as const, note, line: piece.line })))
    else out.push(...run)
    nth = end
  }
  return out
}

/** The mark of a link, or none where the address is not safe; the words stay either way. */
export function linkMarks(
  href: string,
  words: string,
  line: number,
  doubts: Doubts,
  grammar: Grammar,
): Mark[] {
  const address = href.trim()
  const mark = grammar.markOfMarkdown('link', () => address)
  if (mark) return [mark]
  doubts.add('link-removed', line, `${words} (${address})`)
  return []
}

/** Each mark once, whatever the nesting. */
export const addMarks = (marks: Mark[], added: Mark[]): Mark[] => [
  ...marks,
  ...added.filter(({ type }) => !marks.some((mark) => mark.type === type)),
]
