import { describe, expect, it } from 'vitest'
import { beginningOf, standsIn } from './excerpt.ts'
import { lineageOf, type Step } from './lineage.ts'
import { quotedLabels } from './visibility.ts'

describe('paragraphs over time', () => {
  const steps: Step[] = [
    { type: 'split', fromId: 'a', toId: 'b' },
    { type: 'merged', fromId: 'b', toId: 'c' },
    { type: 'moved', fromId: 'c', toId: 'c' },
    { type: 'merged', fromId: 'c', toId: 'd' },
    { type: 'merged', fromId: 'x', toId: 'y' },
    { type: 'merged', fromId: 'y', toId: 'x' },
  ]
  const alive = new Set(['a', 'd'])
  const lineage = lineageOf(steps, (id) => alive.has(id))

  it('[RSP6] follows a merged paragraph to where it stands, and stays where nothing took its place', () => {
    expect(['a', 'b', 'c', 'd', 'gone'].map(lineage.follow)).toEqual(['a', 'd', 'd', 'd', 'gone'])
    expect(lineage.follow('x')).toBe('x')
  })

  it('[RSP7] knows all that came of a paragraph, and all whose place one has', () => {
    expect(lineage.family('a')).toEqual(['a', 'b', 'c', 'd'])
    expect(lineage.heirsOf('d').sort()).toEqual(['b', 'c', 'd'])
    expect(lineage.heirsOf('a')).toEqual(['a'])
  })

  it('[RSP5] quotes a sub-paragraph with the number of its paragraph', () => {
    const row = (
      id: string,
      kind: 'heading' | 'paragraph' | 'subparagraph',
      level: number,
      label: string | null,
    ) => ({
      id,
      kind,
      level,
      label,
    })
    const labels = quotedLabels([
      row('h', 'heading', 1, 'I.'),
      row('p', 'paragraph', 0, '14.'),
      row('a', 'subparagraph', 1, '(a)'),
      row('i', 'subparagraph', 2, '(i)'),
      row('b', 'subparagraph', 1, '(b)'),
      row('h2', 'heading', 1, 'II.'),
      row('lone', 'subparagraph', 1, '(a)'),
    ])
    expect([...labels.values()]).toEqual(['I.', '14.', '14 (a)', '14 (a) (i)', '14 (b)', 'II.', '(a)'])
  })
})

describe('words in a text', () => {
  it('[RSP3] stand there word for word, whatever blanks and forms of letters', () => {
    expect(standsIn('States  shall\nshare the caf\u0065\u0301', 'shall share the café')).toBe(true)
    expect(standsIn('States shall share', 'states shall')).toBe(false)
    expect(standsIn('anything', '  ')).toBe(false)
  })

  it('is cut between words and never inside a character', () => {
    expect(beginningOf('one two three', 8)).toBe('one two…')
    expect(beginningOf(`${'x'.repeat(9)}😀`, 10)).toBe(`${'x'.repeat(9)}…`)
    expect(beginningOf(' short\n text ', 20)).toBe('short text')
  })
})
