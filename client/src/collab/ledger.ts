/** Counts what one connection has sent, so that the server's "the first n are durable" means words again. */

/**
 * A mark is the number of the last local change contained in what was sent. [TBL2] Every sync message that carries
 * an update counts, empty ones included, because the server counts every one; a new connection begins at nothing.
 */
export class Ledger {
  private sent: number[] = []

  reset(): void {
    this.sent = []
  }

  /** A sync message with an update went out; it and those before it contain every change up to the mark. */
  note(mark: number): void {
    this.sent.push(mark)
  }

  /** The first n are durable: up to which mark that is; null when it says nothing new. */
  durable(n: number): number | null {
    return this.sent[Math.min(n, this.sent.length) - 1] ?? null
  }
}

const sync = 0
const step2 = 1
const update = 2

export type SentKind = 'answer' | 'update' | 'other'

/** What a frame that leaves is: the answer to the server's state, an update, or nothing that is counted. */
export function kindOf(frame: Uint8Array): SentKind {
  if (frame[0] !== sync) return 'other'
  return frame[1] === step2 ? 'answer' : frame[1] === update ? 'update' : 'other'
}

interface Watch {
  opened(): void
  sent(): void
}

type SocketClass = typeof globalThis.WebSocket

/**
 * A WebSocket that says what leaves through it. Updates before the answer to the server's state are held back: the
 * answer contains them, and sent ahead of it they would refer to words the server has not received yet.
 */
export function watchedSocket(Base: SocketClass, watch: Watch): SocketClass {
  return class extends Base {
    private answered = false

    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      watch.opened()
    }

    override send(data: Parameters<WebSocket['send']>[0]): void {
      const kind = data instanceof Uint8Array ? kindOf(data) : 'other'
      if (kind === 'update' && !this.answered) return
      if (kind === 'answer') this.answered = true
      super.send(data)
      if (kind !== 'other') watch.sent()
    }
  }
}
