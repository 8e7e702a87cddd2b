import { describe, expect, it } from 'vitest'
import { inOrder, usualTwo } from './choose-two.ts'
import { working } from './queries.ts'

describe('two texts to compare', () => {
  const ids = ['zero', 'one', 'two']

  it('[RVC1] are the last two unless chosen otherwise, or the only one and the working text', () => {
    expect(usualTwo(ids, false)).toEqual({ older: 'one', newer: 'two' })
    expect(usualTwo(['zero'], true)).toEqual({ older: 'zero', newer: working })
    expect(usualTwo(['zero'], false)).toBeNull()
    expect(usualTwo([], true)).toBeNull()
  })

  it('[RVC1] are compared in their order of time, and never with themselves', () => {
    expect(inOrder({ older: 'two', newer: 'zero' }, ids)).toEqual({ older: 'zero', newer: 'two' })
    expect(inOrder({ older: working, newer: 'zero' }, ids)).toEqual({ older: 'zero', newer: working })
    expect(inOrder({ older: 'one', newer: 'two' }, ids)).toEqual({ older: 'one', newer: 'two' })
    expect(inOrder({ older: 'one', newer: 'one' }, ids)).toBe('sameTwice')
  })
})
