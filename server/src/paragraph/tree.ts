/** The draft as a tree, read from order, kind and level: what stands under what, and which shapes are sound. */
import { depthOf } from '@plenary/shared/numbering'
import type { ParagraphKind } from '@plenary/shared/paragraph'

export interface Node {
  id: string
  kind: ParagraphKind
  level: number
}

/** [STR1] A paragraph with everything under it: its section, its sub-paragraphs, its footnotes. */
export function subtreeOf<N extends Node>(rows: N[], id: string): N[] {
  const at = rows.findIndex((row) => row.id === id)
  if (at < 0) return []
  const top = rows[at] as N
  const rest = rows.slice(at + 1)
  const end = rest.findIndex((row) => depthOf(row) <= depthOf(top))
  return [top, ...(end < 0 ? rest : rest.slice(0, end))]
}

/** A paragraph with its own footnotes only. */
export function withFootnotes<N extends Node>(rows: N[], id: string): N[] {
  const at = rows.findIndex((row) => row.id === id)
  if (at < 0) return []
  const rest = rows.slice(at + 1)
  const end = rest.findIndex(({ kind }) => kind !== 'footnote')
  return [rows[at] as N, ...(end < 0 ? rest : rest.slice(0, end))]
}

const levels: Record<ParagraphKind, [number, number]> = {
  part: [0, 0],
  heading: [1, 5],
  preambular: [0, 0],
  text: [0, 0],
  paragraph: [0, 0],
  subparagraph: [1, 4],
  footnote: [0, 0],
}

/**
 * [STR2] What is wrong with the shape of a draft at this place, in a word for a person, or null: a level
 * belongs to its kind, and a sub-paragraph or a footnote stands under something.
 */
export function faultAt(rows: Node[], index: number): string | null {
  const node = rows[index] as Node
  const [least, most] = levels[node.kind]
  if (node.level < least || node.level > most) return `A ${node.kind} has no level ${node.level}.`
  const before = rows.slice(0, index).findLast(({ kind }) => kind !== 'footnote')
  if (node.kind === 'footnote' && !before) return 'A footnote follows the paragraph that refers to it.'
  if (node.kind !== 'subparagraph') return null
  if (!before || before.kind === 'part' || before.kind === 'heading')
    return 'A sub-paragraph follows the paragraph it belongs to.'
  const above = before.kind === 'subparagraph' ? before.level : 0
  return node.level > above + 1 ? 'A sub-paragraph goes one level deeper at most.' : null
}

/** The first fault of the draft that was not there before. */
export function newFault(before: Node[], after: Node[]): string | null {
  const known = new Set(before.flatMap((row, index) => (faultAt(before, index) ? [row.id] : [])))
  for (const [index, row] of after.entries()) {
    const fault = faultAt(after, index)
    if (fault && !known.has(row.id)) return fault
  }
  return null
}
