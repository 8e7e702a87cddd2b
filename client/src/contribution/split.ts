/** What stands behind a place in a paragraph, in the shared form of content. */
import type { Content } from '@plenary/shared/content'

/** `offset` counts characters; a footnote reference counts one, as in the editor. */
export function behind(content: Content, offset: number): Content {
  let rest = offset
  return content.flatMap((part): Content => {
    const length = part.type === 'text' ? part.text.length : 1
    const from = Math.max(0, Math.min(rest, length))
    rest -= length
    if (from === length) return []
    return part.type === 'text' ? [{ ...part, text: part.text.slice(from) }] : [part]
  })
}
