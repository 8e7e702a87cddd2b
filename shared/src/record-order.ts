/** Which numbers of a list stand where they should not: the fewest whose moving explains the order. */

/** Numbers must be distinct. Two that changed places are both named; otherwise those outside the longest rise. */
export function displacedIn(numbers: readonly number[]): number[] {
  const sorted = [...numbers].sort((a, b) => a - b)
  const places = numbers.flatMap((number, place) => (number === sorted[place] ? [] : [place]))
  const from = places[0]
  const to = places.at(-1)
  if (from === undefined || to === undefined) return []
  if (places.length === 2) return [sorted[from] as number, sorted[to] as number]
  const window = numbers.slice(from, to + 1)
  const rising = longestRise(window)
  return window.filter((number) => !rising.has(number)).sort((a, b) => a - b)
}

/** Longest rising subsequence, in n log n: for each length the smallest number it can end with. */
function longestRise(numbers: readonly number[]): Set<number> {
  const ends: number[] = []
  const before = new Map<number, number | undefined>()
  for (const number of numbers) {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ends[middle] as number) < number) low = middle + 1
      else high = middle
    }
    before.set(number, ends[low - 1])
    ends[low] = number
  }
  const rise = new Set<number>()
  for (let number = ends.at(-1); number !== undefined; number = before.get(number)) rise.add(number)
  return rise
}
