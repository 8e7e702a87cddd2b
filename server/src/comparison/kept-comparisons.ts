/** Comparisons that were made, kept up to a number of bytes; the one that was not asked for longest goes first. */
import { Refusal } from '@plenary/shared/problems'
import type { Compared } from './compare.ts'

export interface Limits {
  bytes: number
  /** Comparisons that are made at once; the next one hears "too many requests". */
  atOnce: number
}

const comparisonLimits: Limits = { bytes: 64 * 1024 * 1024, atOnce: 8 }

/** Roughly what it holds in memory: two bytes a character, and the objects around them. */
export function bytesOf({ paragraphs, summary }: Compared): number {
  const words = paragraphs.reduce(
    (sum, { from, to, words: ops }) =>
      sum +
      400 +
      2 * ((from?.text.length ?? 0) + (to?.text.length ?? 0)) +
      ops.reduce((all, { text }) => all + 80 + 2 * text.length, 0),
    0,
  )
  return words + summary.sections.length * 400
}

export class KeptComparisons {
  private readonly limits: Limits
  private readonly kept = new Map<string, { compared: Compared; bytes: number }>()
  private readonly making = new Map<string, Promise<Compared>>()
  private bytes = 0

  constructor(limits: Limits = comparisonLimits) {
    this.limits = limits
  }

  /** [CMP14] Who asks for what is being made waits for that. Refuses `too-many-requests`. */
  async get(key: string, make: () => Promise<Compared>): Promise<Compared> {
    const known = this.kept.get(key)
    if (known) {
      this.kept.delete(key)
      this.kept.set(key, known)
      return known.compared
    }
    const begun = this.making.get(key)
    if (begun) return begun
    if (this.making.size >= this.limits.atOnce) throw new Refusal('too-many-requests')
    const made = make()
    this.making.set(key, made)
    try {
      const compared = await made
      this.keep(key, compared)
      return compared
    } finally {
      this.making.delete(key)
    }
  }

  private keep(key: string, compared: Compared): void {
    const bytes = bytesOf(compared)
    if (bytes > this.limits.bytes) return
    this.kept.set(key, { compared, bytes })
    this.bytes += bytes
    for (const [oldest, { bytes: freed }] of this.kept) {
      if (this.bytes <= this.limits.bytes) break
      this.kept.delete(oldest)
      this.bytes -= freed
    }
  }

  /** For tests: what is kept, the oldest use first. */
  keys(): string[] {
    return [...this.kept.keys()]
  }
}
