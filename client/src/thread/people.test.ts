import { describe, expect, it } from 'vitest'
import { mentionAt, peopleLike, piecesOf, stillCalled } from './people.ts'
import { personOf } from './test-threads.ts'

const people = [
  personOf('1', { name: 'Amina Yusuf' }),
  personOf('2', { name: 'Zoë d’Amico' }),
  personOf('3', { name: 'Bo', delegation: { id: 'd', name: 'Américas' } }),
  personOf('4', { name: 'Samira' }),
]

describe('calling people', () => {
  it('[MAR21] "@" begins a name after a space, not inside an address', () => {
    expect(mentionAt('Is it @Am', 9)).toEqual({ from: 6, typed: 'Am' })
    expect(mentionAt('@', 1)).toEqual({ from: 0, typed: '' })
    expect(mentionAt('write to me@am', 14)).toBeNull()
    expect(mentionAt('@Amina Yusuf said', 17)).toBeNull()
  })

  it('[MAR21] finds people by the beginning of any word of name or delegation, accents aside', () => {
    expect(peopleLike(people, 'am').map(({ id }) => id)).toEqual(['1', '2', '3'])
    expect(peopleLike(people, 'ZOE').map(({ id }) => id)).toEqual(['2'])
  })

  it('[MAR21] calls only those whose name still stands in the words, each once', () => {
    expect(stillCalled('Ask @Amina Yusuf.', [...people, ...people])).toEqual(['1'])
  })

  it('[MAR21] sets names apart, the longer before the shorter, and takes no sign in them for a pattern', () => {
    expect(piecesOf('Hi @Bo and @Bo (Lee), ok', ['Bo', 'Bo (Lee)'])).toEqual([
      { text: 'Hi ', isName: false },
      { text: '@Bo', isName: true },
      { text: ' and ', isName: false },
      { text: '@Bo (Lee)', isName: true },
      { text: ', ok', isName: false },
    ])
  })
})
