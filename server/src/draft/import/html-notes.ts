/** Finds the footnotes of an HTML page: anchors that lead to a note, and the blocks they lead to. */
import { attributeOf, childrenOf, type Element, type HtmlNode, isElement, plainOf } from './html-tags.ts'
import { notesOf } from './marked-words.ts'

/** The variant that follows an arrow is a character of its own. */
const backSign = /^(?:[\s↩⤴↑⇑^]|\ufe0e|\ufe0f)+$/u

/** The footnote an anchor refers to, or null where it is an ordinary link. */
export function noteOfAnchor(anchor: Element): string | null {
  const target = attributeOf(anchor, 'href')
  if (!target?.startsWith('#') || target.length < 2) return null
  return notesOf(plainOf(anchor, 12))[0] ?? null
}

/** The arrow behind a note that leads back to the text is no word of it. */
export const leadsBack = (anchor: Element): boolean =>
  (attributeOf(anchor, 'href') ?? '').startsWith('#') && backSign.test(plainOf(anchor, 12))

export interface NoteTarget {
  note: string
  /** The note's words begin with its number, as in our own exports. */
  isNumbered: boolean
}

/** Elements that footnote signs lead to, by their id. */
export function noteTargets(root: HtmlNode): Map<string, NoteTarget> {
  const targets = new Map<string, NoteTarget>()
  const rest: HtmlNode[] = [root]
  for (let node = rest.pop(); node; node = rest.pop()) {
    if (isElement(node)) {
      const own = attributeOf(node, 'data-footnote')
      const note = node.tagName === 'a' ? noteOfAnchor(node) : own ? notesOf(plainOf(node, 12))[0] : null
      const id = own ?? (attributeOf(node, 'href') ?? '').slice(1)
      if (note) targets.set(id, { note, isNumbered: own !== undefined })
    }
    for (const child of childrenOf(node)) rest.push(child)
  }
  return targets
}
