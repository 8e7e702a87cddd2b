/** What is pasted into an editor: cleaned, whole paragraphs offered to the table, what is too long refused. */
import type { Content } from '@plenary/shared/content'
import type { EditorView } from 'prosemirror-view'
import { sliceOf } from './nodes.ts'
import { joined, lengthOf, paragraphsOf, paragraphsOfText } from './paste.ts'

/** Longer pastes are refused before they are tried: the paragraph could not hold them. */
const longestPaste = 50_000

export interface PasteHooks {
  /** Several paragraphs were pasted; true when they were taken care of, otherwise they are joined. */
  onPasteParagraphs(paragraphs: Content[]): boolean
  onPasteJoined(count: number): void
  onPasteTooLong(): void
}

/** Content of a clipboard, cleaned: HTML where there is any, otherwise its text. */
function pasted(data: DataTransfer): Content[] {
  const html = data.getData('text/html')
  const paragraphs = html === '' ? [] : paragraphsOf(new DOMParser().parseFromString(html, 'text/html').body)
  return paragraphs.length > 0 ? paragraphs : paragraphsOfText(data.getData('text/plain'))
}

export function paste(view: EditorView, event: ClipboardEvent, hooks: PasteHooks): boolean {
  const paragraphs = event.clipboardData ? pasted(event.clipboardData) : []
  if (paragraphs.length === 0) return true
  if (lengthOf(paragraphs) > longestPaste) {
    hooks.onPasteTooLong()
    return true
  }
  if (paragraphs.length > 1 && hooks.onPasteParagraphs(paragraphs)) return true
  view.dispatch(view.state.tr.replaceSelection(sliceOf(joined(paragraphs))).scrollIntoView())
  if (paragraphs.length > 1) hooks.onPasteJoined(paragraphs.length)
  return true
}
