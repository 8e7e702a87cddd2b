import type { ParticipantView } from '@plenary/shared/participant'
import { describe, expect, it } from 'vitest'
import { isOf, partiesOf, partyKey } from './parties.ts'

const person = (id: string, delegation: string | null): ParticipantView => ({
  id,
  name: `Name ${id}`,
  kind: 'ngo',
  role: 'member',
  delegation: delegation ? { id: `d-${delegation}`, name: delegation } : null,
  colour: '#1b5e9e',
})

describe('who stands behind words', () => {
  it('[HIS18] counts the words of a delegation as one, whoever of it wrote them', () => {
    const runs = [
      { text: 'aaaa', participant: person('1', 'State A') },
      { text: 'bb', participant: person('2', 'State A') },
      { text: 'cc', participant: person('3', null) },
      { text: 'dd', participant: null },
    ]
    const parties = [...partiesOf(runs).values()]
    expect(parties.map(({ name, share }) => [name, share])).toEqual([
      ['State A', 0.6],
      ['Name 3', 0.2],
      [null, 0.2],
    ])
    expect(new Set(parties.map(({ line }) => line)).size).toBe(3)
    expect(partyKey(null)).toBe('platform')
    expect([...partiesOf([]).values()]).toEqual([])
  })

  it('[HIS18] knows runs that are not those of the words shown any more', () => {
    expect(isOf([{ text: 'old ' }, { text: 'words' }], 'old words')).toBe(true)
    expect(isOf([{ text: 'old ' }, { text: 'words' }], 'old words!')).toBe(false)
  })
})
