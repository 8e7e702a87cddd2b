/** Windows at midnight and across changes of clocks, in the zones where meetings sit; acts on them as pure decisions. */
import { Refusal } from '@plenary/shared/problems'
import { phaseOf } from '@plenary/shared/stage'
import { describe, expect, it } from 'vitest'
import { openClock } from '../clock/system-clock.ts'
import { openTestDatabase } from '../database/test-database.ts'
import { instantOf } from '../preset/local-time.ts'
import { localDateOf } from '../stage/local-date.ts'
import type { StageRow } from '../stage/store.ts'
import { wholeSecond } from './act-on-stage.ts'
import { cancelStage } from './cancel-stage.ts'
import { changeStage } from './change-stage.ts'
import { openStage } from './open-stage.ts'
import { reopenStage } from './reopen-stage.ts'

const at = (moment: Date, byMs: number): Date => new Date(moment.getTime() + byMs)

/** A day on which clocks change, and one on which they do not, with the hours from midnight to midnight. */
const days: [zone: string, first: string, next: string, hours: number][] = [
  ['Europe/Zurich', '2018-03-25', '2018-03-26', 23],
  ['Europe/Zurich', '2018-10-28', '2018-10-29', 25],
  ['Europe/Zurich', '2018-02-14', '2018-02-15', 24],
  ['America/New_York', '2018-03-11', '2018-03-12', 23],
  ['America/New_York', '2018-11-04', '2018-11-05', 25],
  ['America/New_York', '2018-07-13', '2018-07-14', 24],
  ['Pacific/Auckland', '2018-04-01', '2018-04-02', 25],
  ['Pacific/Auckland', '2018-09-30', '2018-10-01', 23],
  ['Africa/Addis_Ababa', '2018-03-25', '2018-03-26', 24],
]

describe('windows from midnight to midnight', () => {
  it.each(days)('[RND33] in %s on %s: to the millisecond', (zone, first, next, hours) => {
    const opensAt = instantOf(first, '00:00', zone)
    const closesAt = instantOf(next, '00:00', zone)
    expect((closesAt.getTime() - opensAt.getTime()) / 3_600_000).toBe(hours)
    const window = { opensAt, closesAt }
    expect(phaseOf(window, at(opensAt, -1))).toBe('upcoming')
    expect(phaseOf(window, opensAt)).toBe('open')
    // The hour that comes twice, or never, is inside like any other.
    for (let hour = 0; hour < hours; hour += 0.5)
      expect(phaseOf(window, at(opensAt, hour * 3_600_000))).toBe('open')
    expect(phaseOf(window, at(closesAt, -1))).toBe('open')
    expect(phaseOf(window, closesAt)).toBe('closed')
    // A text is dated by the calendar on the wall of its place.
    expect(localDateOf(opensAt, zone)).toBe(first)
    expect(localDateOf(at(closesAt, -1), zone)).toBe(first)
    expect(localDateOf(closesAt, zone)).toBe(next)
  })

  it('[RND33] deadlines at one midnight in three zones are three moments, each to the millisecond', () => {
    const zones = ['Pacific/Auckland', 'Europe/Zurich', 'America/New_York']
    const windows = zones.map((zone) => ({
      opensAt: instantOf('2018-03-01', '00:00', zone),
      closesAt: instantOf('2018-03-25', '00:00', zone),
    }))
    for (const [nth, { closesAt }] of windows.entries()) {
      expect(windows.map((each) => phaseOf(each, at(closesAt, -1)))).toEqual(
        windows.map((_, other) => (other < nth ? 'closed' : 'open')),
      )
      expect(phaseOf(windows[nth] as (typeof windows)[0], closesAt)).toBe('closed')
    }
  })

  it('[CLK2] [RND33] a machine whose clock is stepped back and forth opens nothing again', async () => {
    const database = await openTestDatabase()
    const closesAt = new Date('2018-03-25T01:00:00Z')
    const window = { opensAt: new Date('2018-03-24T00:00:00Z'), closesAt }
    let wall = closesAt.getTime() - 1500
    let ticks = 0
    const clock = await openClock(database, null, { machine: { now: () => wall, ticks: () => ticks } })
    const seen: string[] = []
    const pass = (ms: number, stepMs = 0): void => {
      ticks += ms
      wall += ms + stepMs
      seen.push(phaseOf(window, clock.now()))
    }
    const told: number[] = []
    // Stepped two seconds back just before the deadline, an hour forth and back at it, and back again after it.
    for (const [ms, step] of [
      [500, 0],
      [500, -2000],
      [400, 0],
      [400, 0],
      [500, 2000],
      [100, 3_600_000],
      [100, -3_600_000],
      [100, -7_200_000],
      [50, 0],
    ] as const) {
      pass(ms, step)
      told.push(clock.now().getTime())
    }
    expect(told).toEqual([...told].sort((a, b) => a - b))
    const closed = seen.indexOf('closed')
    expect(closed).toBeGreaterThan(2)
    expect(new Set(seen.slice(0, closed))).toEqual(new Set(['open']))
    expect(new Set(seen.slice(closed))).toEqual(new Set(['closed']))
    await clock.close()
    await database.close()
  })
})

