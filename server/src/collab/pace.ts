/** How often: a bucket that fills with time and is emptied by what is done. */
import type { Clock } from '../clock/clock.ts'

export interface Rate {
  perSecond: number
  /** So much may come at once after a pause. */
  burst: number
}

export class Bucket {
  private left: number
  private filledMs: number
  private readonly rate: Rate
  private readonly clock: Pick<Clock, 'ticks'>

  constructor(rate: Rate, clock: Pick<Clock, 'ticks'>) {
    this.rate = rate
    this.clock = clock
    this.left = rate.burst
    this.filledMs = clock.ticks()
  }

  /** False, and nothing is taken, where it is empty. */
  take(): boolean {
    const now = this.clock.ticks()
    this.left = Math.min(this.rate.burst, this.left + ((now - this.filledMs) / 1000) * this.rate.perSecond)
    this.filledMs = now
    if (this.left < 1) return false
    this.left -= 1
    return true
  }
}

/** One bucket for each person, whatever sockets they come on. Forgotten together when they are many: a full bucket is no harm. */
export class Buckets {
  private readonly all = new Map<string, Bucket>()
  private readonly rate: Rate
  private readonly clock: Pick<Clock, 'ticks'>

  constructor(rate: Rate, clock: Pick<Clock, 'ticks'>) {
    this.rate = rate
    this.clock = clock
  }

  take(who: string): boolean {
    let bucket = this.all.get(who)
    if (!bucket) {
      if (this.all.size >= 20_000) this.all.clear()
      bucket = new Bucket(this.rate, this.clock)
      this.all.set(who, bucket)
    }
    return bucket.take()
  }
}
