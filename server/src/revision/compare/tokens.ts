/** A paragraph cut into what a reader sees as one: words, spaces, punctuation, references to footnotes. */
import { comparable } from '@plenary/shared/comparable'
import { type Content, textOf } from '@plenary/shared/content'
import type { Language } from '@plenary/shared/language'

export interface Token {
  /** Equal where two tokens are the same to a comparison: composed, so that "é" is one word however it was typed. */
  key: string
  /** What it adds to the text; a reference to a footnote adds nothing. */
  text: string
  kind: 'word' | 'mark' | 'footnote'
  /** Of a reference: the footnote it names. */
  footnote?: string
}

/**
 * The segmenter takes time that grows with the square of what it is given at once (Node 20: 1 s for 40,000
 * characters), so it is given pieces of about this many characters.
 */
export const pieceLength = 1000

const segmenters = new Map<string, Intl.Segmenter>()
const segmenterOf = (language: Language, granularity: 'word' | 'grapheme'): Intl.Segmenter => {
  const key = `${language} ${granularity}`
  const known = segmenters.get(key) ?? new Intl.Segmenter(language, { granularity })
  segmenters.set(key, known)
  return known
}

/** A place where every writing system may be cut: behind white space or a full stop of Chinese. */
const seam = /[\s。，；、]/u
/** Never before these: they belong to what stands before them. */
const clinging = /[\p{M}\p{Cf}\p{Surrogate}\p{Emoji_Modifier}\s]/u

/** Pieces to be cut into words one by one; together they are the text. */
export function piecesOf(text: string): string[] {
  const pieces: string[] = []
  let start = 0
  while (text.length - start > 2 * pieceLength) {
    let end = start + pieceLength
    const last = start + 2 * pieceLength
    while (end < last && !(seam.test(text[end - 1] as string) && !clinging.test(text[end] as string)))
      end += 1
    // One word without end: it is cut between two of its letters.
    while (end < text.length && (clinging.test(text[end] as string) || text[end - 1] === '\u200d')) end += 1
    pieces.push(text.slice(start, end))
    start = end
  }
  return [...pieces, text.slice(start)]
}

/** What is always one grapheme a letter, so that no word boundary can stand inside one. */
const plain = /^[\p{Script=Latin}\p{Script=Han}\p{Script=Arabic}\p{Script=Cyrillic}\p{N}\p{P}\p{Zs}]*$/u

/** Dictionaries of some languages cut words inside what is one letter to a reader; here they do not. */
function wholeGraphemes(segments: Intl.SegmentData[], piece: string, language: Language): Intl.SegmentData[] {
  if (plain.test(piece) && !/\p{M}|\p{Cf}/u.test(piece)) return segments
  const starts = new Set<number>()
  for (const { index } of segmenterOf(language, 'grapheme').segment(piece)) starts.add(index)
  const out: Intl.SegmentData[] = []
  for (const each of segments) {
    const before = out.at(-1)
    if (starts.has(each.index) || !before) out.push(each)
    else
      out[out.length - 1] = {
        ...before,
        segment: before.segment + each.segment,
        isWordLike: Boolean(before.isWordLike || each.isWordLike),
      }
  }
  return out
}

function* wordsIn(text: string, language: Language): Generator<Token> {
  for (const piece of piecesOf(text)) {
    const segments = [...segmenterOf(language, 'word').segment(piece)]
    for (const { segment, isWordLike } of wholeGraphemes(segments, piece, language))
      yield { key: comparable(segment), text: segment, kind: isWordLike ? 'word' : 'mark' }
  }
}

/** How many words a text has, as its language counts them. */
export function countWords(text: string, language: Language): number {
  let count = 0
  for (const { kind } of wordsIn(text, language)) if (kind === 'word') count += 1
  return count
}

/** No text holds NUL, so no word has the key of a reference. */
const footnoteKey = (id: string): string => `\0${id}`

/** Footnotes by the number of characters before them. */
function footnotesAt(content: Content): { at: number; id: string }[] {
  let at = 0
  const out: { at: number; id: string }[] = []
  for (const part of content)
    if (part.type === 'footnote') out.push({ at, id: part.id })
    else at += part.text.length
  return out
}

/** [CMP2] Marks cut no word; a reference inside a word stands behind it. */
export function tokensOf(content: Content, language: Language): Token[] {
  const notes = footnotesAt(content)
  const out: Token[] = []
  let at = 0
  let next = 0
  const placeNotes = (): void => {
    for (let note = notes[next]; note && note.at <= at; note = notes[++next])
      out.push({ key: footnoteKey(note.id), text: '', kind: 'footnote', footnote: note.id })
  }
  placeNotes()
  for (const token of wordsIn(textOf(content), language)) {
    out.push(token)
    at += token.text.length
    placeNotes()
  }
  return out
}
