/** Messages of the server that wait while somebody composes, in their order and within a bound. */

/** More than this and what waits is folded, so that a long composition costs no memory. */
export const mostHeld = 200

export class HeldMessages {
  private waiting: { bytes: Uint8Array; kind: 'words' | 'presence' }[] = []
  private readonly fold: (words: Uint8Array[]) => Uint8Array

  /** `fold` makes one message of many that carry words. */
  constructor(fold: (words: Uint8Array[]) => Uint8Array) {
    this.fold = fold
  }

  add(kind: 'words' | 'presence', bytes: Uint8Array): void {
    this.waiting.push({ kind, bytes })
    if (this.waiting.length <= mostHeld) return
    const words = this.waiting.filter((each) => each.kind === 'words').map((each) => each.bytes)
    // Who is where is said again by itself; the newest is enough until then.
    const presence = this.waiting.filter((each) => each.kind === 'presence').slice(-mostHeld / 2)
    this.waiting = [
      ...(words.length > 0 ? [{ kind: 'words' as const, bytes: this.fold(words) }] : []),
      ...presence,
    ]
  }

  take(): Uint8Array[] {
    return this.waiting.splice(0).map(({ bytes }) => bytes)
  }
}
