/** Joins what a line or a page cut: with a space, with none between Chinese signs, and with care for hyphens. */
import type { Piece } from './block.ts'
import { textPiece, trimmed, wordsOf } from './block.ts'

export interface Joint {
  /** Characters to drop at the end of what stands before. */
  drop: number
  glue: string
  /** False where a hyphen may or may not belong to the word. */
  sure: boolean
}

const unspaced = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}、-〟！-｠]'
const endsUnspaced = new RegExp(`${unspaced}$`, 'u')
const startsUnspaced = new RegExp(`^${unspaced}`, 'u')
/** Longer than any word. */
const reach = 60

/** Knows every word of the source, to tell "migra-tion" from "self-reliance". */
export class Joiner {
  private readonly source: string
  private known: Set<string> | undefined

  constructor(source: string) {
    this.source = source
  }

  private knows(word: string): boolean {
    this.known ??= new Set(
      (this.source.match(/\p{L}{1,60}(?:-\p{L}{1,60}){0,3}/gu) ?? []).map((each) => each.toLowerCase()),
    )
    return this.known.has(word.toLowerCase())
  }

  joint(before: string, after: string): Joint {
    const end = before.slice(-reach)
    const start = after.slice(0, reach)
    if (end.endsWith('\u00ad')) return { drop: 1, glue: '', sure: true }
    const first = /(\p{L}+)[-‐]$/u.exec(end)?.[1]
    const second = /^\p{Ll}+/u.exec(start)?.[0]
    if (first && second) {
      if (this.knows(first + second)) return { drop: 1, glue: '', sure: true }
      return { drop: 0, glue: '', sure: this.knows(`${first}-${second}`) }
    }
    if (/[/-]$/.test(end) && /^\S/.test(start)) return { drop: 0, glue: '', sure: true }
    return { drop: 0, glue: endsUnspaced.test(end) && startsUnspaced.test(start) ? '' : ' ', sure: true }
  }

  /** The one and then the other. */
  join(before: Piece[], after: Piece[]): { pieces: Piece[]; sure: boolean } {
    const one = trimmed(before)
    const other = trimmed(after)
    const { drop, glue, sure } = this.joint(wordsOf(one), wordsOf(other))
    const last = one.at(-1)
    if (drop > 0 && last?.type === 'text') one[one.length - 1] = { ...last, text: last.text.slice(0, -drop) }
    const between = glue === '' ? [] : [textPiece(glue, other[0]?.line ?? 1)]
    return { pieces: [...one, ...between, ...other], sure }
  }

  /** Line breaks inside a paragraph are no part of its words. In place: a block may have a million lines. */
  withoutLineBreaks(pieces: Piece[]): Piece[] {
    if (!pieces.some((piece) => piece.type === 'text' && piece.text.includes('\n'))) return pieces
    const out: Piece[] = []
    for (const row of rowsOf(pieces)) {
      const next = trimmed(row)
      const last = out.at(-1)
      if (next.length > 0 && last) {
        const before = last.type === 'text' ? last.text.trimEnd() : ''
        const { drop, glue } = this.joint(before, wordsOf(next))
        if (last.type === 'text')
          out[out.length - 1] = { ...last, text: before.slice(0, before.length - drop) + glue }
        else out.push(textPiece(glue, next[0]?.line ?? last.line))
      }
      for (const piece of next) out.push(piece)
    }
    return out
  }
}

/** The lines of a block, as the source had them. */
export function rowsOf(pieces: Piece[]): Piece[][] {
  const rows: Piece[][] = [[]]
  for (const piece of pieces) {
    if (piece.type !== 'text') {
      rows.at(-1)?.push(piece)
      continue
    }
    for (const [nth, text] of piece.text.split('\n').entries()) {
      if (nth > 0) rows.push([])
      if (text !== '') rows.at(-1)?.push({ ...piece, text, line: piece.line + nth })
    }
  }
  return rows
}
