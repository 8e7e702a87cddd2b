/** What a paragraph may hold, as ProseMirror sees it: one block of text with marks and footnote references. */
import { isSafeLink } from '@plenary/shared/content'
import { Schema } from 'prosemirror-model'

/**
 * [TBL1] The document is exactly one paragraph of inline content, and its nodes, marks and attributes are those the
 * gate of the server admits: what the editor can make, the server can take.
 */
export const schema = new Schema({
  nodes: {
    doc: { content: 'paragraph' },
    paragraph: { content: 'inline*', parseDOM: [{ tag: 'p' }], toDOM: () => ['p', 0] },
    footnote: {
      inline: true,
      group: 'inline',
      atom: true,
      // Null, not empty: y-prosemirror writes every attribute that is not null, and the gate refuses an empty id.
      attrs: { id: { default: null } },
      parseDOM: [
        { tag: 'sup[data-footnote]', getAttrs: (dom) => ({ id: dom.getAttribute('data-footnote') }) },
      ],
      toDOM: ({ attrs }) => ['sup', { class: 'footnote-ref', 'data-footnote': String(attrs.id) }, '?'],
    },
    text: { group: 'inline' },
  },
  marks: {
    strong: { parseDOM: [{ tag: 'strong' }, { tag: 'b' }], toDOM: () => ['strong', 0] },
    em: { parseDOM: [{ tag: 'em' }, { tag: 'i' }], toDOM: () => ['em', 0] },
    superscript: { parseDOM: [{ tag: 'sup:not([data-footnote])' }], toDOM: () => ['sup', 0] },
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
