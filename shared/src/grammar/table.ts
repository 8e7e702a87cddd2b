/**
 * The text grammar: one row for every mark and every object that may stand in a text. The editor's schema, the gate, the
 * codec of live text, HTML, plain text, what is read from Markdown and HTML, what is pasted and what is exported follow
 * from it. A new row needs a new `schemaVersion` (rooms.ts): an editor of before does not know it.
 */
import { z } from 'zod'
import type { Held, MarkRow, ObjectRow, Rows } from './row.ts'

/** Only addresses a reader can open safely. */
export const linkPattern = /^(https?:\/\/|mailto:)[^\s<>"'`\\]{1,2000}$/iu
export const isSafeLink = (href: unknown): href is string =>
  typeof href === 'string' && linkPattern.test(href)

const nothing = (): Held => ({})

/** What only looks different: an element without attributes. */
const plain = (tag: string): MarkRow['html'] => {
  const drawn = { tag, attributes: {} }
  return () => drawn
}

const marks = {
  strong: {
    holds: {},
    html: plain('strong'),
    markdown: (inner) => `**${inner}**`,
    standsOut: true,
    reads: {
      tags: ['strong', 'b'],
      held: nothing,
      style(styleOf) {
        const weight = styleOf('font-weight')
        return weight === '' ? null : weight.startsWith('bold') || Number.parseInt(weight, 10) >= 600
      },
      markdown: 'strong',
    },
    editor: { inclusive: true, selectors: ['strong', 'b'], key: 'Mod-b', sign: 'B' },
  },
  em: {
    holds: {},
    html: plain('em'),
    markdown: (inner) => `*${inner}*`,
    standsOut: true,
    reads: {
      tags: ['em', 'i', 'cite', 'dfn'],
      held: nothing,
      style(styleOf) {
        const slant = styleOf('font-style')
        return slant === '' ? null : /italic|oblique/.test(slant)
      },
      markdown: 'emphasis',
    },
    editor: { inclusive: true, selectors: ['em', 'i'], key: 'Mod-i', sign: 'I' },
  },
  superscript: {
    holds: {},
    html: plain('sup'),
    markdown: (inner) => `<sup>${inner}</sup>`,
    reads: {
      tags: ['sup'],
      held: nothing,
      style(styleOf) {
        const align = styleOf('vertical-align')
        return align === '' ? null : align.startsWith('super')
      },
      markdown: null,
    },
    // Signs are drawn raised too.
    editor: { inclusive: true, selectors: ['sup:not(.footnote-ref)'], key: 'Mod-.', sign: 'x²' },
  },
  link: {
    holds: { href: z.string().regex(linkPattern) },
    html: ({ href }) =>
      isSafeLink(href) ? { tag: 'a', attributes: { href, rel: 'noopener noreferrer nofollow' } } : null,
    markdown: (inner, { href }) => `[${inner}](<${href}>)`,
    reads: {
      tags: ['a'],
      held(attributeOf) {
        const href = attributeOf('href')
        return isSafeLink(href) ? { href } : null
      },
      style: null,
      markdown: 'link',
    },
    editor: { inclusive: false, selectors: ['a[href]'], key: null },
  },
} satisfies Record<string, MarkRow>

/** What the id of an object in live text may look like. */
export const objectIdPattern = /^[\w-]{1,64}$/
export const isObjectId = (id: unknown): id is string => typeof id === 'string' && objectIdPattern.test(id)

const objects = {
  /** The sign of a footnote. One that leads nowhere (any more) is seen, and not hidden. */
  footnote: {
    isPair: false,
    text: () => '',
    html: ({ id }, label) => ({
      tag: 'sup',
      attributes: { class: 'footnote-ref', 'data-footnote': id },
      text: label ?? '?',
    }),
    markdown: ({ id }, label) => `[^${label ?? id}]`,
    reads: {
      tag: 'sup',
      object(attributeOf) {
        const id = attributeOf('data-footnote')
        return isObjectId(id) ? { id } : null
      },
    },
    leadsTo: 'footnote',
    nodeBefore: 'footnote',
  },
} satisfies Record<string, ObjectRow>

export const table = { marks, objects } satisfies Rows

export type MarkName = keyof typeof marks
