/** How fast one person may write, and that nobody pays for another. */
import { describe, expect, it } from 'vitest'
import { makeBudget, pace } from './budget.ts'

describe('the pace of comments', () => {
  const begin = (limited = true) => {
    let now = 0
    const budget = makeBudget({ ticks: () => now }, limited)
    const taken = (who: string, times: number): number => {
      let count = 0
      for (let nth = 0; nth < times; nth += 1)
        try {
          budget.spend(who)
          count += 1
        } catch (error) {
          expect(error).toMatchObject({ code: 'too-many-requests' })
        }
      return count
    }
    const wait = (ms: number): void => {
      now += ms
    }
    return { taken, wait }
  }

  it('[THR12] a list of points is taken at one go, a thousand comments in a minute are not', () => {
    const { taken, wait } = begin()
    expect(taken('a', pace.burst)).toBe(pace.burst)
    expect(taken('a', 1)).toBe(0)
    let more = 0
    for (let second = 0; second < 60; second += 1) {
      wait(1000)
      more += taken('a', 16)
    }
    expect(more).toBe(60)
  })

  it('[THR12] three hundred people of one hall write at once, and nobody pays for another', () => {
    const { taken } = begin()
    for (let nth = 0; nth < 300; nth += 1) expect(taken(`person ${nth}`, 10)).toBe(10)
    expect(taken('one who floods', 1000)).toBe(pace.burst)
    expect(taken('person 7', 10)).toBe(10)
  })

  it('[THR12] somebody who was refused has all of it again after a while, and LIMITS=off lifts it', () => {
    const { taken, wait } = begin()
    taken('a', 1000)
    wait(pace.burst * pace.oneMoreEveryMs)
    expect(taken('a', 1000)).toBe(pace.burst)
    expect(begin(false).taken('a', 1000)).toBe(1000)
  })
})
