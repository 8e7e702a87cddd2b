/** Long work in slices, so that whoever types meanwhile is served between them. */
import { Refusal } from '@plenary/shared/problems'
import type { Clock } from '../clock/clock.ts'

/** One slice of work; what waits is served behind it. */
export const sliceMs = 12
/** [L10] After so long the work is given up, whatever it was. */
export const longestMs = 20_000

/** Ask between two steps: a promise to wait for when the slice is over. Throws `try-again` when all of it takes too long. */
export function makeSlices(
  clock: Pick<Clock, 'ticks'>,
  longest: number = longestMs,
): () => Promise<void> | undefined {
  const begun = clock.ticks()
  let since = begun
  return () => {
    const now = clock.ticks()
    if (now - begun > longest) throw new Refusal('try-again', 'This takes too long. Ask for less.')
    if (now - since < sliceMs) return undefined
    return new Promise((resolve) =>
      setImmediate(() => {
        since = clock.ticks()
        resolve()
      }),
    )
  }
}
