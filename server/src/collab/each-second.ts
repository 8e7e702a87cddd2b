/** A right at a moment, as the rights table says it. */
import type { Verdict } from '@plenary/shared/problems'

/**
 * [FST2] Asked of the table once for each second and remembered within it: deadlines lie on whole seconds [RND3], and a room
 * asks of every listener at every tick.
 */
export function eachSecond(judge: (now: Date) => Verdict): (now: Date) => Verdict {
  let second = Number.NaN
  let verdict: Verdict
  return (now) => {
    const asked = Math.floor(now.getTime() / 1000)
    if (asked !== second) {
      verdict = judge(now)
      second = asked
    }
    return verdict
  }
}
