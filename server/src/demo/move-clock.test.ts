/** Who may move the clock: decided before anything is looked up. */
import { describe, expect, it } from 'vitest'
import { makeTestClock } from '../clock/system-clock.ts'
import { readConfig } from '../config.ts'
import { openTestDatabase } from '../database/test-database.ts'
import { makeFacts } from '../events/record.ts'
import { clockMover, maySetClock } from './move-clock.ts'

describe('the clock of what is no demonstration', () => {
  it.each([
    ['without a demonstration', { DEMO: '0' }],
    ['in production', { NODE_ENV: 'production' }],
  ])('[CLK4] is not moved %s', async (_title, environment) => {
    const database = await openTestDatabase()
    const clock = makeTestClock('2018-02-13T08:30:00Z')
    const jobs = () => {
      throw new Error('nothing is due')
    }
    const config = readConfig(environment)
    const deps = { config, database, clock, facts: makeFacts(), jobs, demoSlugs: ['a-process'] }
    for (const to of ['next', '2018-03-01T00:00:00Z'])
      await expect(clockMover(deps)('anyone', to)).rejects.toMatchObject({ code: 'not-in-production' })
    expect(await maySetClock(deps, 'anyone')).toBe(false)
    expect(clock.now().toISOString()).toBe('2018-02-13T08:30:00.000Z')
    await database.close()
  })
})
