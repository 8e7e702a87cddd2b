/** Where a caret stands in the shared words: behind the character before it, so that others' words do not push it along. */
import * as Y from 'yjs'
import { blockOf } from './words.ts'

/** Characters of the paragraph before a child of its block; a reference counts one, as in the editor. */
const lengthOf = (child: unknown): number => (child instanceof Y.XmlText ? child.length : 1)

/**
 * [TBL30] The library ties a caret to what follows it. At the end of a paragraph, where people write, two carets
 * would then follow each other and their words would mix letter by letter; tied to one's own last letter they do not.
 */
export function placeBehind(doc: Y.Doc, offset: number): Y.RelativePosition | null {
  let rest = offset
  for (const child of blockOf(doc)?.toArray() ?? []) {
    const length = lengthOf(child)
    if (child instanceof Y.XmlText && rest <= length)
      return Y.createRelativePositionFromTypeIndex(child, rest, -1)
    rest -= length
    if (rest < 0) return null
  }
  return null
}

/** Characters before the place now; null when what it stood in is gone. */
export function offsetOf(doc: Y.Doc, place: Y.RelativePosition): number | null {
  const found = Y.createAbsolutePositionFromRelativePosition(place, doc)
  if (!found) return null
  let before = 0
  for (const child of blockOf(doc)?.toArray() ?? []) {
    if (child === found.type) return before + found.index
    before += lengthOf(child)
  }
  return null
}
