/** Whether the platform can do its work, and if not, why: asked by machines, answered once for all who ask together. */
import type { Clock } from '../clock/clock.ts'

/** One line for the operator, or null when all is well. What throws is not well. */
export type Check = () => string | null | Promise<string | null>

/** [RDY1] However many ask, anonymously and in a flood: the checks that cost something are made once in this time. */
const freshForMs = 5000

export interface Readiness {
  /** Reasons why not; empty: ready. */
  reasons(): Promise<string[]>
}

/** `standing` is known without work and asked each time; `costly` reads, or writes. */
export function makeReadiness(
  { standing, costly }: { standing: Check[]; costly: Check[] },
  clock: Pick<Clock, 'ticks'>,
): Readiness {
  let asked: { reasons: Promise<string[]>; untilMs: number } | null = null
  return {
    async reasons() {
      const known = await answersOf(standing)
      if (known.length > 0) return known
      const now = clock.ticks()
      if (!asked || now >= asked.untilMs) asked = { reasons: answersOf(costly), untilMs: now + freshForMs }
      return asked.reasons
    },
  }
}

async function answersOf(checks: Check[]): Promise<string[]> {
  const answers = await Promise.all(
    checks.map(async (check) => {
      try {
        return await check()
      } catch {
        return 'A check could not be made.'
      }
    }),
  )
  return answers.flatMap((answer) => answer ?? [])
}
