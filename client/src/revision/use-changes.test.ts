import { describe, expect, it } from 'vitest'
import { actOf, step } from './use-changes.ts'

const key = (given: Partial<KeyboardEvent>) => ({
  key: '',
  code: '',
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  ...given,
})

describe('from change to change', () => {
  it('[RVC11] begins at the first or the last, and stays where there is no other', () => {
    expect([step(null, 1, 41), step(null, -1, 41)]).toEqual([0, 40])
    expect([step(2, 1, 41), step(2, -1, 41)]).toEqual([3, 1])
    expect([step(40, 1, 41), step(0, -1, 41), step(null, 1, 0)]).toEqual([null, null, null])
  })

  it.each<[string, Partial<KeyboardEvent>, boolean, 1 | -1 | null]>([
    ['n', { key: 'n', code: 'KeyN' }, true, 1],
    ['p', { key: 'P', code: 'KeyP' }, true, -1],
    ['the key n of an Arabic keyboard', { key: 'ى', code: 'KeyN' }, true, 1],
    ['another letter where n would be', { key: 'b', code: 'KeyN' }, true, null],
    ['n when plain letters are off', { key: 'n', code: 'KeyN' }, false, null],
    ['Alt and the arrow down, also then', { key: 'ArrowDown', altKey: true }, false, 1],
    ['Alt and the arrow up', { key: 'ArrowUp', altKey: true }, true, -1],
    ['a command of the browser', { key: 'n', code: 'KeyN', ctrlKey: true }, true, null],
    ['the arrow alone, which scrolls', { key: 'ArrowDown' }, true, null],
  ])('[RVC11] %s', (_, event, singleKeys, expected) => {
    expect(actOf(key(event), singleKeys)).toBe(expected)
  })
})
