/** Callbacks at moments of a clock, in order, however far away and however the clock is moved. */

/** Longest wait a timer takes without overflowing. */
const longestWaitMs = 2 ** 31 - 1

interface Alarm {
  due: number
  callback: () => void
}

export class Alarms {
  private readonly alarms: Alarm[] = []
  private timer: NodeJS.Timeout | undefined
  private readonly now: () => number
  private readonly real: boolean

  /** `real` sets timers; without it alarms ring only when `check` is called. */
  constructor(now: () => number, real: boolean) {
    this.now = now
    this.real = real
  }

  at(moment: Date, callback: () => void): () => void {
    const alarm = { due: moment.getTime(), callback }
    this.alarms.push(alarm)
    this.alarms.sort((a, b) => a.due - b.due)
    this.wait()
    return () => {
      const index = this.alarms.indexOf(alarm)
      if (index >= 0) this.alarms.splice(index, 1)
      this.wait()
    }
  }

  /** Rings what is due, in the order of the moments. */
  check(): void {
    while (this.alarms[0] && this.alarms[0].due <= this.now()) this.alarms.shift()?.callback()
    this.wait()
  }

  private wait(): void {
    clearTimeout(this.timer)
    const [next] = this.alarms
    if (!next) return
    const waitMs = next.due - this.now()
    if (!this.real && waitMs > 0) return
    this.timer = setTimeout(() => this.check(), Math.min(longestWaitMs, Math.max(0, waitMs)))
    this.timer.unref()
  }

  stop(): void {
    clearTimeout(this.timer)
    this.alarms.length = 0
  }
}
