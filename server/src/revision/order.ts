/** Which paragraphs kept their place: the heaviest run that stands in the same order in both texts. */

/**
 * [CMP7] `places` are the positions in the older text of what both hold, in the order of the newer;
 * `weights` say how much each counts, else all the same. Returns which of them keep their place: with equal weights a longest
 * increasing subsequence, so that one moved paragraph does not mark all others. O(n log n).
 */
export function keepingPlace(
  places: readonly number[],
  weights: readonly number[] = places.map(() => 1),
): boolean[] {
  const ranks = new Map([...places].sort((a, b) => a - b).map((place, rank) => [place, rank + 1]))
  /** A Fenwick tree over places: the index of the best chain that ends at or before a place. */
  const best = new Array<number>(places.length + 1).fill(-1)
  const totals: number[] = []
  const previous: number[] = []
  const better = (a: number, b: number): number =>
    b < 0 || (a >= 0 && (totals[a] as number) >= (totals[b] as number)) ? a : b
  for (const [nth, place] of places.entries()) {
    const rank = ranks.get(place) as number
    let before = -1
    for (let at = rank - 1; at > 0; at -= at & -at) before = better(before, best[at] as number)
    previous.push(before)
    totals.push((weights[nth] as number) + (before < 0 ? 0 : (totals[before] as number)))
    for (let at = rank; at < best.length; at += at & -at) best[at] = better(nth, best[at] as number)
  }
  const keeps = new Array<boolean>(places.length).fill(false)
  let at = totals.reduce((top, _, nth) => (top < 0 ? nth : better(nth, top)), -1)
  for (; at >= 0; at = previous[at] as number) keeps[at] = true
  return keeps
}
