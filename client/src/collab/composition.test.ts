/** Holding back what others do while a word is composed. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { holdWhileComposing, longestMs, settleMs } from './composition.ts'

describe('a composition', () => {
  let writing: EventTarget
  let drawn: string[]
  let told: boolean[]
  const say = (event: string): boolean => writing.dispatchEvent(new Event(event))
  const hold = () =>
    holdWhileComposing(writing as HTMLElement, (held) => {
      told.push(held)
    })
  beforeEach(() => {
    vi.useFakeTimers()
    writing = new EventTarget()
    drawn = []
    told = []
  })
  afterEach(() => vi.useRealTimers())

  it('[CPS1] holds what is to be drawn until it has ended and was read, and keeps its order', () => {
    const held = hold()
    held.whenFree(() => drawn.push('at once'))
    say('compositionstart')
    held.whenFree(() => drawn.push('first'))
    say('compositionend')
    held.whenFree(() => drawn.push('second'))
    vi.advanceTimersByTime(settleMs - 1)
    expect([drawn, told]).toEqual([['at once'], [true]])
    vi.advanceTimersByTime(1)
    expect([drawn, told]).toEqual([
      ['at once', 'first', 'second'],
      [true, false],
    ])
  })

  it('[CPS1] the next word begun at once is held as well', () => {
    const held = hold()
    say('compositionstart')
    held.whenFree(() => drawn.push('other'))
    say('compositionend')
    say('compositionstart')
    vi.advanceTimersByTime(settleMs * 2)
    expect(drawn).toEqual([])
    say('compositionend')
    vi.advanceTimersByTime(settleMs)
    expect(drawn).toEqual(['other'])
  })

  it('[CPS2] a word left open without a key holds nobody back for ever; leaving the editor ends it', () => {
    const held = hold()
    say('compositionstart')
    vi.advanceTimersByTime(longestMs - 1)
    say('compositionupdate')
    vi.advanceTimersByTime(longestMs - 1)
    expect(held.held).toBe(true)
    vi.advanceTimersByTime(1)
    expect([held.held, told]).toEqual([false, [true, false]])
    say('compositionstart')
    held.whenFree(() => drawn.push('gone'))
    held.destroy()
    expect([held.held, drawn, told.at(-1)]).toEqual([false, [], false])
    say('compositionstart')
    expect(told.at(-1)).toBe(false)
  })
})
