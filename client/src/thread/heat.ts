/** Where the discussion is: open threads of a section, spread over its paragraphs in their order. */

/** Bars of a strip; a section with more paragraphs puts several into one bar. */
export const bars = 8

/** [MAR5] Heights from 0 to 1 in the order of the text, measured against the busiest bar of the whole draft. */
export function heatOf(counts: readonly number[], busiest: number): number[] {
  const size = Math.max(1, Math.ceil(counts.length / bars))
  const sums: number[] = []
  for (let at = 0; at < counts.length; at += size)
    sums.push(counts.slice(at, at + size).reduce((sum, each) => sum + each, 0))
  const most = Math.max(busiest, ...sums, 1)
  return sums.map((sum) => sum / most)
}
