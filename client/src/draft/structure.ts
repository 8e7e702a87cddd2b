/** What may become of a paragraph's place, worked out from the draft on the screen; the server has the last word. */
import { depthOf } from '@plenary/shared/numbering'
import type { ParagraphKind, ParagraphView, StructureCommand } from '@plenary/shared/paragraph'
import type { KeyUnder } from '../i18n/keys.ts'

type Node = Pick<ParagraphView, 'id' | 'kind' | 'level'>

/** Where the block that begins here ends (the place after it): the paragraph with all that stands under it. */
function endOf(nodes: readonly Node[], at: number): number {
  const top = nodes[at]
  if (!top) return at
  const end = nodes.findIndex((node, nth) => nth > at && depthOf(node) <= depthOf(top))
  return end < 0 ? nodes.length : end
}

/** What is put after a paragraph is of its kind; after a heading comes a paragraph. */
function kindAfter({ kind, level }: Node): { kind: ParagraphKind; level: number } {
  if (kind === 'part' || kind === 'heading' || kind === 'footnote') return { kind: 'paragraph', level: 0 }
  return { kind, level }
}

export function insertAfter(after: Node, id: string, text = ''): StructureCommand {
  return { type: 'insert', id, after: after.id, ...kindAfter(after), text, unnumbered: false }
}

/** The neighbour before it, footnotes left aside: what it may be joined to. */
export function neighbourBefore(nodes: readonly Node[], id: string): Node | null {
  const body = nodes.filter(({ kind }) => kind !== 'footnote')
  const at = body.findIndex((node) => node.id === id)
  return at > 0 ? (body[at - 1] ?? null) : null
}

/** One place up among its equals, over the heading above where it is the first; null at the beginning. */
export function moveUp(nodes: readonly Node[], id: string): StructureCommand | null {
  const at = nodes.findIndex((node) => node.id === id)
  const node = nodes[at]
  if (!node || at === 0) return null
  const before = nodes.findLastIndex((each, nth) => nth < at && depthOf(each) <= depthOf(node))
  if (before < 0) return null
  return { type: 'move', paragraph: id, after: nodes[before - 1]?.id ?? null }
}

/** One place down among its equals, into the next section where it is the last; null at the end. */
export function moveDown(nodes: readonly Node[], id: string): StructureCommand | null {
  const at = nodes.findIndex((node) => node.id === id)
  const node = nodes[at]
  if (!node) return null
  const next = endOf(nodes, at)
  const follower = nodes[next]
  if (!follower) return null
  const after = depthOf(follower) === depthOf(node) ? nodes[endOf(nodes, next) - 1] : follower
  return after ? { type: 'move', paragraph: id, after: after.id } : null
}

/** A kind with its level, as it is named. */
type FormName = KeyUnder<'drafting.structure.kinds'>
interface Form {
  kind: ParagraphKind
  level: number
  name: FormName
}

/** Kinds a paragraph may be changed into, with the levels each has. */
export const forms: readonly Form[] = [
  { kind: 'part', level: 0, name: 'part' },
  ...([1, 2, 3, 4, 5] as const).map((level): Form => ({ kind: 'heading', level, name: `heading${level}` })),
  { kind: 'paragraph', level: 0, name: 'paragraph' },
  ...([1, 2, 3, 4] as const).map(
    (level): Form => ({ kind: 'subparagraph', level, name: `subparagraph${level}` }),
  ),
  { kind: 'preambular', level: 0, name: 'preambular' },
  { kind: 'text', level: 0, name: 'text' },
]
