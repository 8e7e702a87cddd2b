/** Which two texts are chosen to be compared, and whether they can be. */
import { working } from './queries.ts'

export interface Two {
  older: string
  newer: string
}

/** [RVC1] The last two texts; with one alone, that one and the working text, where it may be read. */
export function usualTwo(ids: readonly string[], mayReadWorking: boolean): Two | null {
  const last = ids.at(-1)
  const before = ids.at(-2)
  if (last === undefined) return null
  if (before !== undefined) return { older: before, newer: last }
  return mayReadWorking ? { older: last, newer: working } : null
}

export type TwoFault = 'sameTwice'

/** [RVC1] The two in their order of time, however they were chosen; the working text is the newest. */
export function inOrder({ older, newer }: Two, ids: readonly string[]): Two | TwoFault {
  if (older === newer) return 'sameTwice'
  const rank = (id: string): number => (id === working ? ids.length : ids.indexOf(id))
  return rank(older) < rank(newer) ? { older, newer } : { older: newer, newer: older }
}
