/** Merging an author's words into what has become of the text: by words, with their marks, in any writing system. */
import { type Content, textOf } from '@plenary/shared/content'
import type { Language } from '@plenary/shared/language'
import { describe, expect, it } from 'vitest'
import { mergeWords } from './merge-words.ts'

const plain = (text: string): Content => [{ type: 'text', text }]
const merged = (base: string, current: string, own: string, language: Language = 'en'): string | null => {
  const content = mergeWords(plain(base), plain(current), plain(own), language)
  return content && textOf(content)
}

describe('merging by words', () => {
  it('[RET5] both changes are in it when they are not of the same words', () => {
    expect(
      merged(
        'States shall help refugees.',
        'All States shall help refugees.',
        'States should help refugees.',
      ),
    ).toBe('All States should help refugees.')
    expect(merged('States shall help.', 'States shall help.', 'States shall help. Always.')).toBe(
      'States shall help. Always.',
    )
  })

  it('[RET5] the same change of both is made once', () => {
    expect(merged('States shall help.', 'States should help.', 'States should help.')).toBe(
      'States should help.',
    )
  })

  it('[RET5] two changes of the same words are left to a person', () => {
    expect(merged('States shall help.', 'States may help.', 'States should help.')).toBeNull()
  })

  it('[RET5] changes side by side are of the same place, and changes on both sides of a word are not', () => {
    expect(merged('a b c', 'a x b c', 'a y b c')).toBeNull()
    expect(merged('a b c', 'x b c', 'a b y')).toBe('x b y')
    expect(merged('a b c', '', 'a b c')).toBe('')
    expect(merged('', 'a', 'b')).toBeNull()
  })

  it('[RET5] a page of text is merged before anyone notices', () => {
    const words = Array.from({ length: 4000 }, (_, nth) => (nth % 2 ? 'the' : `w${(nth * 7919) % 900}`))
    const text = words.join(' ')
    const started = process.cpuUsage()
    expect(merged(text, `All ${text}`, `${text} End.`)).toBe(`All ${text} End.`)
    const { user } = process.cpuUsage(started)
    expect(user / 1e6).toBeLessThan(2)
  })

  it('[RET5] Arabic and Chinese are merged by their words too', () => {
    expect(
      merged('تدعم الدول اللاجئين.', 'تدعم جميع الدول اللاجئين.', 'تدعم الدول اللاجئين والنازحين.', 'ar'),
    ).toBe('تدعم جميع الدول اللاجئين والنازحين.')
    expect(merged('各国应保护难民。', '所有各国应保护难民。', '各国应保护难民和移民。', 'zh')).toBe(
      '所有各国应保护难民和移民。',
    )
  })

  it('[RET5] marks and references of footnotes stay where they are', () => {
    const note: Content = [{ type: 'footnote', id: 'n' }]
    const base: Content = [{ type: 'text', text: 'States' }, ...note, { type: 'text', text: ' shall help.' }]
    const current: Content = [
      { type: 'text', text: 'States', marks: [{ type: 'strong' }] },
      ...note,
      { type: 'text', text: ' shall help.' },
    ]
    const own: Content = [
      { type: 'text', text: 'States' },
      ...note,
      { type: 'text', text: ' shall help more.' },
    ]
    expect(mergeWords(base, current, own, 'en')).toEqual([
      { type: 'text', text: 'States', marks: [{ type: 'strong' }] },
      { type: 'footnote', id: 'n' },
      { type: 'text', text: ' shall help more.' },
    ])
  })
})
