import { describe, expect, it } from 'vitest'
import { translatorFor } from './i18n.ts'

describe('what the server says', () => {
  it('[UI3] takes the words of the interface, with the plural forms of each language', () => {
    const days = (language: string, counts: number[]) =>
      counts.map((count) => translatorFor(language)('common.duration.days', { count }))
    expect(days('en', [1, 2])).toEqual(['1 day', '2 days'])
    expect(days('fr', [0, 1, 2])).toEqual(['0 jour', '1 jour', '2 jours'])
    expect(new Set(days('ar', [1, 2, 3, 11])).size).toBe(4)
    expect(days('ar', [2])).toEqual(['يومان'])
  })

  it('[UI3] fills gaps as they are: only HTML is escaped, by whoever writes it', () => {
    expect(translatorFor('fr')('demo.leftOut', { places: '“l’un & <l’autre>”' })).toBe(
      'Laissé tel que d’autres l’ont écrit : “l’un & <l’autre>”.',
    )
  })

  it('[UI3] speaks English where a text is in a language the interface does not speak', () => {
    expect(translatorFor('zh')('stage.kind.consultation-round')).toBe(
      translatorFor('en')('stage.kind.consultation-round'),
    )
    expect(translatorFor('zh')('common.duration.moment')).toBe('less than a minute')
  })
})
