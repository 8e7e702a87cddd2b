/** What changed between two texts, word by word, in any writing system. Pure: both sides draw the same changes. */
import type { WordOp } from './compare.ts'

/**
 * A word with its marks and inner apostrophes, one ideograph or letter of a script written without spaces, a run of
 * spaces, or one sign.
 */
const token =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*|[\p{L}\p{M}\p{N}_]+(?:['’\u200c\u200d][\p{L}\p{M}\p{N}_]+)*|\s+|./gsu

export const wordsIn = (text: string): string[] => text.match(token) ?? []

/** Beyond so many differing words two texts are called different as a whole: looking further costs more than it says. */
const differencesAtMost = 1000

/** [HIS1] The fewest words taken away and put in that make `after` of `before`; same, delete and insert in reading order. */
export function diffWords(before: string, after: string): WordOp[] {
  const a = wordsIn(before)
  const b = wordsIn(after)
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1
  let end = 0
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1
  const ops: WordOp[] = [
    { op: 'same', text: a.slice(0, start).join('') },
    ...middle(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    { op: 'same', text: a.slice(a.length - end).join('') },
  ]
  return joined(ops)
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
    if (text === '') continue
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

/** Myers' greedy walk (Algorithmica 1, 1986): the furthest place reached by d differences on each diagonal. */
function middle(a: string[], b: string[]): WordOp[] {
  const whole: WordOp[] = [
    { op: 'delete', text: a.join('') },
    { op: 'insert', text: b.join('') },
  ]
  if (a.length === 0 || b.length === 0) return whole
  const most = Math.min(a.length + b.length, differencesAtMost)
  const offset = most + 1
  const reach = new Int32Array(2 * most + 3)
  const trail: Int32Array[] = []
  for (let d = 0; d <= most; d += 1) {
    trail.push(reach.slice(offset - d - 1, offset + d + 2))
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && at(reach, offset + k - 1) < at(reach, offset + k + 1))
      let x = down ? at(reach, offset + k + 1) : at(reach, offset + k - 1) + 1
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1
      reach[offset + k] = x
      if (x >= a.length && x - k >= b.length) return backwards(a, b, trail)
    }
  }
  return whole
}

const at = (numbers: Int32Array, index: number): number => numbers[index] ?? 0

/** The way back from the end: each step is one word taken away or put in, and the words that stayed before it. */
function backwards(a: string[], b: string[], trail: Int32Array[]): WordOp[] {
  const ops: WordOp[] = []
  let x = a.length
  let y = b.length
  for (let d = trail.length - 1; d >= 0; d -= 1) {
    const reach = trail[d] as Int32Array
    const k = x - y
    const down = k === -d || (k !== d && at(reach, k - 1 + d + 1) < at(reach, k + 1 + d + 1))
    const from = down ? k + 1 : k - 1
    const fromX = d === 0 ? 0 : at(reach, from + d + 1)
    const fromY = d === 0 ? 0 : fromX - from
    while (x > fromX && y > fromY) {
      ops.push({ op: 'same', text: a[x - 1] as string })
      x -= 1
      y -= 1
    }
    if (d === 0) break
    if (down) ops.push({ op: 'insert', text: b[fromY] as string })
    else ops.push({ op: 'delete', text: a[fromX] as string })
    x = fromX
    y = fromY
  }
  return ops.reverse()
}
