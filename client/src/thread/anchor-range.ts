/** Where the words of a thread stand in the words on this screen, which may be newer than the server's word about it. */
import type { Anchor } from '@plenary/shared/thread'

export interface Stretch {
  from: number
  to: number
}

/**
 * [MAR4] Only words that are the thread's are marked as such: those at the place the server named when they are the
 * same, otherwise the only other place they stand in. In doubt nothing is marked; the thread keeps its quote.
 */
export function stretchOf(text: string, anchor: Anchor): Stretch | null {
  const words = anchor.now ?? anchor.exact
  if (words === null || words === '' || anchor.state === 'orphaned') return null
  const { from, to } = anchor
  if (from !== null && to !== null && text.slice(from, to) === words) return { from, to }
  const first = text.indexOf(words)
  if (first < 0 || text.indexOf(words, first + 1) >= 0) return null
  return { from: first, to: first + words.length }
}
