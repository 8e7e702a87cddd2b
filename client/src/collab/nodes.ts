/** Between the shared form of content and nodes of the editor. */
import { type Content, type Inline, type ObjectPart, textOfPart } from '@plenary/shared/content'
import { placeholder } from '@plenary/shared/grammar/codec'
import { grammar } from '@plenary/shared/grammar/grammar'
import { Fragment, type Mark, type Node, Slice } from 'prosemirror-model'
import { schema, type TextSchema } from './schema.ts'

/** A part's marks by the names and attributes of the editor, which are those of the grammar. */
const marksOf = (part: Inline, to: TextSchema): Mark[] => {
  const all = part.type === 'text' ? (part.marks ?? []) : [part]
  return all.map(({ type, ...attributes }) => to.mark(type, attributes))
}

export const nodesOf = (content: Content, to: TextSchema = schema): Node[] =>
  content.map((part) => to.text(grammar.charactersOf(part), marksOf(part, to)))

export const sliceOf = (content: Content): Slice => new Slice(Fragment.from(nodesOf(content)), 0, 0)

/** The object that placeholders of this text are; null for words. A mark on other letters says nothing [SGN2]. */
export function objectIn(node: Node): ObjectPart | null {
  const mark = node.marks.find(({ type }) => Object.hasOwn(grammar.rows.objects, type.name))
  return mark ? ({ type: mark.type.name, ...mark.attrs } as ObjectPart) : null
}

/** A stretch of a text node: its words, or one object. */
export interface Stretch {
  /** What the document holds there. */
  text: string
  /** What it says; an object that is no word says nothing. */
  words: string
  object: ObjectPart | null
  /** Where it begins in the document. */
  at: number
}

/** The paragraph in stretches, in order. */
export function stretchesOf(doc: Node): Stretch[] {
  const out: Stretch[] = []
  let at = 1
  for (const child of doc.firstChild?.children ?? []) {
    const found = objectIn(child)
    const pieces = found === null ? [child.text ?? ''] : (child.text ?? '').split(/(\ufffc)/)
    for (const text of pieces) {
      if (text === '') continue
      const object = text === placeholder ? found : null
      out.push({ text, words: object ? textOfPart(object) : text, object, at })
      at += text.length
    }
  }
  return out
}

/** The words of the paragraph; signs are none. */
export const wordsIn = (doc: Node): string =>
  stretchesOf(doc)
    .map(({ words }) => words)
    .join('')
