/** Callbacks at moments of a clock, in order, however far away and however the clock is moved. */

/** Far shorter than a timer overflows, so that a machine that slept or was set to another time is noticed soon. */
const longestWaitMs = 15_000

interface Alarm {
  due: number
  callback: () => void
}

export class Alarms {
  private readonly alarms: Alarm[] = []
  private timer: NodeJS.Timeout | undefined
  private readonly now: () => number
  private readonly real: boolean

  private readonly report: (error: unknown) => void

  /** `real` sets timers; without it alarms ring only when `check` is called. `report` hears of callbacks that throw. */
  constructor(now: () => number, real: boolean, report: (error: unknown) => void = () => undefined) {
    this.now = now
    this.real = real
    this.report = report
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
    for (let [next] = this.alarms; next && next.due <= this.now(); [next] = this.alarms) {
      this.alarms.shift()
      try {
        next.callback()
      } catch (error) {
        this.report(error)
      }
    }
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
