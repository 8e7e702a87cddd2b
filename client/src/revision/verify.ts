/** Follows the hashes of a published text again, in the reader's own browser. */
import { paragraphHash, type RevisionView, revisionHash } from '@plenary/shared/revision'

export interface Verified {
  /** The whole follows from what it calls itself and from the hashes of its paragraphs as they are here. */
  isRight: boolean
  /** Paragraphs whose own hash does not follow from their words. */
  wrong: string[]
}

/** [RVC5] Takes no hash on trust: each paragraph's is made again, and the whole from those. */
export function verify(revision: RevisionView): Verified {
  const made = revision.paragraphs.map((each) => ({ ...each, again: paragraphHash(each) }))
  const wrong = made.filter(({ hash, again }) => hash !== again).map(({ paragraphId }) => paragraphId)
  const whole = revisionHash(
    revision,
    made.map(({ again }) => ({ hash: again })),
  )
  return { isRight: wrong.length === 0 && whole === revision.hash, wrong }
}

/** "9f86d081 … 0a08": enough to see that two differ; the whole is copied. */
export const shortHash = (hash: string): string => `${hash.slice(0, 8)}…${hash.slice(-4)}`
