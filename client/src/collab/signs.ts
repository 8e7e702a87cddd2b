/** How signs look in the editor: the number stands in front of the placeholder, which itself is not to be seen. */
import { signCharacter } from '@plenary/shared/signs'
import { type DOMOutputSpec, DOMSerializer, type Mark, type Node, type Slice } from 'prosemirror-model'
import { Plugin } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { footnoteIn, stretchesOf } from './nodes.ts'
import { schema } from './schema.ts'

/** The number of a footnote now; null for one that is not there (any more), which is shown and not hidden. */
export type LabelOf = (footnoteId: string) => string | null

const unknown = '?'

/** [SGN3] Drawn anew with every change, so that numbers are those of the text as it stands. */
export const signsPlugin = (labelOf: LabelOf): Plugin =>
  new Plugin({
    props: {
      decorations: ({ doc }) =>
        DecorationSet.create(
          doc,
          stretchesOf(doc).flatMap(({ footnote, at }) =>
            footnote === null
              ? []
              : Decoration.inline(at, at + signCharacter.length, {
                  nodeName: 'sup',
                  class: 'footnote-ref',
                  'data-label': labelOf(footnote) ?? unknown,
                }),
          ),
        ),
    },
  })

/** What is copied: a sign as the number that other programs show, with its id for our own editors. */
export const copiedWith = (labelOf: LabelOf): DOMSerializer =>
  new DOMSerializer(
    {
      ...DOMSerializer.nodesFromSchema(schema),
      text: (node: Node) => {
        const footnote = footnoteIn(node)
        const text = node.text ?? ''
        const said = footnote === null ? text : text.replaceAll(signCharacter, labelOf(footnote) ?? unknown)
        // A string is a text node, though the type does not say so.
        return said as unknown as DOMOutputSpec
      },
    },
    {
      ...DOMSerializer.marksFromSchema(schema),
      footnote: ({ attrs }: Mark) => ['sup', { 'data-footnote': String(attrs.id) }, 0],
    },
  )

/** Copied as plain text, a sign is no word. */
export const copiedText = ({ content }: Slice): string =>
  content.textBetween(0, content.size, '\n\n').replaceAll(signCharacter, '')
