/** Between the shared form of content and nodes of the editor. */
import type { Content } from '@plenary/shared/content'
import { signCharacter } from '@plenary/shared/signs'
import { Fragment, type Node, Slice } from 'prosemirror-model'
import { schema } from './schema.ts'

export const nodesOf = (content: Content): Node[] =>
  content.map((part) =>
    part.type === 'footnote'
      ? schema.text(signCharacter, [schema.mark('footnote', { id: part.id })])
      : schema.text(
          part.text,
          (part.marks ?? []).map((mark) =>
            schema.mark(mark.type, mark.type === 'link' ? { href: mark.href } : {}),
          ),
        ),
  )

export const sliceOf = (content: Content): Slice => new Slice(Fragment.from(nodesOf(content)), 0, 0)

/** The footnote that this text is the sign of; null for words. A mark on other letters says nothing [SGN2]. */
export const footnoteIn = (node: Node): string | null => {
  const mark = schema.marks.footnote.isInSet(node.marks)
  return mark ? String(mark.attrs.id) : null
}

/** A stretch of a text node: its words, or one sign. */
export interface Stretch {
  text: string
  /** The footnote it is the sign of. */
  footnote: string | null
  /** Where it begins in the document. */
  at: number
}

/** The paragraph in stretches, in order. */
export function stretchesOf(doc: Node): Stretch[] {
  const out: Stretch[] = []
  let at = 1
  for (const child of doc.firstChild?.children ?? []) {
    const footnote = footnoteIn(child)
    const pieces = footnote === null ? [child.text ?? ''] : (child.text ?? '').split(/(\ufffc)/)
    for (const text of pieces) {
      if (text === '') continue
      out.push({ text, footnote: text === signCharacter ? footnote : null, at })
      at += text.length
    }
  }
  return out
}

/** The words of the paragraph; signs are none. */
export const wordsIn = (doc: Node): string =>
  stretchesOf(doc)
    .map(({ text, footnote }) => (footnote === null ? text : ''))
    .join('')
