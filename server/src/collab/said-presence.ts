/** The presence one connection says, at a bearable pace: the newest goes out at most every so often [A11]. */
import type { Clock } from '../clock/clock.ts'
import { limits } from './limits.ts'

export class SaidPresence {
  private readonly clock: Clock
  private readonly take: (states: Uint8Array) => void
  private takenAtMs = 0
  private held: Uint8Array | null = null
  private timer: NodeJS.Timeout | null = null

  constructor(clock: Clock, take: (states: Uint8Array) => void) {
    this.clock = clock
    this.take = take
  }

  receive(states: Uint8Array): void {
    const waitMs = this.takenAtMs + limits.awarenessEveryMs - this.clock.ticks()
    if (waitMs <= 0) {
      this.pass(states)
      return
    }
    this.held = states
    this.timer ??= setTimeout(() => {
      this.timer = null
      const { held } = this
      this.held = null
      if (held) this.pass(held)
    }, waitMs)
  }

  end(): void {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
    this.held = null
  }

  private pass(states: Uint8Array): void {
    this.takenAtMs = this.clock.ticks()
    this.take(states)
  }
}
