/** The fewest pieces taken away and put in that make one sequence of another. */
import type { WordOp } from './compare.ts'

type Op = WordOp['op']

/**
 * What becomes of every piece, in reading order: of the older ones same or delete, of the newer same or insert. Beyond
 * `editsAtMost` all that stands between what both begin and end with is replaced: looking further costs more than it says.
 */
export function fewestEdits(older: readonly string[], newer: readonly string[], editsAtMost: number): Op[] {
  const shorter = Math.min(older.length, newer.length)
  let head = 0
  while (head < shorter && older[head] === newer[head]) head += 1
  let tail = 0
  while (tail < shorter - head && older.at(-1 - tail) === newer.at(-1 - tail)) tail += 1
  const [a, b] = [older.slice(head, older.length - tail), newer.slice(head, newer.length - tail)]
  return [...all('same', head), ...(walk(a, b, editsAtMost) ?? replaced(a, b)), ...all('same', tail)]
}

const all = (op: Op, count: number): Op[] => new Array<Op>(count).fill(op)

const replaced = (a: string[], b: string[]): Op[] => [...all('delete', a.length), ...all('insert', b.length)]

/** Myers' greedy walk (Algorithmica 1, 1986): the furthest place reached by d differences on each diagonal. */
function walk(a: string[], b: string[], editsAtMost: number): Op[] | null {
  if (a.length === 0 || b.length === 0) return null
  const most = Math.min(a.length + b.length, editsAtMost)
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
      if (x >= a.length && x - k >= b.length) return backwards(a.length, b.length, trail)
    }
  }
  return null
}

const at = (numbers: Int32Array, index: number): number => numbers[index] ?? 0

/** The way back from the end: each step is one piece taken away or put in, and the pieces that stayed before it. */
function backwards(x: number, y: number, trail: Int32Array[]): Op[] {
  const ops: Op[] = []
  for (let d = trail.length - 1; d >= 0; d -= 1) {
    const reach = trail[d] as Int32Array
    const k = x - y
    const down = k === -d || (k !== d && at(reach, k - 1 + d + 1) < at(reach, k + 1 + d + 1))
    const from = down ? k + 1 : k - 1
    const fromX = d === 0 ? 0 : at(reach, from + d + 1)
    for (let stayed = x - (down || d === 0 ? fromX : fromX + 1); stayed > 0; stayed -= 1) ops.push('same')
    if (d === 0) break
    ops.push(down ? 'insert' : 'delete')
    x = fromX
    y = fromX - from
  }
  return ops.reverse()
}
