/** Takes out characters that no text may hold and makes all white space plain [IMP12]. */
import type { Piece, Words } from './block.ts'
import { wordsOf } from './block.ts'
import type { Doubts } from './doubts.ts'

/**
 * Control characters; zero-width and direction-forcing signs, behind which words can hide; private signs and
 * those that are no characters. The signs that Arabic and Persian need to be read right (ZWJ, ZWNJ, LRM, RLM, ALM) stay.
 */
const unwelcome =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u200b\u202a-\u202e\u2060-\u2069\ue000-\uf8ff\ufdd0-\ufdef\ufff9-\ufffc\ufffe\uffff]|[\u{e0000}-\u{e007f}\u{f0000}-\u{10ffff}]/gu
/** Hints of a typesetter that show nothing; a soft hyphen before a line break is still wanted there. */
const hints = /\u00ad(?!\n|$)|\ufeff/g
const wide = /[^\S\n]+/g
/** Bullets of the fonts of word processors. */
const bullets = /[\uf0b7\uf0a7\uf076\uf0d8]/g

export function cleanWords(block: Words, doubts: Doubts): Words {
  let removed = 0
  const clean = (text: string): string =>
    text
      .replace(bullets, '•')
      .replace(hints, '')
      .replace(unwelcome, () => {
        removed += 1
        return ''
      })
      .replace(wide, ' ')
  const pieces = block.pieces.flatMap((piece): Piece[] => {
    if (piece.type !== 'text') return [piece]
    const text = clean(piece.text)
    return text === '' ? [] : [{ ...piece, text }]
  })
  if (removed > 0) doubts.add('characters-removed', block.line, wordsOf(pieces))
  return { ...block, pieces }
}

/** One kind of line end; the mark some editors put before a text is none of its words. */
export const cleanSource = (text: string): string =>
  text.replace(/^\ufeff/, '').replace(/\r\n?|[\u2028\u2029\u0085\v]/g, '\n')
