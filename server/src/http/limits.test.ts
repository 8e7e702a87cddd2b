import { describe, expect, it } from 'vitest'
import { makeCounter } from './limits.ts'

describe('limits', () => {
  it('[U9] lets a key do what its window allows, and no more until the window ends', () => {
    let now = 0
    const counter = makeCounter({ max: 3, windowMs: 1000 }, { ticks: () => now })
    expect([1, 2, 3, 4].map(() => counter.take('a'))).toEqual([true, true, true, false])
    expect(counter.take('b')).toBe(true)
    now = 1000
    expect(counter.take('a')).toBe(true)
  })

  it('[L12] asks without counting', () => {
    let now = 0
    const counter = makeCounter({ max: 1, windowMs: 1000 }, { ticks: () => now })
    for (let people = 0; people < 300; people += 1) expect(counter.allows('hall')).toBe(true)
    counter.take('hall')
    expect(counter.allows('hall')).toBe(false)
    now = 1000
    expect(counter.allows('hall')).toBe(true)
  })

  it('bounds its memory whatever keys are invented', () => {
    const counter = makeCounter({ max: 1, windowMs: 1000 }, { ticks: () => 0 })
    for (let nth = 0; nth < 120_000; nth += 1) counter.take(`key ${nth}`)
    expect(counter.take('one more')).toBe(true)
  })
})
