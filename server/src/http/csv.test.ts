import { describe, expect, it } from 'vitest'
import { csvLine, harmless } from './csv.ts'

describe('a table as CSV', () => {
  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\tplain',
    ' =1',
    '\u00a0=1',
    '＝1+1',
    '＋1',
    '－1',
    '＠x',
    '\u0000=1',
  ])('[MTX4] puts an apostrophe before %j', (words) => {
    expect(harmless(words)).toBe(`'${words}`)
  })

  it.each(['a=b', '14. States shall', "'quoted", '', 'ماء', '(a) = b'])(
    '[MTX4] leaves %j as it is',
    (words) => {
      expect(harmless(words)).toBe(words)
    },
  )

  it('[MTX4] quotes what RFC 4180 quotes, after it is made harmless', () => {
    expect(csvLine(['a,b', 'say "no"', 'two\nlines', null, 3, -1, '=cmd|" /c calc"', ' kept '])).toBe(
      `"a,b","say ""no""","two\nlines",,3,-1,"'=cmd|"" /c calc"""," kept "\r\n`,
    )
  })
})
