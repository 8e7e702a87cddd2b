/** The editor of one paragraph, bound to its live room. It is mounted where the cursor is, and nowhere else. */
import { type Content, markNames } from '@plenary/shared/content'
import { baseKeymap, toggleMark } from 'prosemirror-commands'
import { keymap } from 'prosemirror-keymap'
import { EditorState, type Selection, TextSelection, type Transaction } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import {
  initProseMirrorDoc,
  yCursorPlugin,
  yCursorPluginKey,
  ySyncPlugin,
  ySyncPluginKey,
} from 'y-prosemirror'
import type { Doc, RelativePosition } from 'yjs'
import { offsetOf, placeBehind } from './caret-position.ts'
import { caretOf, keepNamesInside, selectionOf } from './carets.ts'
import './editor.css'
import { holdWhileComposing } from './composition.ts'
import { type EditorHooks, keysOf, takeSelection } from './editor-keys.ts'
import { type Highlight, highlightsPlugin, setHighlights } from './highlights.ts'
import { sliceOf } from './nodes.ts'
import { joined, lengthOf, paragraphsOf, paragraphsOfText } from './paste.ts'
import type { LiveRoom } from './rooms.ts'
import { type MarkKey, schema } from './schema.ts'
import { copiedText, copiedWith, signsPlugin } from './signs.ts'
import { writeOwn } from './steps-to-text.ts'
import { undoCaret } from './undo.ts'
import { fragmentOf } from './words.ts'

/** Longer pastes are refused before they are tried: the paragraph could not hold them. */
const longestPaste = 50_000

/** Where the caret goes when the editor opens. Points are in pixels of the window. */
export type CaretPosition =
  | { at: 'start' | 'end' }
  | { at: 'point'; x: number; y: number }
  | { at: 'first-line' | 'last-line'; x: number }

export interface EditorOptions {
  room: LiveRoom
  /** Language and direction of the text. */
  language: string
  direction: 'ltr' | 'rtl'
  /** Says which paragraph this is, to those who do not see it. */
  label: string
  describedBy?: string
  caret: CaretPosition
  footnoteLabel(id: string): string | null
  hooks: EditorHooks & {
    /** Several paragraphs were pasted; true when they were taken care of, otherwise they are joined. */
    onPasteParagraphs(paragraphs: Content[]): boolean
    onPasteJoined(count: number): void
    onPasteTooLong(): void
  }
  /** Marks, undo or the selection changed. */
  onState(state: EditorNow): void
}

export interface EditorNow {
  marks: Record<MarkKey, boolean>
  /** Address of the link at the caret. */
  href: string | null
  hasSelection: boolean
  canUndo: boolean
  canRedo: boolean
}

export interface EditorHandle {
  focus(): void
  toggle(mark: Exclude<MarkKey, 'link'>): void
  /** Links the selection, or the link at the caret; null takes the link away. */
  setLink(href: string | null): void
  undo(): void
  redo(): void
  /** Characters before the caret. */
  offset(): number
  /** Marks stretches of the words, measured in `text`. */
  highlight(highlights: readonly Highlight[], text: string): void
  destroy(): void
}

export function mountEditor(host: HTMLElement, options: EditorOptions): EditorHandle {
  const { room, hooks } = options
  const fragment = fragmentOf(room.doc)
  const { doc, mapping } = initProseMirrorDoc(fragment, schema)
  /** Where the caret stands, while words of others come in. */
  let caretPlace: RelativePosition | null = null
  /** The view, while nothing of one's own is being written. */
  let atRest: EditorView | null = null
  const takeNewest = (): void => {
    if (atRest?.hasFocus()) takeSelection(atRest)
  }
  // Before the library listens: it remembers the selection to draw it again behind the words of others.
  room.doc.on('beforeAllTransactions', takeNewest)
  const view = new EditorView(host, {
    state: EditorState.create({
      doc,
      plugins: [
        ySyncPlugin(fragment, { mapping }),
        yCursorPlugin(room.awareness, { cursorBuilder: caretOf, selectionBuilder: selectionOf }),
        undoCaret(room.undo),
        highlightsPlugin(),
        signsPlugin(options.footnoteLabel),
        keymap(keysOf(hooks, room.undo)),
        keymap(baseKeymap),
      ],
    }),
    attributes: {
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': options.label,
      ...(options.describedBy ? { 'aria-describedby': options.describedBy } : {}),
      lang: options.language,
      dir: options.direction,
      spellcheck: 'true',
      class: 'plenary-editor',
    },
    clipboardSerializer: copiedWith(options.footnoteLabel),
    clipboardTextSerializer: copiedText,
    // The library goes on dispatching to a view that is gone.
    dispatchTransaction(transaction) {
      if (view.isDestroyed) return
      // The carets of others are drawn where they are, and the own one stays where its writer has put it.
      if (transaction.getMeta(yCursorPluginKey) && !transaction.docChanged) {
        takeNewest()
        transaction.setSelection(view.state.selection)
      }
      atRest = null
      keepCaret(transaction, room.doc, caretPlace)
      const { state, transactions } = view.state.applyTransaction(transaction)
      writeOwn(view.state, transactions)
      view.updateState(state)
      const { selection } = view.state
      caretPlace = selection.empty ? placeBehind(room.doc, selection.head - 1) : null
      options.onState(nowOf(view, room))
      keepNamesInside(view.dom)
      atRest = view
    },
    handlePaste: (_view, event) => paste(view, event, hooks),
    handleDrop: () => true,
    // What is sticky at the top, and the tools at the foot of a phone.
    scrollThreshold: { top: 130, bottom: 90, left: 0, right: 0 },
    scrollMargin: { top: 140, bottom: 100, left: 0, right: 0 },
  })
  const composing = holdWhileComposing(view.dom, (held) => room.connection.hold(held))
  const tell = (): void => {
    if (!view.isDestroyed) options.onState(nowOf(view, room))
  }
  room.undo.on('stack-item-added', tell)
  room.undo.on('stack-item-popped', tell)
  place(view, options.caret)
  view.focus()
  tell()
  return {
    focus: () => view.focus(),
    toggle(mark) {
      toggleMark(schema.marks[mark])(view.state, view.dispatch, view)
      view.focus()
    },
    setLink(href) {
      setLink(view, href)
      view.focus()
    },
    undo: () => void room.undo.undo(),
    redo: () => void room.undo.redo(),
    offset: () => view.state.selection.$from.parentOffset,
    // A mark drawn round the word that is composed would end its composition.
    highlight: (highlights, text) => composing.whenFree(() => setHighlights(view, highlights, text)),
    destroy() {
      composing.destroy()
      room.doc.off('beforeAllTransactions', takeNewest)
      room.undo.off('stack-item-added', tell)
      room.undo.off('stack-item-popped', tell)
      room.undo.stopCapturing()
      view.destroy()
    },
  }
}

