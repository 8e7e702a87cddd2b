/** Local times across changes of clocks, in every zone of the calendars. */
import { describe, expect, it } from 'vitest'
import { instantOf } from './local-time.ts'

describe('instantOf', () => {
  it.each([
    ['2018-02-14', '18:00', 'Europe/Zurich', '2018-02-14T17:00:00.000Z'],
    ['2018-03-24', '18:00', 'Europe/Zurich', '2018-03-24T17:00:00.000Z'],
    ['2018-03-25', '18:00', 'Europe/Zurich', '2018-03-25T16:00:00.000Z'],
    ['2018-03-25', '01:59', 'Europe/Zurich', '2018-03-25T00:59:00.000Z'],
    ['2018-03-10', '18:00', 'America/New_York', '2018-03-10T23:00:00.000Z'],
    ['2018-03-12', '10:00', 'America/New_York', '2018-03-12T14:00:00.000Z'],
    ['2018-11-03', '18:00', 'America/New_York', '2018-11-03T22:00:00.000Z'],
    ['2018-11-13', '10:00', 'America/New_York', '2018-11-13T15:00:00.000Z'],
    // Morocco has kept summer time since October 2018, so December there is an hour ahead.
    ['2017-12-10', '10:00', 'Africa/Casablanca', '2017-12-10T10:00:00.000Z'],
    ['2018-12-10', '10:00', 'Africa/Casablanca', '2018-12-10T09:00:00.000Z'],
    // Chile went over to summer time on 13 August 2017, a fortnight before its consultation.
    ['2017-08-12', '10:00', 'America/Santiago', '2017-08-12T14:00:00.000Z'],
    ['2017-08-30', '10:00', 'America/Santiago', '2017-08-30T13:00:00.000Z'],
    ['2017-09-26', '10:00', 'Asia/Beirut', '2017-09-26T07:00:00.000Z'],
    ['2017-10-26', '10:00', 'Africa/Addis_Ababa', '2017-10-26T07:00:00.000Z'],
    ['2017-11-06', '10:00', 'Asia/Bangkok', '2017-11-06T03:00:00.000Z'],
    ['2017-09-04', '10:00', 'Europe/Vienna', '2017-09-04T08:00:00.000Z'],
    ['2017-12-04', '10:00', 'America/Mexico_City', '2017-12-04T16:00:00.000Z'],
  ])('[STG2] reads %s %s in %s as %s', (date, time, zone, instant) => {
    expect(instantOf(date, time, zone).toISOString()).toBe(instant)
  })

  it('[STG2] takes a time that comes twice at its first coming', () => {
    expect(instantOf('2018-10-28', '02:30', 'Europe/Zurich').toISOString()).toBe('2018-10-28T00:30:00.000Z')
    expect(instantOf('2018-11-04', '01:30', 'America/New_York').toISOString()).toBe(
      '2018-11-04T05:30:00.000Z',
    )
  })

  it('[STG2] moves a time that clocks skip as much later', () => {
    expect(instantOf('2018-03-25', '02:30', 'Europe/Zurich').toISOString()).toBe('2018-03-25T01:30:00.000Z')
    expect(instantOf('2018-03-11', '02:30', 'America/New_York').toISOString()).toBe(
      '2018-03-11T07:30:00.000Z',
    )
  })

  it('[STG2] refuses days, times and zones that do not exist', () => {
    expect(() => instantOf('2018-02-30', '10:00', 'Europe/Zurich')).toThrow(RangeError)
    expect(() => instantOf('2018-02-13', '25:00', 'Europe/Zurich')).toThrow(RangeError)
    expect(() => instantOf('13.2.2018', '10:00', 'Europe/Zurich')).toThrow(RangeError)
    expect(() => instantOf('2018-02-13', '10:00', 'Europe/Atlantis')).toThrow(RangeError)
  })
})
