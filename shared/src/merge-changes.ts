/** What a text changed in its base, at places that are certain. */
import { fewestEdits } from './fewest-edits.ts'
import type { Piece } from './merge-pieces.ts'

/** Beyond so many single changes a text has been written anew: a person decides, and the server has not stood still. */
const mostEdits = 1000

/** Pieces of the base from one place to before another have become these. */
export interface Change {
  from: number
  to: number
  gone: readonly Piece[]
  pieces: readonly Piece[]
}

/** Pairs of places in both that one walk takes for the same piece: the place in the base → the place in the text. */
function pairsOf(base: readonly string[], text: readonly string[]): Map<number, number> {
  const pairs = new Map<number, number>()
  let [at, next] = [0, 0]
  for (const op of fewestEdits(base, text, mostEdits)) {
    if (op === 'same') pairs.set(at, next)
    if (op !== 'insert') at += 1
    if (op !== 'delete') next += 1
  }
  return pairs
}

/**
 * [MRG3] Where words come more than once, a change can be read at several places: "the [rights of children and the]
 * rights of women" or "the rights of [children and the rights of] women". The text is walked from both ends; what the
 * two walks do not pair alike is part of the change.
 */
export function changesOf(before: readonly Piece[], after: readonly Piece[]): Change[] {
  const [base, text] = [before, after].map((pieces) => pieces.map(({ key }) => key)) as [string[], string[]]
  const forwards = pairsOf(base, text)
  const backwards = pairsOf([...base].reverse(), [...text].reverse())
  const changes: Change[] = []
  let [at, next] = [0, 0]
  const close = (to: number, end: number): void => {
    if (at < to || next < end)
      changes.push({ from: at, to, gone: before.slice(at, to), pieces: after.slice(next, end) })
    at = to + 1
    next = end + 1
  }
  for (const [place, pair] of forwards)
    if (backwards.get(base.length - 1 - place) === text.length - 1 - pair) close(place, pair)
  close(base.length, text.length)
  return changes
}
