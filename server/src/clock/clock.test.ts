import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../database/port.ts'
import { openTestDatabase } from '../database/test-database.ts'
import { makeJobs } from './jobs.ts'
import { keepClockMoment } from './store.ts'
import { makeTestClock, openClock } from './system-clock.ts'

const start = new Date('2018-02-13T08:30:00Z')

describe('the clock', () => {
  let database: Database
  beforeEach(async () => {
    database = await openTestDatabase()
  })
  afterEach(() => database.close())

  it('[CLK1] starts where it is set on a fresh database, runs, and goes on from there after a restart', async () => {
    const first = await openClock(database, start)
    expect(first.now().getTime() - start.getTime()).toBeLessThan(5000)
    first.setForward(new Date('2018-03-09T08:00:00Z'))
    await first.close()
    const second = await openClock(database, start)
    expect(second.now().getTime()).toBeGreaterThanOrEqual(Date.parse('2018-03-09T08:00:00Z'))
    expect(second.now().getTime()).toBeLessThan(Date.parse('2018-03-09T08:01:00Z'))
    await second.close()
  })

  it('[CLK1] in real time it is the machine’s, and never before what it said last', async () => {
    const ahead = new Date(Date.now() + 3_600_000)
    await keepClockMoment(database, ahead)
    const clock = await openClock(database, null)
    expect(clock.now().getTime()).toBeGreaterThanOrEqual(ahead.getTime())
    await clock.close()
  })

  it('[CLK2] never goes backwards', async () => {
    const clock = await openClock(database, start)
    const before = clock.now()
    clock.setForward(new Date('2017-01-01T00:00:00Z'))
    expect(clock.now().getTime()).toBeGreaterThanOrEqual(before.getTime())
    await clock.close()
  })

  it('[CLK3] rings what was passed over, in order, and not what was cancelled', () => {
    const clock = makeTestClock(start)
    const rung: string[] = []
    clock.at(new Date('2018-07-04T16:00:00Z'), () => rung.push('sixth'))
    clock.at(new Date('2018-02-14T17:00:00Z'), () => rung.push('first'))
    clock.at(new Date('2018-03-21T17:00:00Z'), () => rung.push('cancelled'))()
    clock.setForward(new Date('2018-08-01T00:00:00Z'))
    expect(rung).toEqual(['first', 'sixth'])
  })
})

describe('jobs', () => {
  let database: Database
  beforeEach(async () => {
    database = await openTestDatabase()
  })
  afterEach(() => database.close())

  it('[JOB1] are done once when due, by exactly one of two workers', async () => {
    const clock = makeTestClock(start)
    const done: string[] = []
    const handlers = { close: async (subject: string) => void done.push(subject) }
    const workers = [makeJobs({ database, clock }, handlers), makeJobs({ database, clock }, handlers)]
    for (let nth = 0; nth < 20; nth += 1)
      await workers[0]?.plan(database, {
        type: 'close',
        subject: `s${nth}`,
        dueAt: new Date('2018-02-14T17:00:00Z'),
      })
    for (const worker of workers) worker.start()
    await Promise.all(workers.map((worker) => worker.settle()))
    expect(done).toEqual([])
    clock.setForward(new Date('2018-02-14T17:00:00Z'))
    await Promise.all(workers.map((worker) => worker.settle()))
    expect([...done].sort()).toEqual(Array.from({ length: 20 }, (_, nth) => `s${nth}`).sort())
    await Promise.all(workers.map((worker) => worker.stop()))
  })

  it('[JOB2] that were due while the platform was down are caught up, and planning again moves them', async () => {
    const clock = makeTestClock(start)
    const done: string[] = []
    const before = makeJobs({ database, clock }, {})
    await before.plan(database, { type: 'open', subject: 'a', dueAt: new Date('2018-02-14T17:00:00Z') })
    await before.plan(database, { type: 'open', subject: 'b', dueAt: new Date('2018-02-14T17:00:00Z') })
    await before.plan(database, { type: 'open', subject: 'b', dueAt: new Date('2018-05-01T00:00:00Z') })
    const later = makeTestClock('2018-03-01T00:00:00Z')
    const jobs = makeJobs({ database, clock: later }, { open: async (subject) => void done.push(subject) })
    jobs.start()
    await jobs.settle()
    expect(done).toEqual(['a'])
    later.setForward(new Date('2018-05-02T00:00:00Z'))
    await jobs.settle()
    expect(done).toEqual(['a', 'b'])
    await jobs.stop()
  })

  it('[JOB3] that fail are tried again later', async () => {
    const clock = makeTestClock(start)
    let tries = 0
    const failures: string[] = []
    const jobs = makeJobs(
      { database, clock, report: (type) => failures.push(type) },
      {
        mail: async () => {
          tries += 1
          if (tries < 3) throw new Error('not yet')
        },
      },
    )
    await jobs.plan(database, { type: 'mail', subject: 'x', dueAt: start })
    jobs.start()
    for (let nth = 0; nth < 5; nth += 1) {
      await jobs.settle()
      clock.advance(60_000)
    }
    await jobs.settle()
    expect(tries).toBe(3)
    expect(failures).toEqual(['mail', 'mail'])
    await jobs.stop()
  })
})
