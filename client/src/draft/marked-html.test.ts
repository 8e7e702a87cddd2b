import { describe, expect, it } from 'vitest'
import { markedHtml } from './marked-html.ts'

const none = (): null => null
const plain = (from: number, to: number) => ({ from, to, tone: 'plain' as const })

describe('marked words', () => {
  it('[MAR4] marks exactly the words, whatever marks of the text and footnotes they run over', () => {
    const content = [
      { type: 'text' as const, text: 'States & ' },
      { type: 'text' as const, text: 'host', marks: [{ type: 'strong' as const }] },
      { type: 'footnote' as const, id: 'f' },
      { type: 'text' as const, text: ' communities' },
    ]
    expect(markedHtml(content, [plain(7, 25)], () => '3')).toBe(
      'States <mark class="plenary-said" data-tone="plain">&amp; </mark>' +
        '<mark class="plenary-said" data-tone="plain"><strong>host</strong></mark>' +
        '<sup class="footnote-ref" data-footnote="f">3</sup>' +
        '<mark class="plenary-said" data-tone="plain"> communities</mark>',
    )
  })

  it('[MAR4] the later of two marks counts where they lie over each other', () => {
    const html = markedHtml(
      [{ type: 'text', text: 'abcdef' }],
      [plain(0, 4), { from: 2, to: 6, tone: 'open' }],
      none,
    )
    expect(
      html.replace(/<\/?mark[^>]*?data-tone="(\w+)"[^>]*>|<\/mark>/g, (_, tone: string) =>
        tone ? `[${tone} ` : ']',
      ),
    ).toBe('[plain ab][open cd][open ef]')
  })
})
