/** What stands behind a place in a paragraph, in the shared form of content. */
import { type Content, lengthOfPart } from '@plenary/shared/content'

/** `offset` counts characters; an object counts one, as in the editor. */
export function behind(content: Content, offset: number): Content {
  let rest = offset
  return content.flatMap((part): Content => {
    const length = lengthOfPart(part)
    const from = Math.max(0, Math.min(rest, length))
    rest -= length
    if (from === length) return []
    return part.type === 'text' ? [{ ...part, text: part.text.slice(from) }] : [part]
  })
}
