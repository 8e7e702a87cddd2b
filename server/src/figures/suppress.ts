/** Hides small counts of groups at risk, and as many others as it takes that nobody can compute the hidden ones. */
import { smallestShown } from '@plenary/shared/figures'

export interface CountedCell<K> {
  key: K
  count: number
  /** Of a group whose small numbers could point at persons. */
  atRisk: boolean
}

export interface Shown<K> {
  /** Null where hidden. */
  all: number | null
  cells: { key: K; count: number | null }[]
}

const isSmall = ({ count, atRisk }: CountedCell<unknown>): boolean =>
  atRisk && count > 0 && count < smallestShown

/** Most that a small cell holds. */
const mostHidden = smallestShown - 1
const sumOf = (cells: readonly CountedCell<unknown>[]): number =>
  cells.reduce((sum, { count }) => sum + count, 0)

/**
 * Whether every number from one to four is possible for each hidden small cell, for whoever knows the sum and the cells
 * shown, that no hidden cell is empty, and that no hidden other is larger than the next one that is shown.
 */
function isOpen(
  small: readonly CountedCell<unknown>[],
  others: readonly CountedCell<unknown>[],
  next: CountedCell<unknown> | undefined,
): boolean {
  const rest = sumOf(small) + sumOf(others)
  const least = small.length - 1 + others.length
  const largest = next
    ? mostHidden * (small.length - 1) + others.length * next.count
    : Number.POSITIVE_INFINITY
  return others.length > 0 && rest - mostHidden >= least && rest - 1 <= largest
}

/**
 * [FIG4] The cells of a sum that is published with them. A cell of a group at risk with one to four people is hidden,
 * and with it the smallest of the others, one after another, until nothing can be computed. Where all of them do not
 * suffice, the sum is hidden too.
 */
export function suppress<K>(cells: readonly CountedCell<K>[]): Shown<K> {
  const small = cells.filter(isSmall)
  const rest = cells.filter((cell) => cell.count > 0 && !isSmall(cell)).sort((a, b) => a.count - b.count)
  let covers = 0
  while (small.length > 0 && covers < rest.length && !isOpen(small, rest.slice(0, covers), rest[covers]))
    covers += 1
  const others = rest.slice(0, covers)
  const isTold = small.length === 0 || isOpen(small, others, rest[covers])
  const hidden = new Set([...small, ...others])
  return {
    all: isTold ? sumOf(cells) : null,
    cells: cells.map((cell) => ({ key: cell.key, count: hidden.has(cell) ? null : cell.count })),
  }
}

/**
 * [FIG5] The cells of several sums together. What is hidden in one of them is hidden in the whole, because the others
 * are published and would give it away.
 */
export function suppressTogether<K>(parts: readonly Shown<K>[], whole: readonly CountedCell<K>[]): Shown<K> {
  const hidden = new Set(
    parts.flatMap(({ cells }) => cells.flatMap(({ key, count }) => (count === null ? [key] : []))),
  )
  const own = suppress(whole)
  return {
    all: own.all,
    cells: own.cells.map(({ key, count }) => ({ key, count: hidden.has(key) ? null : count })),
  }
}
