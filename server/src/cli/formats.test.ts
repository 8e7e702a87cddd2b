import type { ParagraphView } from '@plenary/shared/paragraph'
import type { RevisionSummary } from '@plenary/shared/revision'
import { describe, expect, it } from 'vitest'
import { formats } from './formats.ts'
import type { ExportedText } from './read-text.ts'

const paragraph = (input: Partial<ParagraphView> & Pick<ParagraphView, 'id' | 'text'>): ParagraphView => ({
  position: 'a',
  kind: 'paragraph',
  level: 0,
  status: 'open',
  unnumbered: false,
  content: [{ type: 'text', text: input.text }],
  html: input.text,
  label: null,
  room: `p-${input.id}`,
  can: { read: 'yes', comment: 'yes', propose: 'yes', edit: 'yes' },
  ...input,
})

const draft: ExportedText = {
  id: 'd',
  title: 'A <draft>',
  language: 'ar',
  revision: null,
  paragraphs: [
    paragraph({ id: 'h', kind: 'heading', level: 1, label: 'I.', text: 'Scope' }),
    paragraph({
      id: 'p',
      label: '1.',
      text: 'States # share *fairly*.',
      html: 'States # share *fairly*.<sup>1</sup>',
      content: [
        { type: 'text', text: 'States # share ' },
        {
          type: 'text',
          text: '*fairly*',
          marks: [{ type: 'strong' }, { type: 'link', href: 'https://example.org/a' }],
        },
        { type: 'text', text: '.' },
        { type: 'footnote', id: 'f' },
      ],
    }),
    paragraph({ id: 'f', kind: 'footnote', label: '1', text: 'A note.' }),
  ],
}

describe('exports', () => {
  it('[EXP1] carry every paragraph under its label, in order', () => {
    for (const format of Object.values(formats)) {
      const places = ['Scope', 'States', 'A note.'].map((words) => format(draft).indexOf(words))
      expect(places).toEqual([...places].sort((a, b) => a - b))
      expect(places).not.toContain(-1)
    }
  })

  it('[EXP1] Markdown keeps marks and footnotes, and reads no text as structure', () => {
    expect(formats.markdown(draft)).toBe(
      '# A \\<draft\\>\n\n### I. Scope\n\n1\\. States \\# share **[\\*fairly\\*](<https://example.org/a>)**.[^1]\n\n[^1]: A note.\n',
    )
  })

  it('[X3] HTML says its language and direction and escapes what is text', () => {
    const page = formats.html(draft)
    expect(page).toContain('<html lang="ar" dir="rtl">')
    expect(page).toContain('<title>A &lt;draft&gt;</title>')
  })

  it('[EXP1] JSON can be read back', () => {
    expect(JSON.parse(formats.json(draft))).toMatchObject({
      id: 'd',
      language: 'ar',
      paragraphs: [{ label: 'I.' }, {}, {}],
    })
  })

  it('[EXP2] print symbol and hash of a published text in every form, and none for a working text', () => {
    const revision = {
      symbol: 'A/71/<978>',
      issued: '2018-02-13',
      dated: null,
      hash: 'f'.repeat(64),
    } as RevisionSummary
    for (const [name, format] of Object.entries(formats)) {
      expect(format({ ...draft, revision })).toContain('f'.repeat(64))
      expect(format({ ...draft, revision })).toContain(
        { html: 'A/71/&lt;978&gt;', markdown: 'A/71/\\<978\\>' }[name] ?? 'A/71/<978>',
      )
      expect(format(draft)).not.toMatch(/SHA-256|"revision"/)
    }
  })
})
