/** Frames of one connection in their order: one that must wait makes those behind it wait too, within a bound. */
import { limits } from './limits.ts'

/** How long a frame that must wait is left alone before it is tried again. */
const tryAgainMs = 20

interface Options {
  /** False when the frame has to wait for its turn [L1]. */
  handle(frame: Uint8Array): boolean
  /** While the room is held still, every frame waits. */
  isHeld(): boolean
  /** More waits than one connection may leave waiting. */
  onTooMuch(): void
}

export class Inbox {
  private readonly options: Options
  private waiting: Uint8Array[] = []
  private waitingBytes = 0
  private timer: NodeJS.Timeout | null = null

  constructor(options: Options) {
    this.options = options
  }

  receive(frame: Uint8Array): void {
    const { handle, isHeld } = this.options
    if (this.waiting.length > 0 || isHeld() || !handle(frame)) this.hold(frame)
  }

  /** What has waited in vain, in its order. Nothing is handled any more. */
  end(): Uint8Array[] {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
    this.waitingBytes = 0
    return this.waiting.splice(0)
  }

  private hold(frame: Uint8Array): void {
    this.waiting.push(frame)
    this.waitingBytes += frame.length
    if (this.waiting.length > limits.waitingMessages || this.waitingBytes > limits.waitingBytes)
      this.options.onTooMuch()
    else this.timer ??= setTimeout(() => this.drain(), tryAgainMs)
  }

  private drain(): void {
    const { handle, isHeld } = this.options
    this.timer = null
    for (;;) {
      const [frame] = this.waiting
      if (!frame) return
      if (isHeld() || !handle(frame)) break
      // A frame may have ended the connection, and with it everything that waited.
      if (this.waiting.shift()) this.waitingBytes -= frame.length
    }
    this.timer = setTimeout(() => this.drain(), tryAgainMs)
  }
}
