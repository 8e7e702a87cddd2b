/** How objects look in the editor: what they show stands in front of the placeholder, which itself is not to be seen. */
import { type LabelOf, type ObjectPart, textOfPart } from '@plenary/shared/content'
import { placeholder } from '@plenary/shared/grammar/codec'
import { grammar } from '@plenary/shared/grammar/grammar'
import { type DOMOutputSpec, DOMSerializer, type Mark, type Node, type Slice } from 'prosemirror-model'
import { Plugin } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { objectIn, stretchesOf } from './nodes.ts'
import { schema } from './schema.ts'

/** [SGN3] Drawn anew with every change, so that numbers are those of the text as it stands. */
export const signsPlugin = (labelOf: LabelOf): Plugin =>
  new Plugin({
    props: {
      decorations: ({ doc }) =>
        DecorationSet.create(
          doc,
          stretchesOf(doc).flatMap(({ object, at }) => (object ? [drawn(object, at, labelOf)] : [])),
        ),
    },
  })

function drawn(object: ObjectPart, at: number, labelOf: LabelOf): Decoration {
  const { tag, attributes, text } = grammar.drawnObject(object, labelOf)
  return Decoration.inline(at, at + placeholder.length, {
    nodeName: tag,
    class: attributes.class ?? '',
    'data-label': text,
  })
}

/** What is copied: an object as other programs show it, with its id for our own editors. */
export const copiedWith = (labelOf: LabelOf): DOMSerializer =>
  new DOMSerializer(
    {
      ...DOMSerializer.nodesFromSchema(schema),
      text: (node: Node) => {
        const object = objectIn(node)
        const text = node.text ?? ''
        const said = object ? text.replaceAll(placeholder, grammar.drawnObject(object, labelOf).text) : text
        // A string is a text node, though the type does not say so.
        return said as unknown as DOMOutputSpec
      },
    },
    { ...DOMSerializer.marksFromSchema(schema), ...copiedObjects(labelOf) },
  )

const copiedObjects = (labelOf: LabelOf): Record<string, (mark: Mark) => DOMOutputSpec> =>
  Object.fromEntries(
    Object.keys(grammar.rows.objects).map((name) => [
      name,
      ({ attrs }: Mark) => {
        const { tag, attributes } = grammar.drawnObject({ type: name, ...attrs } as ObjectPart, labelOf)
        return [tag, attributes, 0]
      },
    ]),
  )

/** Copied as plain text, an object is what it says, and a sign is no word. */
export function copiedText({ content }: Slice): string {
  let said = ''
  content.descendants((node) => {
    const object = objectIn(node)
    const text = node.text ?? ''
    said += object ? text.replaceAll(placeholder, textOfPart(object)) : text
  })
  return said.replaceAll(placeholder, '')
}
