import { describe, expect, it } from 'vitest'
import { contentOfDelta, footnoteOf, isSignKey, signCharacter, signPlacesIn } from './signs.ts'

const key = 'footnote--AAAAAAAA'
const sign = (id: string) => ({ insert: signCharacter, attributes: { [key]: { id } } })

describe('signs in a run of text', () => {
  it('[SGN2] are references without words, whatever other marks lie over them', () => {
    const strong = { strong: {} }
    const delta = [
      { insert: 'We ', attributes: strong },
      { insert: signCharacter, attributes: { ...strong, [key]: { id: 'a' } } },
      sign('b'),
      { insert: ' act' },
    ]
    expect(contentOfDelta(delta)).toEqual([
      { type: 'text', text: 'We ', marks: [{ type: 'strong' }] },
      { type: 'footnote', id: 'a' },
      { type: 'footnote', id: 'b' },
      { type: 'text', text: ' act' },
    ])
    expect(signPlacesIn(delta)).toEqual([3, 4])
  })

  it('[SGN2] a placeholder without a mark is a character like any other, and a mark on letters says nothing', () => {
    const bare = `a${signCharacter}b`
    expect(contentOfDelta([{ insert: bare }])).toEqual([{ type: 'text', text: bare }])
    const around = [{ insert: `x${signCharacter}y`, attributes: { [key]: { id: 'a' } } }]
    expect(contentOfDelta(around)).toEqual([
      { type: 'text', text: 'x' },
      { type: 'footnote', id: 'a' },
      { type: 'text', text: 'y' },
    ])
    expect(signPlacesIn(around)).toEqual([1])
  })

  it('[SGN2] a mark of another form is none', () => {
    for (const value of [null, {}, { id: '' }, { id: 'a b' }, { id: 7 }, 'a', [], true])
      expect(footnoteOf({ [key]: value })).toBeNull()
    for (const name of ['footnote', 'footnote--', 'footnote--AAAAAAAAA', 'strong--AAAAAAAA', '__proto__'])
      expect(isSignKey(name)).toBe(false)
  })
})
