/** The windows of every round of both compacts, and of stages around them. */
import { describe, expect, it } from 'vitest'
import { demoMoment } from '../config.ts'
import { instantOf } from './local-time.ts'
import { migration2018 } from './migration-2018.ts'
import type { Preset } from './preset.ts'
import { refugees2018 } from './refugees-2018.ts'
import { windowOf } from './window.ts'

const presets = [refugees2018, migration2018]

function windowOfCode(preset: Preset, code: string): string[] {
  const stage = preset.stages.find((each) => each.code === code)
  if (!stage) throw new Error(`no stage ${code}`)
  const { opensAt, closesAt } = windowOf(preset, stage)
  return [opensAt, closesAt].map((at) => at?.toISOString() ?? 'undated')
}

describe('windowOf', () => {
  it.each([
    // Geneva is an hour ahead until 25 March 2018 and two hours from then on.
    ['fc1', '2018-01-31T08:00:00.000Z', '2018-02-14T17:00:00.000Z'],
    ['fc2', '2018-03-09T08:00:00.000Z', '2018-03-21T17:00:00.000Z'],
    ['fc3', '2018-03-21T17:00:00.000Z', '2018-04-11T16:00:00.000Z'],
    // Draft 2 is dated 30 April and was issued on 3 May.
    ['fc4', '2018-05-03T07:00:00.000Z', '2018-05-10T16:00:00.000Z'],
    ['fc5', '2018-06-04T07:00:00.000Z', '2018-06-13T16:00:00.000Z'],
    ['fc6', '2018-06-26T07:00:00.000Z', '2018-07-04T16:00:00.000Z'],
  ])('[STG2] opens %s of the refugees at %s and closes it at %s', (code, opens, closes) => {
    expect(windowOfCode(refugees2018, code)).toEqual([opens, closes])
  })

  it.each([
    // New York is five hours behind until 11 March 2018 and four hours from then on.
    ['r1', '2018-02-05T14:00:00.000Z', '2018-02-23T23:00:00.000Z'],
    ['r2', '2018-03-05T14:00:00.000Z', '2018-03-15T22:00:00.000Z'],
    ['r3', '2018-03-26T13:00:00.000Z', '2018-04-06T22:00:00.000Z'],
    ['r4', '2018-04-06T22:00:00.000Z', '2018-05-18T22:00:00.000Z'],
    ['r5', '2018-05-28T13:00:00.000Z', '2018-06-08T22:00:00.000Z'],
    ['r6', '2018-06-29T13:00:00.000Z', '2018-07-13T22:00:00.000Z'],
  ])('[STG2] opens %s of migration at %s and closes it at %s', (code, opens, closes) => {
    expect(windowOfCode(migration2018, code)).toEqual([opens, closes])
  })

  it.each([
    ['eclac', '2017-08-30T13:00:00.000Z', '2017-08-31T21:00:00.000Z'],
    ['escwa', '2017-09-26T07:00:00.000Z', '2017-09-27T15:00:00.000Z'],
    ['eca', '2017-10-26T07:00:00.000Z', '2017-10-27T15:00:00.000Z'],
    ['escap', '2017-11-06T03:00:00.000Z', '2017-11-08T11:00:00.000Z'],
    ['ts5', '2017-09-04T08:00:00.000Z', '2017-09-05T16:00:00.000Z'],
    ['stocktake', '2017-12-04T16:00:00.000Z', '2017-12-07T00:00:00.000Z'],
    ['conference', '2018-12-10T09:00:00.000Z', '2018-12-11T17:00:00.000Z'],
    ['hearing-3', 'undated', 'undated'],
  ])('[STG2] keeps %s open from %s to %s, by the clocks of its place', (code, opens, closes) => {
    expect(windowOfCode(migration2018, code)).toEqual([opens, closes])
  })

  it('[STG2] opens a round whose text has no date with its first sitting', () => {
    const undated = refugees2018.texts.map((text) => ({ ...text, dated: null, issued: null }))
    expect(windowOfCode({ ...refugees2018, texts: undated }, 'fc1')[0]).toBe('2018-02-13T09:00:00.000Z')
  })

  it('[STG2] opens before it closes, rounds one after the other, each around its sitting days', () => {
    for (const preset of presets) {
      let last = 0
      for (const stage of preset.stages) {
        const { opensAt, closesAt } = windowOf(preset, stage)
        if (!opensAt || !closesAt) continue
        expect(+opensAt, stage.code).toBeLessThan(+closesAt)
        for (const { date } of stage.sittings) {
          const noon = +instantOf(date, '12:00', stage.timeZone)
          expect(noon, stage.code).toBeGreaterThan(+opensAt)
          expect(noon, stage.code).toBeLessThan(+closesAt)
        }
        if (stage.kind !== 'round') continue
        expect(+opensAt, stage.code).toBeGreaterThanOrEqual(last)
        last = +closesAt
      }
    }
  })

  it('[PRE5] has the first round of both processes open when the demonstration begins', () => {
    const open = presets.map((preset) =>
      preset.stages
        .filter((stage) => {
          const { opensAt, closesAt } = windowOf(preset, stage)
          const now = Date.parse(demoMoment)
          return opensAt && closesAt && +opensAt <= now && now < +closesAt
        })
        .map(({ code }) => code),
    )
    expect(open).toEqual([['fc1'], ['r1']])
  })
})
