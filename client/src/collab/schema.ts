/** What a paragraph may hold, as ProseMirror sees it: one block of text with marks, some of which are signs. */
import { isSafeLink } from '@plenary/shared/content'
import { isFootnoteId } from '@plenary/shared/signs'
import { Schema } from 'prosemirror-model'

/**
 * [TBL1] The document is exactly one paragraph of inline content, and its nodes, marks and attributes are those the
 * gate of the server admits: what the editor can make, the server can take.
 */
export const schema = new Schema({
  nodes: {
    doc: { content: 'paragraph' },
    paragraph: { content: 'inline*', parseDOM: [{ tag: 'p' }], toDOM: () => ['p', 0] },
    text: { group: 'inline' },
  },
  marks: {
    /**
     * The sign of a footnote: the mark of one placeholder character, so that the text stays one run in Yjs (decision
     * 0016). It excludes none, not even another of its kind: each then has a key of its own and does not end another's.
     * What it looks like the signs of the editor say.
     */
    footnote: {
      attrs: { id: {} },
      inclusive: false,
      excludes: '',
      parseDOM: [
        {
          tag: 'span[data-sign]',
          getAttrs: (dom) => {
            const id = dom.getAttribute('data-sign')
            return isFootnoteId(id) ? { id } : false
          },
        },
      ],
      toDOM: ({ attrs }) => ['span', { 'data-sign': String(attrs.id) }, 0],
    },
    strong: { parseDOM: [{ tag: 'strong' }, { tag: 'b' }], toDOM: () => ['strong', 0] },
    em: { parseDOM: [{ tag: 'em' }, { tag: 'i' }], toDOM: () => ['em', 0] },
    superscript: { parseDOM: [{ tag: 'sup:not(.footnote-ref)' }], toDOM: () => ['sup', 0] },
    link: {
      attrs: { href: {} },
      inclusive: false,
      parseDOM: [
        {
          tag: 'a[href]',
          getAttrs: (dom) => {
            const href = dom.getAttribute('href')
            return isSafeLink(href) ? { href } : false
          },
        },
      ],
      toDOM: ({ attrs }) => ['a', { href: String(attrs.href), rel: 'noopener noreferrer nofollow' }, 0],
    },
  },
})

export type MarkKey = 'strong' | 'em' | 'superscript' | 'link'
