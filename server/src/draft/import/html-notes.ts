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

/** Ids of elements that footnote signs lead to, with the number of the note. */
export function noteTargets(root: HtmlNode): Map<string, string> {
  const targets = new Map<string, string>()
  const rest: HtmlNode[] = [root]
  for (let node = rest.pop(); node; node = rest.pop()) {
    if (isElement(node) && node.tagName === 'a') {
      const note = noteOfAnchor(node)
      if (note) targets.set((attributeOf(node, 'href') ?? '').slice(1), note)
    }
    for (const child of childrenOf(node)) rest.push(child)
  }
  return targets
}
