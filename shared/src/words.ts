/** A text cut into its words, the spaces and marks between them, as its language has them. */
import type { Language } from './language.ts'

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

export interface Word {
  text: string
  /** False for a run of spaces, a mark of punctuation, a sign. */
  isWord: boolean
}

/** [CMP2] Together they are the text, and none cuts what a reader sees as one letter. */
export function* wordsOf(text: string, language: Language): Generator<Word> {
  for (const piece of piecesOf(text)) {
    const segments = [...segmenterOf(language, 'word').segment(piece)]
    for (const { segment, isWordLike } of wholeGraphemes(segments, piece, language))
      yield { text: segment, isWord: Boolean(isWordLike) }
  }
}