/** Puts the caret back behind the letter it stood behind, when a change of others is drawn. */
function keepCaret(transaction: Transaction, doc: Doc, place: RelativePosition | null): void {
  const sync = transaction.getMeta(ySyncPluginKey) as
    | { isChangeOrigin?: boolean; isUndoRedoOperation?: boolean }
    | undefined
  if (!sync?.isChangeOrigin || sync.isUndoRedoOperation || !place) return
  const offset = offsetOf(doc, place)
  if (offset === null || offset > transaction.doc.content.size - 2) return
  transaction.setSelection(TextSelection.create(transaction.doc, offset + 1))
}

function nowOf(view: EditorView, { undo }: LiveRoom): EditorNow {
  const { state } = view
  const { from, to, empty, $from } = state.selection
  const around = state.storedMarks ?? $from.marks()
  const has = (key: MarkKey): boolean => {
    const type = schema.marks[key]
    return empty ? type.isInSet(around) !== undefined : state.doc.rangeHasMark(from, to, type)
  }
  return {
    marks: Object.fromEntries(markNames.map((name) => [name, has(name)])) as EditorNow['marks'],
    href: linkAt(state.selection)?.href ?? null,
    hasSelection: !empty,
    canUndo: undo.canUndo(),
    canRedo: undo.canRedo(),
  }
}

/** The link the selection begins in, with the whole stretch it covers. */
function linkAt({ $from }: Selection): { from: number; to: number; href: string } | null {
  const type = schema.marks.link
  const mark = type.isInSet($from.marks()) ?? type.isInSet($from.nodeAfter?.marks ?? [])
  if (!mark) return null
  let at = $from.start()
  let found: { from: number; to: number; href: string } | null = null
  $from.parent.forEach((child) => {
    const end = at + child.nodeSize
    if (mark.isInSet(child.marks)) {
      if (found?.to === at) found = { ...found, to: end }
      else if (!found || found.to < $from.pos) found = { from: at, to: end, href: String(mark.attrs.href) }
    }
    at = end
  })
  return found
}

function setLink(view: EditorView, href: string | null): void {
  const { selection, tr } = view.state
  const { from, to } = selection.empty ? (linkAt(selection) ?? selection) : selection
  if (from === to) return
  tr.removeMark(from, to, schema.marks.link)
  if (href !== null) tr.addMark(from, to, schema.mark('link', { href }))
  view.dispatch(tr)
}

/** Content of a clipboard, cleaned: HTML where there is any, otherwise its text. */
function pasted(data: DataTransfer): Content[] {
  const html = data.getData('text/html')
  const paragraphs = html === '' ? [] : paragraphsOf(new DOMParser().parseFromString(html, 'text/html').body)
  return paragraphs.length > 0 ? paragraphs : paragraphsOfText(data.getData('text/plain'))
}

function paste(view: EditorView, event: ClipboardEvent, hooks: EditorOptions['hooks']): boolean {
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

function place(view: EditorView, caret: CaretPosition): void {
  const end = view.state.doc.content.size - 1
  const position = 'x' in caret ? positionAt(view, caret) : caret.at === 'start' ? 1 : end
  const within = Math.max(1, Math.min(position, end))
  view.dispatch(
    view.state.tr.setSelection(TextSelection.create(view.state.doc, within)).setMeta('addToHistory', false),
  )
}

function positionAt(view: EditorView, caret: Extract<CaretPosition, { x: number }>): number {
  const box = view.dom.getBoundingClientRect()
  const halfLine = 8
  const y =
    caret.at === 'point' ? caret.y : caret.at === 'first-line' ? box.top + halfLine : box.bottom - halfLine
  const x = Math.max(box.left + 1, Math.min(caret.x, box.right - 1))
  return view.posAtCoords({ left: x, top: y })?.pos ?? view.state.doc.content.size - 1
}
