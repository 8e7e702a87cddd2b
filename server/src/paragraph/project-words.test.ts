import { describe, expect, it } from 'vitest'
import { shareLost } from './project-words.ts'

describe('the share of words that are gone', () => {
  it.each([
    ['', '', 0],
    ['one two three four', 'one two three four', 0],
    ['one two three four', 'four three two one', 0],
    ['one two three four', 'one two', 0.5],
    ['one two three four', '', 1],
    ['one one one two', 'one two', 0.5],
    ['one two', 'one two three four five', 0],
    ['الدول الأعضاء تلتزم بالحماية', 'الدول الأعضاء', 0.5],
  ])('[Y19] of %j in %j is %d', (before, after, lost) => {
    expect(shareLost(before, after)).toBe(lost)
  })
})
