import { describe, expect, it } from 'vitest'
import { type Content, footnotesIn, htmlOf, isSafeLink, normalise, textOf } from './content.ts'

describe('content of a paragraph', () => {
  const parts: Content = [
    { type: 'text', text: 'We <shall> ' },
    { type: 'text', text: 'act', marks: [{ type: 'strong' }, { type: 'em' }] },
    { type: 'footnote', id: 'f1' },
    { type: 'text', text: ' & report', marks: [{ type: 'link', href: 'https://example.org/?a="b"' }] },
  ]

  it('[CNT1] its words are the text alone; a reference has none', () => {
    expect(textOf(parts)).toBe('We <shall> act & report')
    expect(footnotesIn(parts)).toEqual(['f1'])
  })

  it('[CNT2] its HTML runs no code: text is escaped and unsafe links lose their address', () => {
    const html = htmlOf(parts, () => '3')
    expect(html).toContain('We &lt;shall&gt; <strong><em>act</em></strong>')
    expect(html).toContain('data-footnote="f1">3</sup>')
    expect(html).not.toContain('href')
    expect(
      htmlOf([{ type: 'text', text: 'x', marks: [{ type: 'link', href: 'https://example.org' }] }]),
    ).toContain('href="https://example.org"')
  })

  it('[CNT3] only http, https and mail addresses are safe', () => {
    expect(['https://a.org', 'http://a.org/x', 'mailto:a@b.org'].every(isSafeLink)).toBe(true)
    expect(
      ['javascript:alert(1)', 'data:text/html,x', ' https://a', 'https://a b', 'JAVASCRIPT:x', 7, null].some(
        isSafeLink,
      ),
    ).toBe(false)
  })

  it('[CNT4] equal texts have equal content: neighbours with equal marks are joined, empty runs dropped', () => {
    expect(
      normalise([
        { type: 'text', text: 'a' },
        { type: 'text', text: '' },
        { type: 'text', text: 'b', marks: [] },
      ]),
    ).toEqual([{ type: 'text', text: 'ab' }])
  })
})
