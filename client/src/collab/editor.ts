/** The editor of one paragraph, bound to its live room. It is mounted where the cursor is, and nowhere else. */
import { markNames } from '@plenary/shared/content'
import { baseKeymap, toggleMark } from 'prosemirror-commands'
import { keymap } from 'prosemirror-keymap'
import { EditorState } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { initProseMirrorDoc, yCursorPlugin, yCursorPluginKey, ySyncPlugin } from 'y-prosemirror'
import type { RelativePosition } from 'yjs'
import { placeBehind } from './caret-position.ts'
import { caretOf, keepNamesInside, selectionOf } from './carets.ts'
import './editor.css'
import { holdWhileComposing } from './composition.ts'
import { type CaretPosition, keepCaret, place } from './editor-caret.ts'
import { type EditorHooks, keysOf, takeSelection } from './editor-keys.ts'
import { linkAt, setLink } from './editor-link.ts'
import { type PasteHooks, paste } from './editor-paste.ts'
import { type Highlight, highlightsPlugin, setHighlights } from './highlights.ts'
import { keepKeyedCaret } from './keyed-caret.ts'
import type { LiveRoom } from './open-room.ts'
import { type MarkKey, schema } from './schema.ts'
import { copiedText, copiedWith, signsPlugin } from './signs.ts'
import { writeOwn } from './steps-to-text.ts'
import { undoCaret } from './undo.ts'
import { fragmentOf } from './words.ts'

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
  hooks: EditorHooks & PasteHooks
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
  const leaveCaret = keepKeyedCaret(view)
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
      leaveCaret()
      composing.destroy()
      room.doc.off('beforeAllTransactions', takeNewest)
      room.undo.off('stack-item-added', tell)
      room.undo.off('stack-item-popped', tell)
      room.undo.stopCapturing()
      view.destroy()
    },
  }
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
