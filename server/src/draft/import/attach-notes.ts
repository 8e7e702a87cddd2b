/** Brings footnotes behind the paragraph that refers to them, and references and footnotes together [IMP7]. */
import { textPiece, wordsOf } from './block.ts'
import type { Doubts } from './doubts.ts'
import type { Item } from './item.ts'

/** A reference that was resolved, where its sign stood. */
export interface Attached extends Item {
  /** The footnotes of its references, by their place among the pieces. */
  notes: Map<number, Item>
}

/** A unit of measure or a power of ten is raised for its own sake. */
const raisesItself = /(?:^|[\s\d(/])(?:[kcdm]?m|10)$/

class Notes {
  private readonly byNumber = new Map<string, { at: number; item: Item }[]>()

  constructor(items: Item[]) {
    for (const [at, item] of items.entries())
      if (item.kind === 'footnote' && item.note !== null)
        this.byNumber.set(item.note, [...(this.byNumber.get(item.note) ?? []), { at, item }])
  }

  /** Where numbers begin anew on every page or chapter, the nearest that follows is meant. */
  find(note: string, from: number): Item | null {
    const found = this.byNumber.get(note) ?? []
    return (found.find(({ at }) => at > from) ?? found.at(-1))?.item ?? null
  }
}

export function attachNotes(items: Item[], doubts: Doubts): Attached[] {
  const notes = new Notes(items)
  const attached = new Map<Item, Attached>()
  const used = new Set<Item>()
  for (const [at, item] of items.entries()) {
    const own = withNotes(item, item.kind === 'footnote' ? null : (note) => notes.find(note, at), doubts)
    for (const note of own.notes.values()) used.add(note)
    attached.set(item, own)
  }
  const out: Attached[] = []
  const placed = new Set<Item>()
  for (const item of items) {
    const own = attached.get(item) as Attached
    if (item.kind !== 'footnote') {
      out.push(own)
      for (const note of own.notes.values()) {
        if (!placed.has(note)) out.push(attached.get(note) as Attached)
        placed.add(note)
      }
    } else if (!used.has(item)) out.push(unreferred(own, out.length > 0, doubts))
  }
  return out
}

/** Its words are kept: behind what stands above it, or as text where nothing does. */
function unreferred(item: Attached, hasPlace: boolean, doubts: Doubts): Attached {
  doubts.add('footnote-without-reference', item.line, `${item.note} ${wordsOf(item.pieces)}`)
  return { ...item, doubtful: true, kind: hasPlace ? 'footnote' : 'text' }
}

/** A sign that leads nowhere stays as a raised number, so that no word is lost. */
function withNotes(item: Item, find: ((note: string) => Item | null) | null, doubts: Doubts): Attached {
  const notes = new Map<number, Item>()
  let { doubtful } = item
  const pieces = item.pieces.map((piece, nth) => {
    if (piece.type !== 'reference') return piece
    const before = item.pieces[nth - 1]
    const isPower = before?.type === 'text' && raisesItself.test(before.text.slice(-6))
    const note = isPower ? null : (find?.(piece.note) ?? null)
    if (note) {
      notes.set(nth, note)
      return piece
    }
    if (!isPower && find) {
      doubtful = true
      doubts.add('reference-without-footnote', piece.line, `${piece.note}: ${wordsOf(item.pieces)}`)
    }
    return textPiece(piece.note, piece.line, [{ type: 'superscript' }])
  })
  return { ...item, pieces, notes, doubtful }
}
