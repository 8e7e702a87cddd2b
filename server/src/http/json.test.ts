import { Refusal } from '@plenary/shared/problems'
import { describe, expect, it } from 'vitest'
import { ensurePlainText, parseJson } from './json.ts'

const parse = (text: string): unknown => parseJson(Buffer.from(text))
const codeOf = (work: () => unknown): string => {
  try {
    work()
    return 'accepted'
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error)
  }
}

describe('JSON from strangers', () => {
  it('reads what is JSON', () => {
    expect(parse(' {"a": [1, "{[\\"}", null], "b": {"a": "é"}} ')).toEqual({
      a: [1, '{["}', null],
      b: { a: 'é' },
    })
  })

  it.each([
    ['truncated', '{"a": 1'],
    ['an open string', '{"a": "b\\"'],
    ['NaN', '{"a": NaN}'],
    ['nothing', ''],
    ['a byte order mark', '\uFEFF{}'],
    ['a name twice', '{"a": 1, "a": 2}'],
    ['a name twice, once in disguise', '{"a": 1, "\\u0061": 2}'],
    ['depth of 100,000', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['depth of 65', `${'{"a":'.repeat(65)}1${'}'.repeat(65)}`],
  ])('[R2] refuses %s', (_, text) => {
    expect(codeOf(() => parse(text))).toBe('invalid-json')
  })

  it('[R2] refuses bytes that are not UTF-8', () => {
    expect(codeOf(() => parseJson(Buffer.from([0x22, 0xc3, 0x28, 0x22])))).toBe('invalid-json')
  })

  it('[R2] refuses a hostile string of eight megabytes in little time', () => {
    const started = process.cpuUsage()
    expect(codeOf(() => parse(`"${'\\"'.repeat(4_000_000)}`))).toBe('invalid-json')
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(2000)
  })

  it.each(['__proto__', 'constructor', 'prototype', '\\u005f_proto__'])(
    '[R3] refuses the name %s',
    (name) => {
      expect(codeOf(() => parse(`{"a": {"${name}": {}}}`))).toBe('invalid-input')
    },
  )

  it.each([
    ['NUL', 'a\0b'],
    ['half a character', 'a\ud800b'],
    ['the other half', '\udc00'],
  ])('[N7] refuses text that holds %s', (_, text) => {
    expect(codeOf(() => ensurePlainText({ deep: [{ text }] }))).toBe('invalid-input')
    expect(codeOf(() => ensurePlainText({ [text]: 1 }))).toBe('invalid-input')
  })

  it('[N7] takes characters outside the basic plane', () => {
    expect(codeOf(() => ensurePlainText('𝄞 👩‍🚀 العربية'))).toBe('accepted')
  })
})
