/** The link at the selection of an editor: which it is, setting it, taking it away. */
import type { Selection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { schema } from './schema.ts'

/** The link the selection begins in, with the whole stretch it covers. */
export function linkAt({ $from }: Selection): { from: number; to: number; href: string } | null {
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

export function setLink(view: EditorView, href: string | null): void {
  const { selection, tr } = view.state
  const { from, to } = selection.empty ? (linkAt(selection) ?? selection) : selection
  if (from === to) return
  tr.removeMark(from, to, schema.marks.link)
  if (href !== null) tr.addMark(from, to, schema.mark('link', { href }))
  view.dispatch(tr)
}
