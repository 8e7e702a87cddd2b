import { describe, expect, it } from 'vitest'
import { platformNow, setPlatformTime } from './clock.ts'

describe('the clock on the screen', () => {
  it('[UI2] goes by the platform from the moment it was told, whatever the machine believes', () => {
    setPlatformTime('2018-02-13T08:30:00.000Z', performance.now() - 60_000)
    const behindMs = platformNow().getTime() - Date.parse('2018-02-13T08:31:00.000Z')
    expect(behindMs).toBeGreaterThanOrEqual(0)
    expect(behindMs).toBeLessThan(5000)
  })

  it('[UI2] follows when the platform moves its clock', () => {
    setPlatformTime('2018-02-14T17:00:00.000Z', performance.now())
    expect(platformNow().toISOString().slice(0, 13)).toBe('2018-02-14T17')
  })
})
