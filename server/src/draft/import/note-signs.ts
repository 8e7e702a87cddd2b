/** Finds the signs of footnotes that are written as plain characters: ¹, [1], and a bare number behind a full stop. */
import { type Block, cutStart, type Piece, type Words, wordsOf } from './block.ts'

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const raisedSigns = /[⁰¹²³⁴-⁹]+/g
const bracketed = /\[(\d{1,4})\]/g
const bracketedStart = /^\s*\[(\d{1,4})\]\s*\S/
/** A unit of measure or a power of ten is raised for its own sake. */
const raisesItself = /(?:^|[\s\d(/])(?:[kcdm]?m|10)$/

const plainDigits = (text: string): string =>
  [...text].map((digit) => (raised.includes(digit) ? raised.indexOf(digit) : digit)).join('')

function replaceSigns(
  pieces: Piece[],
  sign: RegExp,
  noteOf: (match: RegExpMatchArray) => string | null,
): Piece[] {
  return pieces.flatMap((piece): Piece[] => {
    if (piece.type !== 'text') return [piece]
    const out: Piece[] = []
    let done = 0
    for (const match of piece.text.matchAll(sign)) {
      const note = noteOf(match)
      if (note === null || raisesItself.test(piece.text.slice(Math.max(0, match.index - 6), match.index)))
        continue
      const text = piece.text.slice(done, match.index)
      if (text !== '') out.push({ ...piece, text })
      const line = piece.line + (text.match(/\n/g)?.length ?? 0)
      out.push({ type: 'reference', note, line })
      done = match.index + match[0].length
    }
    if (done === 0) return [piece]
    const text = piece.text.slice(done)
    return text === '' ? out : [...out, { ...piece, text }]
  })
}

/** "[1]" is the sign of a footnote only where a block of the text begins with it. */
export function findSigns(blocks: Block[]): Block[] {
  const defined = new Set<string>()
  for (const block of blocks)
    if (block.type === 'words')
      for (const line of wordsOf(block.pieces).split('\n')) {
        const note = bracketedStart.exec(line)?.[1]
        if (note) defined.add(note)
      }
  return blocks.map((block) => {
    if (block.type === 'break') return block
    const pieces = replaceSigns(block.pieces, raisedSigns, (match) => String(Number(plainDigits(match[0]))))
    if (defined.size === 0) return { ...block, pieces }
    const known = (match: RegExpMatchArray): string | null =>
      defined.has(match[1] as string) ? (match[1] as string) : null
    return { ...block, pieces: replaceSigns(pieces, bracketed, known) }
  })
}

const plainStart = /^\s*(\d{1,3})\s+(?=[\p{Lu}“"«‘(]|https?:|www\.)/u
/** Notes whose sign was not found. */
const mostSkipped = 2
/** A page and what it refers to are not further apart. */
const reachBlocks = 40

/**
 * In plain text a footnote is a line "3 See annex I." below the page, and its sign a bare "3" behind a word or a
 * full stop. It is taken as one only where both are found, in the order of the numbers.
 */
export function findPlainNotes(blocks: Block[]): Block[] {
  const out = [...blocks]
  let last = 0
  for (const [nth, block] of out.entries()) {
    if (block.type === 'break' || block.note !== null || block.marker !== null) continue
    const [first] = block.pieces
    if (first?.type === 'reference') last = Number(first.note)
    const match = plainStart.exec(wordsOf(block.pieces))
    const number = Number(match?.[1] ?? 0)
    if (!match || (number !== 1 && (number <= last || number > last + mostSkipped + 1))) continue
    const at = placeOfSign(out, nth, number)
    if (at === null) continue
    const [index, changed] = at
    out[index] = changed
    out[nth] = { ...block, note: String(number), pieces: cutStart(block.pieces, match[0].length) }
    last = number
  }
  return out
}

/** A year may stand before the sign ("2017,16"), a decimal or a thousand may not. */
function placeOfSign(blocks: Block[], before: number, number: number): [number, Words] | null {
  const sign = new RegExp(
    `(?<=[\\p{Ll}.,;:”"’)»])(?<!(?<!\\d)\\d{1,3}[.,])${number}(?![\\d\\p{L}%]|[.,]\\d)`,
    'gu',
  )
  for (let nth = before - 1; nth >= Math.max(0, before - reachBlocks); nth -= 1) {
    const block = blocks[nth]
    if (block?.type !== 'words') continue
    let found = false
    const pieces = replaceSigns(block.pieces, sign, () => {
      if (found) return null
      found = true
      return String(number)
    })
    if (found) return [nth, { ...block, pieces }]
  }
  return null
}
