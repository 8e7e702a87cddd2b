/** From words selected on the screen to a quote: what they are, what stands around them, and in which paragraph. */
import type { Quote } from '@plenary/shared/thread'

/** So much of the text is kept on either side, to find the words again. */
const around = 32
const longest = 2000

/** What stands among the words without being any of them: numbers of footnotes, carets of others. */
const beside = '.footnote-ref, .plenary-caret, .ProseMirror-separator'

export interface Selected {
  paragraphId: string
  quote: Quote
  from: number
  to: number
  /** Where the selection ends on the screen, in pixels of the window. */
  box: DOMRect
}

function textBetween(words: Element, node: Node, offset: number, isBefore: boolean): string {
  const range = words.ownerDocument.createRange()
  range.selectNodeContents(words)
  if (isBefore) range.setEnd(node, offset)
  else range.setStart(node, offset)
  const piece = range.cloneContents()
  for (const each of piece.querySelectorAll(beside)) each.remove()
  return piece.textContent ?? ''
}

const elementOf = (node: Node): Element | null => (node instanceof Element ? node : node.parentElement)

/** [MAR15] Null where nothing of a paragraph is selected; of a selection over several, the part in the first counts. */
export function selectedIn(selection: Selection | null): Selected | null {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  const words = elementOf(range.startContainer)?.closest('[data-words]')
  const row = words?.closest('[id^="p-"]')
  if (!words || !row) return null
  const holds = words.contains(range.endContainer)
  const before = textBetween(words, range.startContainer, range.startOffset, true)
  const behind = holds ? textBetween(words, range.endContainer, range.endOffset, false) : ''
  const all = textBetween(words, words, 0, false)
  const text = all.slice(before.length, all.length - behind.length)
  const exact = text.trim().slice(0, longest)
  if (exact === '') return null
  const from = before.length + text.indexOf(exact)
  const to = from + exact.length
  return {
    paragraphId: row.id.slice('p-'.length),
    quote: { exact, prefix: all.slice(Math.max(0, from - around), from), suffix: all.slice(to, to + around) },
    from,
    to,
    box: range.getBoundingClientRect(),
  }
}
