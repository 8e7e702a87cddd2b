/** The one form that Markdown, HTML and plain text are read into: blocks of marked words, each with its line. */
import type { Mark, ObjectPart } from '@plenary/shared/content'

export type Piece =
  | { type: 'text'; text: string; marks: Mark[]; line: number }
  /** The sign of a footnote, at its place in the text or before the footnote itself. */
  | { type: 'reference'; note: string; line: number }
  /** An object that the source carries with its own id. */
  | { type: 'object'; part: ObjectPart; line: number }

export interface Words {
  type: 'words'
  /** Line of the source, from 1. */
  line: number
  /** The label or bullet that a list gave it, such as "12.", "(a)" or "•". */
  marker: string | null
  /** How many lists it stands in. */
  depth: number
  /** 1 to 6 where the source marks it as a heading. */
  heading: number | null
  /** The footnote that this is, where the source says so. */
  note: string | null
  /** A line feed stands for a line break of the source. */
  pieces: Piece[]
}

/** A rule, the end of a page or a line that pages repeat: what stands around it may be one paragraph. */
interface Break {
  type: 'break'
  line: number
}

export type Block = Words | Break

export const wordsOf = (pieces: Piece[]): string =>
  pieces.map((piece) => (piece.type === 'text' ? piece.text : '')).join('')

export const isBlank = (pieces: Piece[]): boolean =>
  pieces.every((piece) => piece.type === 'text' && piece.text.trim() === '')

export const textPiece = (text: string, line: number, marks: Mark[] = []): Piece => ({
  type: 'text',
  text,
  marks,
  line,
})

export const newWords = (line: number, pieces: Piece[] = []): Words => ({
  type: 'words',
  line,
  marker: null,
  depth: 0,
  heading: null,
  note: null,
  pieces,
})

/** Without the first `count` characters of its words. */
export function cutStart(pieces: Piece[], count: number): Piece[] {
  let rest = count
  return pieces.flatMap((piece): Piece[] => {
    if (piece.type !== 'text' || rest === 0) return [piece]
    const cut = Math.min(rest, piece.text.length)
    rest -= cut
    return cut === piece.text.length ? [] : [{ ...piece, text: piece.text.slice(cut) }]
  })
}

/** Without white space at either end. */
export function trimmed(pieces: Piece[]): Piece[] {
  const out = [...pieces]
  for (let first = out[0]; first?.type === 'text'; first = out[0]) {
    const text = first.text.trimStart()
    if (text !== '') {
      out[0] = { ...first, text }
      break
    }
    out.shift()
  }
  for (let last = out.at(-1); last?.type === 'text'; last = out.at(-1)) {
    const text = last.text.trimEnd()
    if (text !== '') {
      out[out.length - 1] = { ...last, text }
      break
    }
    out.pop()
  }
  return out
}

/** Every word carries the mark, and there are words. */
export const isAll = (mark: Mark['type'], pieces: Piece[]): boolean =>
  !isBlank(pieces) &&
  pieces.every(
    (piece) =>
      piece.type !== 'text' || piece.text.trim() === '' || piece.marks.some(({ type }) => type === mark),
  )
