import { describe, expect, it } from 'vitest'
import { instantOf, wallTimeOf } from './wall-time.ts'

describe('the time on the wall', () => {
  it.each([
    ['2018-02-14T18:00', 'Europe/Zurich', '2018-02-14T17:00:00Z'],
    ['2018-07-04T18:00', 'Europe/Zurich', '2018-07-04T16:00:00Z'],
    ['2018-03-25T02:30', 'Europe/Zurich', '2018-03-25T01:30:00Z'],
    ['2018-10-28T02:30', 'Europe/Zurich', '2018-10-28T00:30:00Z'],
    ['2018-07-13T00:00', 'America/New_York', '2018-07-13T04:00:00Z'],
  ])('[RUI4] %s in %s is %s', (wall, zone, instant) => {
    expect(instantOf(wall, zone)).toBe(instant)
  })

  it('[RUI4] goes there and back', () => {
    expect(wallTimeOf('2018-02-14T17:00:00.000Z', 'Europe/Zurich')).toBe('2018-02-14T18:00')
    expect(wallTimeOf(null, 'Europe/Zurich')).toBe('')
  })

  it('[RUI4] takes nonsense for no time', () => {
    expect(instantOf('tomorrow', 'Europe/Zurich')).toBeNull()
    expect(instantOf('', 'Europe/Zurich')).toBeNull()
  })
})
