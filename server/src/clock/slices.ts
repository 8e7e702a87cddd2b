/** Long work in slices, so that whoever types meanwhile is served between them. */
import { Refusal } from '@plenary/shared/problems'
import type { Clock } from './clock.ts'

/** One slice of work; what waits is served behind it. */
const sliceMs = 12
/** [CMP15] [TRM8] After so long the work is given up, whatever it was. */
export const longestMs = 20_000

/** Work that can be laid down wherever it yields, and taken up again. */
export type Steps<T> = Generator<undefined, T, undefined>

/** All of it in one go, where nobody waits. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** Step by step; `pause` is asked between two of them and awaited where it answers with something to wait for. */
export async function inSlices<T>(steps: Steps<T>, pause: () => Promise<void> | undefined): Promise<T> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    const paused = pause()
    if (paused) await paused
  }
}

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
