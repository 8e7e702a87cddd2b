/** What stayed in order: the longest part of a sequence that still ascends. */

/** Places in the sequence that belong to its longest ascending subsequence; n log n. */
export function inOrder(sequence: readonly number[]): Set<number> {
  const before: number[] = []
  /** Place of the smallest end of an ascending run of each length. */
  const ends: number[] = []
  for (const [place, value] of sequence.entries()) {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sequence[ends[middle] as number] as number) < value) low = middle + 1
      else high = middle
    }
    before[place] = low > 0 ? (ends[low - 1] as number) : -1
    ends[low] = place
  }
  const kept = new Set<number>()
  for (let place = ends.at(-1) ?? -1; place >= 0; place = before[place] as number) kept.add(place)
  return kept
}