const now = new Date('2018-02-13T08:30:00.700Z')
const stage = (over: Partial<StageRow> = {}): StageRow =>
  ({
    opensAt: new Date('2018-01-31T08:00:00Z'),
    closesAt: new Date('2018-02-14T17:00:00Z'),
    cancelledAt: null,
    openedFactAt: new Date('2018-01-31T08:00:00Z'),
    closedFactAt: null,
    publishedAt: null,
    ...over,
  }) as StageRow
const upcoming = stage({
  opensAt: new Date('2018-03-09T08:00:00Z'),
  closesAt: new Date('2018-03-21T17:00:00Z'),
  openedFactAt: null,
})
const closed = stage({ closesAt: new Date('2018-02-12T17:00:00Z'), closedFactAt: now })
const undated = stage({ opensAt: null, closesAt: null, openedFactAt: null })

const refusalOf = (work: () => unknown): string => {
  try {
    work()
    return 'none'
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error)
  }
}

describe('acts on a stage, decided', () => {
  it('[RND20] a deadline is a whole second', () => {
    expect(wholeSecond('2018-02-14T18:30:15.999+01:00').toISOString()).toBe('2018-02-14T17:30:15.000Z')
    const { set } = changeStage({ closesAt: '2018-02-15T18:00:00.999+01:00' })(stage(), now)
    expect(set.closesAt?.toISOString()).toBe('2018-02-15T17:00:00.000Z')
    expect(openStage(upcoming, now).set.opensAt?.toISOString()).toBe('2018-02-13T08:30:00.000Z')
  })

  it.each([
    ['a later end of an open stage extends it', stage(), { closesAt: '2018-02-15T17:00:00Z' }, 'extended'],
    ['an earlier end moves it', stage(), { closesAt: '2018-02-14T12:00:00Z' }, 'moved'],
    ['an upcoming stage moves', upcoming, { opensAt: '2018-03-10T08:00:00Z' }, 'moved'],
    ['a later end of an upcoming stage moves it', upcoming, { closesAt: '2018-04-10T08:00:00Z' }, 'moved'],
    [
      'an undated stage gets its dates',
      undated,
      { opensAt: '2018-03-10T08:00:00Z', closesAt: '2018-03-11T08:00:00Z' },
      'moved',
    ],
    [
      'the beginning it has may be said again',
      stage(),
      { opensAt: '2018-01-31T08:00:00Z', closesAt: '2018-02-15T17:00:00Z' },
      'extended',
    ],
  ] as const)('[RND22] %s', (_title, row, input, act) => {
    expect(changeStage(input)(row, now).act).toBe(act)
  })

  it.each([
    ['an end before the beginning', upcoming, { closesAt: '2018-03-01T00:00:00Z' }, 'invalid-window'],
    ['an end at the beginning', upcoming, { opensAt: '2018-03-21T17:00:00Z' }, 'invalid-window'],
    ['an end in the past', stage(), { closesAt: '2018-02-13T08:30:00Z' }, 'invalid-window'],
    [
      'an end that whole seconds put in the past',
      stage(),
      { closesAt: '2018-02-13T08:30:00.900Z' },
      'invalid-window',
    ],
    ['a beginning in the past', upcoming, { opensAt: '2018-02-01T00:00:00Z' }, 'invalid-window'],
    ['another beginning of what has begun', stage(), { opensAt: '2018-02-14T00:00:00Z' }, 'invalid-window'],
    ['half a window', undated, { closesAt: '2018-03-01T00:00:00Z' }, 'invalid-window'],
    ['the same dates', stage(), {}, 'invalid-window'],
    ['a stage that has closed', closed, { closesAt: '2018-03-01T00:00:00Z' }, 'stage-not-open'],
  ] as const)('[RND23] refuses %s', (_title, row, input, code) => {
    expect(refusalOf(() => changeStage(input)(row, now))).toBe(code)
  })

  it('[RND24] opens before its time, and nothing that is open, over or without an end', () => {
    expect(openStage(upcoming, now)).toMatchObject({ act: 'opened' })
    expect(refusalOf(() => openStage(stage(), now))).toBe('stage-not-closed')
    expect(refusalOf(() => openStage(closed, now))).toBe('invalid-window')
    expect(refusalOf(() => openStage(undated, now))).toBe('invalid-window')
  })

  it('[RND25] reopens what has closed in full, until a deadline to come', () => {
    expect(reopenStage({ closesAt: '2018-02-14T17:00:00Z' })(closed, now)).toEqual({
      act: 'reopened',
      set: { closesAt: new Date('2018-02-14T17:00:00Z'), closedFactAt: null, publishedAt: null },
    })
    const closing = { ...closed, closedFactAt: null }
    for (const row of [stage(), upcoming, closing])
      expect(refusalOf(() => reopenStage({ closesAt: '2018-02-20T17:00:00Z' })(row, now))).toBe(
        'stage-not-closed',
      )
    expect(refusalOf(() => reopenStage({ closesAt: '2018-02-13T08:00:00Z' })(closed, now))).toBe(
      'invalid-window',
    )
  })

  it('[RND26] cancels what has not closed', () => {
    for (const row of [stage(), upcoming, undated]) expect(cancelStage(row, now).act).toBe('cancelled')
    expect(refusalOf(() => cancelStage(closed, now))).toBe('stage-not-open')
  })
})
