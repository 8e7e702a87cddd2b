/** The keys of the editor: marks, undo, leaving at the borders; Enter asks for a structural command instead of a newline. */
import type { MarkName } from '@plenary/shared/content'
import { grammar } from '@plenary/shared/grammar/grammar'
import { toggleMark } from 'prosemirror-commands'
import { type Command, TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type { UndoManager } from 'yjs'
import { schema } from './schema.ts'

export interface EditorHooks {
  /** The caret goes over a border. `x` is its place across the page in pixels; null when it left sideways. */
  onLeave(to: 'previous' | 'next', x: number | null): void
  onClose(): void
  onEnterAtEnd(): void
  /** Enter inside the text: `offset` counts characters, a footnote reference one. */
  onSplit(offset: number): void
  /** Backspace before the first character. */
  onBackspaceAtStart(): void
  /** The person wants the toolbar, or the address of a link. */
  onToolbar(): void
  onLink(): void
}

/**
 * Browsers tell of a selection made by keys a little later than of the next key. What acts on the selection, takes
 * focus away or draws the words anew asks for it first, or it would act on the one before. [TBL33]
 */
export function takeSelection(view: EditorView): void {
  if (view.composing) return
  const said = view.dom.ownerDocument.getSelection()
  if (!said?.anchorNode || !said.focusNode) return
  if (!view.dom.contains(said.anchorNode) || !view.dom.contains(said.focusNode)) return
  const { doc, selection, tr } = view.state
  const anchor = view.posAtDOM(said.anchorNode, said.anchorOffset)
  const head = view.posAtDOM(said.focusNode, said.focusOffset)
  if (anchor === selection.anchor && head === selection.head) return
  view.dispatch(tr.setSelection(TextSelection.between(doc.resolve(anchor), doc.resolve(head))))
}

const onSelection =
  (command: Command): Command =>
  (state, dispatch, view) => {
    if (!view) return command(state, dispatch)
    takeSelection(view)
    return command(view.state, dispatch && view.dispatch, view)
  }

/** Says no to whatever the key would otherwise insert. */
const handled =
  (act: (view: EditorView) => void): Command =>
  (_state, _dispatch, view) => {
    if (view) act(view)
    return true
  }

/** Goes on to the neighbour when the caret stands at this border already. */
const leaving =
  (border: 'up' | 'down' | 'left' | 'right', hooks: EditorHooks): Command =>
  (state, _dispatch, view) => {
    if (!view || !state.selection.empty || !view.endOfTextblock(border)) return false
    const isVertical = border === 'up' || border === 'down'
    const isRightToLeft = getComputedStyle(view.dom).direction === 'rtl'
    const isBack = border === 'up' || border === (isRightToLeft ? 'right' : 'left')
    hooks.onLeave(
      isBack ? 'previous' : 'next',
      isVertical ? view.coordsAtPos(state.selection.head).left : null,
    )
    return true
  }

const enter = (hooks: EditorHooks): Command =>
  handled(({ state }) => {
    const { $from, $to } = state.selection
    if ($to.parentOffset === $to.parent.content.size && $from.pos === $to.pos) hooks.onEnterAtEnd()
    else hooks.onSplit($from.parentOffset)
  })

const backspace =
  (hooks: EditorHooks): Command =>
  (state) => {
    if (!state.selection.empty || state.selection.$from.parentOffset > 0) return false
    hooks.onBackspaceAtStart()
    return true
  }

const selectAll: Command = (state, dispatch) => {
  dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, 1, state.doc.content.size - 1)))
  return true
}

/** Marks that a key sets and takes away, as the grammar says. */
const markKeys = (): Record<string, Command> =>
  Object.fromEntries(
    Object.entries(grammar.rows.marks).flatMap(([name, { editor }]) =>
      editor.key === null ? [] : [[editor.key, onSelection(toggleMark(schema.marks[name as MarkName]))]],
    ),
  )

export const keysOf = (hooks: EditorHooks, undo: UndoManager): Record<string, Command> => ({
  'Mod-z': handled(() => undo.undo()),
  'Mod-y': handled(() => undo.redo()),
  'Shift-Mod-z': handled(() => undo.redo()),
  ...markKeys(),
  'Mod-k': onSelection(handled(() => hooks.onLink())),
  'Mod-a': selectAll,
  'Alt-F10': onSelection(handled(() => hooks.onToolbar())),
  Escape: handled(() => hooks.onClose()),
  Enter: onSelection(enter(hooks)),
  'Shift-Enter': onSelection(enter(hooks)),
  'Mod-Enter': onSelection(enter(hooks)),
  Backspace: onSelection(backspace(hooks)),
  ArrowUp: onSelection(leaving('up', hooks)),
  ArrowDown: onSelection(leaving('down', hooks)),
  ArrowLeft: onSelection(leaving('left', hooks)),
  ArrowRight: onSelection(leaving('right', hooks)),
})
