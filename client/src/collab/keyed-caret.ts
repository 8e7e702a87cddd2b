/**
 * The library takes a caret that comes to the start of the words within a moment of the focus for one that the browser
 * has put there, and puts it back where it was: somebody who goes to a paragraph and presses Home at once writes at its
 * end. Where a key has moved it, it is taken before the library looks. [TBL33]
 */
import type { EditorView } from 'prosemirror-view'
import { takeSelection } from './editor-keys.ts'

/** Those that may lead to the start, in either direction of writing; none of them changes the words. */
const leading: ReadonlySet<string> = new Set(['Home', 'PageUp', 'ArrowUp', 'ArrowLeft', 'ArrowRight'])

/** Answers how to end it. */
export function keepKeyedCaret(view: EditorView): () => void {
  const page = view.dom.ownerDocument
  let isLed = false
  const onKey = ({ key }: KeyboardEvent): void => {
    isLed = leading.has(key)
  }
  const onFocus = (): void => {
    isLed = false
  }
  const onSelection = (): void => {
    if (isLed && view.hasFocus()) takeSelection(view)
  }
  view.dom.addEventListener('keydown', onKey)
  view.dom.addEventListener('focus', onFocus)
  // The library listens at the same place, and not while the event is on its way down.
  page.addEventListener('selectionchange', onSelection, true)
  return () => {
    view.dom.removeEventListener('keydown', onKey)
    view.dom.removeEventListener('focus', onFocus)
    page.removeEventListener('selectionchange', onSelection, true)
  }
}
