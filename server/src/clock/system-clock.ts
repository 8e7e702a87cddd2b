/** The clocks: real time, a set clock that runs at normal speed, and a clock for tests that stands still. */
import type { Database } from '../database/port.ts'
import { Alarms } from './alarms.ts'
import type { SettableClock } from './clock.ts'
import { keepClockMoment, lastClockMoment } from './store.ts'

/** How often the clock's moment is kept: what a crash can set it back by. */
const keepEveryMs = 5000

export interface RunningClock extends SettableClock {
  /** Keeps the moment and ends the alarms. */
  close(): Promise<void>
}

/**
 * [CLK1] Without `startAt` the platform lives in real time. With it, a fresh database starts there; a
 * database that has lived goes on from the last moment it kept, and time it was down does not count.
 * [CLK2] It never goes backwards, whatever the machine's clock does: it runs on the monotonic one.
 */
export async function openClock(database: Database, startAt: Date | null): Promise<RunningClock> {
  const kept = await lastClockMoment(database)
  const machine = Date.now()
  const set = startAt !== null
  const first = set ? (kept ?? startAt).getTime() : Math.max(machine, kept?.getTime() ?? 0)
  let base = first
  let started = performance.now()
  const now = (): number => base + (performance.now() - started)
  const alarms = new Alarms(now, true)
  const keep = (): Promise<void> => keepClockMoment(database, new Date(now()))
  await keep()
  const timer = setInterval(() => void keep().catch(() => undefined), keepEveryMs)
  timer.unref()
  return {
    now: () => new Date(now()),
    ticks: () => performance.now(),
    at: (moment, callback) => alarms.at(moment, callback),
    setForward(moment) {
      if (moment.getTime() <= now()) return
      base = moment.getTime()
      started = performance.now()
      alarms.check()
    },
    async close() {
      clearInterval(timer)
      alarms.stop()
      await keep()
    },
  }
}

export interface TestClock extends SettableClock {
  advance(ms: number): void
}

/** A clock that moves only when told to. */
export function makeTestClock(start: Date | string): TestClock {
  let at = new Date(start).getTime()
  const alarms = new Alarms(() => at, false)
  const setForward = (moment: Date): void => {
    at = Math.max(at, moment.getTime())
    alarms.check()
  }
  return {
    now: () => new Date(at),
    ticks: () => performance.now(),
    at: (moment, callback) => alarms.at(moment, callback),
    setForward,
    advance: (ms) => setForward(new Date(at + ms)),
  }
}
