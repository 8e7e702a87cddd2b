/** The clocks: real time, a set clock that runs at normal speed, and a clock for tests that stands still. */
import type { Database } from '../database/port.ts'
import { Alarms } from './alarms.ts'
import type { SettableClock } from './clock.ts'
import { type Machine, machine as realMachine } from './machine.ts'
import { keepClockMoment, lastClockMoment } from './store.ts'

/** How often the database is told until when the clock will have told the time, and how far ahead. */
const keepEveryMs = 5000
const aheadMs = 2 * keepEveryMs
/** In real time, a clock that is ahead of the machine's runs at this speed until the machine has caught up. */
const slowly = 0.5

export interface RunningClock extends SettableClock {
  /** Keeps the moment and ends the alarms. */
  close(): Promise<void>
}

export interface ClockOptions {
  /** Hears of callbacks that throw, and of a moment that could not be kept. */
  report?(error: unknown): void
  machine?: Machine
}

/**
 * [CLK1] Without `startAt` the platform lives in real time. With it, a fresh database starts there; a
 * database that has lived goes on from where it was, and time it was down does not count.
 * [CLK2] It never goes backwards: not when the machine's clock is set back, because it runs on the monotonic
 * one, and not after a crash, because the database knows a moment that none told so far lies after.
 */
export async function openClock(
  database: Database,
  startAt: Date | null,
  { report = () => undefined, machine = realMachine }: ClockOptions = {},
): Promise<RunningClock> {
  const kept = await lastClockMoment(database)
  let told = startAt ? (kept ?? startAt).getTime() : Math.max(machine.now(), kept?.getTime() ?? 0)
  let ticks = machine.ticks()
  const now = (): number => {
    const elapsed = machine.ticks() - ticks
    ticks += elapsed
    told = startAt ? told + elapsed : Math.max(machine.now(), told + elapsed * slowly)
    return told
  }
  const alarms = new Alarms(now, true, report)
  const keep = (ahead: number): Promise<void> => keepClockMoment(database, new Date(now() + ahead))
  const keepAhead = (): void => void keep(aheadMs).catch(report)

  await keep(aheadMs)
  const timer = setInterval(keepAhead, keepEveryMs)
  timer.unref()
  return {
    now: () => new Date(now()),
    ticks: () => performance.now(),
    at: (moment, callback) => alarms.at(moment, callback),
    setForward(moment) {
      told = Math.max(now(), moment.getTime())
      // Written before anything that an alarm writes: the writer keeps the order.
      keepAhead()
      alarms.check()
    },
    async close() {
      clearInterval(timer)
      alarms.stop()
      await keep(0).catch(report)
    },
  }
}

export interface TestClock extends SettableClock {
  advance(ms: number): void
}

/** A clock that moves only when told to; what is counted in milliseconds follows the machine unless `ticks` says otherwise. */
export function makeTestClock(start: Date | string, ticks = (): number => performance.now()): TestClock {
  let at = new Date(start).getTime()
  const alarms = new Alarms(() => at, false)
  const setForward = (moment: Date): void => {
    at = Math.max(at, moment.getTime())
    alarms.check()
  }
  return {
    now: () => new Date(at),
    ticks,
    at: (moment, callback) => alarms.at(moment, callback),
    setForward,
    advance: (ms) => setForward(new Date(at + ms)),
  }
}
