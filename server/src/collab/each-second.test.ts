import { describe, expect, it, vi } from 'vitest'
import { eachSecond } from './each-second.ts'

describe('a right that is asked at every tick', () => {
  it('[FST2] is asked of the table once a second, and changes with the second on which a deadline lies', () => {
    const closes = new Date('2018-02-13T18:00:00.000Z')
    const judge = vi.fn((now: Date) => (now < closes ? 'yes' : 'round-closed') as 'yes' | 'round-closed')
    const may = eachSecond(judge)
    const at = (ms: number): Date => new Date(closes.getTime() + ms)
    expect([-1500, -1001, -1000, -500, -1].map((ms) => may(at(ms)))).toEqual(Array(5).fill('yes'))
    expect(judge).toHaveBeenCalledTimes(2)
    expect([0, 1, 999].map((ms) => may(at(ms)))).toEqual(Array(3).fill('round-closed'))
    expect(judge).toHaveBeenCalledTimes(3)
    // The clock of a demonstration is moved back too.
    expect(may(at(-1))).toBe('yes')
  })
})
