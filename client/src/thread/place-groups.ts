/** Where the threads of each paragraph stand in the margin. Pure numbers in pixels, so that one pass lays out all. */

export interface Row {
  id: string
  top: number
  height: number
  /** Threads on it. */
  threads: number
}

export interface Sizes {
  /** One line that says how many threads there are. */
  line: number
  /** A thread in short: who, what kind, the first words. */
  brief: number
  gap: number
}

/** The same lengths as in margin.module.css, for letters of this scale. */
export const sizesAt = (scale: number): Sizes => ({ line: 32 * scale, brief: 60 * scale, gap: 4 * scale })

export interface PlacedGroup {
  id: string
  top: number
  height: number
  /** How many threads are drawn in short; the others are counted in one line. */
  briefs: number
  isFull: boolean
}

/** How many threads in short fit beside a paragraph; with what is left over counted in a line of its own. */
function briefsIn(height: number, threads: number, sizes: Sizes): number {
  const step = sizes.brief + sizes.gap
  const all = Math.floor((height + sizes.gap) / step)
  if (all >= threads) return threads
  return Math.max(0, Math.floor((height - sizes.line) / step))
}

const heightOf = (briefs: number, threads: number, sizes: Sizes): number =>
  briefs * (sizes.brief + sizes.gap) + (briefs < threads ? sizes.line : -sizes.gap)

/**
 * [MAR6] Each group stands beside its paragraph and takes no more height than that has, so that threads never push
 * each other down the page. The group of the focused paragraph is shown in full at its place; those it would cover
 * stand below it, as one line each, until there is room again.
 */
export function placeGroups(
  rows: readonly Row[],
  focus: string | null,
  fullHeight: number,
  sizes: Sizes = sizesAt(1),
): PlacedGroup[] {
  let free = 0
  return rows.flatMap((row) => {
    const isFull = row.id === focus
    if (row.threads === 0 && !isFull) return []
    const top = isFull ? row.top : Math.max(row.top, free)
    const isPushed = top > row.top
    const briefs = isFull ? row.threads : isPushed ? 0 : briefsIn(row.height, row.threads, sizes)
    const height = isFull ? Math.max(fullHeight, sizes.line) : heightOf(briefs, row.threads, sizes)
    free = top + height + sizes.gap
    return [{ id: row.id, top, height, briefs, isFull }]
  })
}

/** The groups that touch a stretch of the page: only these are drawn, and the one in full always. */
export const within = (groups: readonly PlacedGroup[], from: number, to: number): PlacedGroup[] =>
  groups.filter(({ top, height, isFull }) => isFull || (top + height >= from && top <= to))
