import { flagsIn } from '@plenary/shared/plain-sight'
import { describe, expect, it } from 'vitest'
import { flagged } from './flags.ts'

describe('places that are not what they look like', () => {
  it('[RVC6] are cut out where they stand, also in a run that begins later, and no letter is lost', () => {
    const text = 'States shall no\u200bt return \u202eanyone\u202c.'
    const flags = flagsIn(text)
    const whole = flagged(text, 0, flags)
    expect(whole.map((piece) => piece.text).join('')).toBe(text)
    expect(whole.filter(({ flag }) => flag).map(({ flag }) => flag?.codes[0])).toEqual(
      flags.map(({ codes }) => codes[0]),
    )
    const runs = [text.slice(0, 16), text.slice(16, 25), text.slice(25)]
    const cut = [flagged(runs[0]!, 0, flags), flagged(runs[1]!, 16, flags), flagged(runs[2]!, 25, flags)]
    expect(
      cut
        .flat()
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text)
    expect(new Set(cut.flat().flatMap(({ flag }) => (flag ? [flag] : []))).size).toBe(flags.length)
  })

  it('[RVC6] are none in plain words', () => {
    expect(flagged('Refugees', 0, flagsIn('Refugees'))).toEqual([{ text: 'Refugees', flag: null }])
  })
})
