/** What a paragraph may hold, as ProseMirror sees it: one block of text with marks, some of which are objects. */
import type { MarkName, ObjectPart } from '@plenary/shared/content'
import { type Grammar, grammar } from '@plenary/shared/grammar/grammar'
import { type MarkSpec, Schema } from 'prosemirror-model'

export type TextSchema = Schema<'doc' | 'paragraph' | 'text', MarkName | ObjectPart['type']>

/**
 * [TBL1] The document is exactly one paragraph of inline content, and its marks and attributes are those the gate of the
 * server admits, by the one grammar of both: what the editor can make, the server can take.
 */
export const schemaOf = ({ markSpecs }: Pick<Grammar, 'markSpecs'>): TextSchema =>
  new Schema({
    nodes: {
      doc: { content: 'paragraph' },
      paragraph: { content: 'inline*', parseDOM: [{ tag: 'p' }], toDOM: () => ['p', 0] },
      text: { group: 'inline' },
    },
    marks: markSpecs as Record<MarkName | ObjectPart['type'], MarkSpec>,
  })

export const schema = schemaOf(grammar)

export type MarkKey = MarkName

/** Marks that one press sets and takes away, with the letter of their key and what stands on their tool. */
export const toggles = grammar.markNames.flatMap((name) => {
  const { key, sign } = grammar.rows.marks[name]?.editor ?? {}
  const mark = name as Exclude<MarkKey, 'link'>
  return key && sign ? [{ mark, letter: key.replace('Mod-', '').toUpperCase(), sign }] : []
})
