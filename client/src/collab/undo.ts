/** Undo of one's own words in one room; it belongs to the room and not to the editor, so leaving does not forget it. */
import { type EditorState, Plugin, TextSelection } from 'prosemirror-state'
import {
  defaultDeleteFilter,
  defaultProtectedNodes,
  getRelativeSelection,
  type ProsemirrorBinding,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from 'y-prosemirror'
import * as Y from 'yjs'

/** [TBL8] Only what came from this person's editor is undone; others' words stay. */
export const makeUndo = (fragment: Y.XmlFragment): Y.UndoManager =>
  new Y.UndoManager(fragment, {
    trackedOrigins: new Set([ySyncPluginKey]),
    deleteFilter: (item) => defaultDeleteFilter(item, defaultProtectedNodes),
    captureTransaction: (transaction) => transaction.meta.get('addToHistory') !== false,
  })

interface StackEvent {
  stackItem: { meta: Map<unknown, unknown> }
}

/**
 * Puts the caret back where it was before a step that is undone. The library's own undo plugin ends the manager
 * together with the editor, which is what must not happen here.
 */
export function undoCaret(undo: Y.UndoManager): Plugin {
  let before: Y.RelativePosition | null = null
  return new Plugin({
    appendTransaction(_transactions, oldState) {
      const binding = bindingOf(oldState)
      before = binding ? (getRelativeSelection(binding, oldState).head as Y.RelativePosition | null) : null
      return null
    },
    view(view) {
      const remember = ({ stackItem }: StackEvent): void => {
        if (!stackItem.meta.has(undoCaret)) stackItem.meta.set(undoCaret, before)
      }
      const restore = ({ stackItem }: StackEvent): void => {
        const binding = bindingOf(view.state)
        const head = stackItem.meta.get(undoCaret) as Y.RelativePosition | null | undefined
        if (!binding || !head || view.isDestroyed) return
        const at = relativePositionToAbsolutePosition(binding.doc, binding.type, head, binding.mapping)
        if (at === null) return
        const { tr, doc } = view.state
        const within = Math.max(1, Math.min(at, doc.content.size - 1))
        view.dispatch(tr.setSelection(TextSelection.create(doc, within)).setMeta('addToHistory', false))
      }
      undo.on('stack-item-added', remember)
      undo.on('stack-item-popped', restore)
      return {
        destroy() {
          undo.off('stack-item-added', remember)
          undo.off('stack-item-popped', restore)
        },
      }
    },
  })
}

const bindingOf = (state: EditorState): ProsemirrorBinding | null =>
  (ySyncPluginKey.getState(state) as { binding: ProsemirrorBinding } | undefined)?.binding ?? null
