import { describe, expect, it } from 'vitest'
import { placeholder } from './codec.ts'
import { grammar } from './grammar.ts'

const { contentOfDelta, objectName, objectOf } = grammar
const key = 'footnote--AAAAAAAA'
const sign = (id: string) => ({ insert: placeholder, attributes: { [key]: { id } } })

describe('signs in a run of text', () => {
  it('[SGN2] are references without words, whatever other marks lie over them', () => {
    const strong = { strong: {} }
    const delta = [
      { insert: 'We ', attributes: strong },
      { insert: placeholder, attributes: { ...strong, [key]: { id: 'a' } } },
      sign('b'),
      { insert: ' act' },
    ]
    expect(contentOfDelta(delta)).toEqual([
      { type: 'text', text: 'We ', marks: [{ type: 'strong' }] },
      { type: 'footnote', id: 'a' },
      { type: 'footnote', id: 'b' },
      { type: 'text', text: ' act' },
    ])
  })

  it('[SGN2] a placeholder without a mark is a character like any other, and a mark on letters says nothing', () => {
    const bare = `a${placeholder}b`
    expect(contentOfDelta([{ insert: bare }])).toEqual([{ type: 'text', text: bare }])
    const around = [{ insert: `x${placeholder}y`, attributes: { [key]: { id: 'a' } } }]
    expect(contentOfDelta(around)).toEqual([
      { type: 'text', text: 'x' },
      { type: 'footnote', id: 'a' },
      { type: 'text', text: 'y' },
    ])
  })

  it('[SGN2] a mark of another form is none', () => {
    for (const value of [null, {}, { id: '' }, { id: 'a b' }, { id: 7 }, 'a', [], true])
      expect(objectOf({ [key]: value })).toBeNull()
    for (const name of ['footnote', 'footnote--', 'footnote--AAAAAAAAA', 'strong--AAAAAAAA', '__proto__'])
      expect(objectName(name)).toBeNull()
  })
})
