import { describe, expect, it } from 'vitest'
import { type Content, textOf } from './content.ts'
import { oneLine, reworded } from './reworded.ts'

describe('words decided as plain text', () => {
  const content: Content = [
    { type: 'text', text: 'Hosts ' },
    { type: 'text', text: 'shall', marks: [{ type: 'strong' }] },
    { type: 'text', text: ' help' },
    { type: 'footnote', id: 'n' },
    { type: 'text', text: ' at sea.' },
  ]
  it('[MRG6] keep the formatting of the words that stay, and every reference', () => {
    const next = reworded(content, 'All hosts shall soon help people.', 'en')
    expect(textOf(next)).toBe('All hosts shall soon help people.')
    expect(next).toContainEqual({ type: 'text', text: 'shall', marks: [{ type: 'strong' }] })
    const at = next.findIndex(({ type }) => type === 'footnote')
    expect(textOf(next.slice(0, at))).toBe('All hosts shall soon help')
    expect(reworded(content, '', 'en')).toEqual([{ type: 'footnote', id: 'n' }])
    expect(reworded(content, textOf(content), 'en')).toEqual(content)
    expect(oneLine(' a \n\n b\r\nc ')).toBe('a b c')
  })
})
