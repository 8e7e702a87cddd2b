import { describe, expect, it } from 'vitest'
import { listed, mostPlaces } from './follow-term.ts'

type Place = Parameters<typeof listed>[0][number]
const place = (nth: number, change: Place['change']): Place => ({
  paragraphId: `p${nth}`,
  label: null,
  count: 1,
  change,
  before: '',
  term: 'term',
  after: '',
})

describe('the places of a term', () => {
  it('[TRM7] are listed in the order of the text while a screen can hold them', () => {
    const places = [place(0, 'stayed'), place(1, 'came')]
    expect(listed(places)).toEqual({ places, more: 0 })
  })

  it('[TRM7] where something changed is never left out for where nothing did', () => {
    const places = Array.from({ length: mostPlaces * 2 }, (_, nth) =>
      place(nth, nth % 10 === 9 ? 'left' : 'stayed'),
    )
    const shown = listed(places)
    expect(shown.places).toHaveLength(mostPlaces)
    expect(shown.more).toBe(mostPlaces)
    expect(shown.places.filter(({ change }) => change === 'left')).toHaveLength(mostPlaces / 5)
    const order = shown.places.map(({ paragraphId }) => Number(paragraphId.slice(1)))
    expect(order).toEqual([...order].sort((a, b) => a - b))
  })
})
