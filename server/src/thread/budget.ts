/** [THR12] How fast one person may write. Counted by account and never by address: a hall of 300 shares one. */
import { Refusal } from '@plenary/shared/problems'
import type { Clock } from '../clock/clock.ts'

/** As many as somebody may write at one go who comes back with a list, and how soon there is room for one more. */
export const pace = { burst: 30, oneMoreEveryMs: 1000 } as const
/** Whoever has not written for a while has all of it again, so only those who wrote lately are remembered. */
const forgetAfterMs = pace.burst * pace.oneMoreEveryMs

export interface Budget {
  /** Takes one; throws too-many-requests when there is none. */
  spend(userId: string): void
}

export function makeBudget({ ticks }: Pick<Clock, 'ticks'>, limited: boolean): Budget {
  const known = new Map<string, { left: number; at: number }>()
  let sweptAt = ticks()
  const sweep = (now: number): void => {
    if (now - sweptAt < forgetAfterMs) return
    sweptAt = now
    for (const [id, { at }] of known) if (now - at >= forgetAfterMs) known.delete(id)
  }
  return {
    spend(userId) {
      if (!limited) return
      const now = ticks()
      sweep(now)
      const before = known.get(userId) ?? { left: pace.burst, at: now }
      const left = Math.min(pace.burst, before.left + (now - before.at) / pace.oneMoreEveryMs)
      if (left < 1) throw new Refusal('too-many-requests')
      known.set(userId, { left: left - 1, at: now })
    },
  }
}
