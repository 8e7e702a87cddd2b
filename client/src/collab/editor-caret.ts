/** Where the caret of an editor is put, and how it keeps its place when a change of others is drawn. */
import { TextSelection, type Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { ySyncPluginKey } from 'y-prosemirror'
import type { Doc, RelativePosition } from 'yjs'
import { offsetOf } from './caret-position.ts'

/** Where the caret goes when the editor opens. Points are in pixels of the window. */
export type CaretPosition =
  | { at: 'start' | 'end' }
  | { at: 'point'; x: number; y: number }
  | { at: 'first-line' | 'last-line'; x: number }

export function place(view: EditorView, caret: CaretPosition): void {
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

/** Puts the caret back behind the letter it stood behind, when a change of others is drawn. */
export function keepCaret(transaction: Transaction, doc: Doc, place: RelativePosition | null): void {
  const sync = transaction.getMeta(ySyncPluginKey) as
    | { isChangeOrigin?: boolean; isUndoRedoOperation?: boolean }
    | undefined
  if (!sync?.isChangeOrigin || sync.isUndoRedoOperation || !place) return
  const offset = offsetOf(doc, place)
  if (offset === null || offset > transaction.doc.content.size - 2) return
  transaction.setSelection(TextSelection.create(transaction.doc, offset + 1))
}
