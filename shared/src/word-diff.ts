/** What changed between two texts, word by word, in any writing system. Pure: both sides draw the same changes. */
import type { WordOp } from './compare.ts'
import { fewestEdits } from './fewest-edits.ts'

/**
 * A word with its marks and inner apostrophes, one ideograph or letter of a script written without spaces, a run of
 * spaces, or one sign.
 */
const token =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*|[\p{L}\p{M}\p{N}_]+(?:['’\u200c\u200d][\p{L}\p{M}\p{N}_]+)*|\s+|./gsu

export const wordsIn = (text: string): string[] => text.match(token) ?? []

/** Beyond so many differing words two texts are called different as a whole. */
const differencesAtMost = 1000

/** [HIS1] The fewest words taken away and put in that make `after` of `before`; same, delete and insert in reading order. */
export function diffWords(before: string, after: string): WordOp[] {
  const [older, newer] = [wordsIn(before), wordsIn(after)]
  let [from, to] = [0, 0]
  return joined(
    fewestEdits(older, newer, differencesAtMost).map((op) => {
      if (op === 'insert') return { op, text: newer[to++] as string }
      if (op === 'same') to += 1
      return { op, text: older[from++] as string }
    }),
  )
}

/** Neighbours of one kind as one; between two words that stayed, what was taken away stands before what was put in. */
function joined(ops: WordOp[]): WordOp[] {
  const out: WordOp[] = []
  let gone = ''
  let come = ''
  const flush = (): void => {
    if (gone) out.push({ op: 'delete', text: gone })
    if (come) out.push({ op: 'insert', text: come })
    gone = ''
    come = ''
  }
  for (const { op, text } of ops) {
    if (op === 'delete') gone += text
    else if (op === 'insert') come += text
    else {
      const last = gone || come ? null : out.at(-1)
      flush()
      if (last?.op === 'same') last.text += text
      else out.push({ op, text })
    }
  }
  flush()
  return out
}
