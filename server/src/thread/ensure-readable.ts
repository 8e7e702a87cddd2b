/** [THR11] What is said is plain text that reads as it is stored: nothing in it reorders or hides words. */

import { flagsIn } from '@plenary/shared/plain-sight'
import { Refusal } from '@plenary/shared/problems'

/**
 * Refuses characters that change the order in which words are seen, or that are not seen. Letters of two alphabets in
 * a word are let through: people quote names as they are written.
 */
export function ensureReadable(body: string): void {
  const found = flagsIn(body).find(({ kind }) => kind === 'direction' || kind === 'hidden')
  if (found)
    throw new Refusal('invalid-input', `body: holds ${found.codes.join(', ')}, which cannot be seen.`)
}
