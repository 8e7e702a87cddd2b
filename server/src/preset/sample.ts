/** How a sample text is written down: one line a paragraph, in the order of reading. */
import { randomUUID } from 'node:crypto'
import type { Content, Inline } from '@plenary/shared/content'
import type { ParagraphKind } from '@plenary/shared/paragraph'

/**
 * A block of a sample text. In its words `_so_` is emphasis and `^` refers to the next of its footnotes;
 * neither sign has another use here.
 */
export interface Block {
  kind: Exclude<ParagraphKind, 'footnote'>
  level: number
  unnumbered: boolean
  status: 'open' | 'locked'
  words: string
  notes: string[]
}

const block =
  (kind: Block['kind'], level: number, unnumbered = false) =>
  (words: string, ...notes: string[]): Block => ({ kind, level, unnumbered, status: 'open', words, notes })

/** "Part A …": carries its own label in its words. */
export const part = block('part', 0)
/** I., A., 1. and (a). */
export const chapter = block('heading', 1)
export const section = block('heading', 2)
export const subsection = block('heading', 3)
export const topic = block('heading', 4)
/** A heading without a label. */
export const title = block('heading', 1, true)
export const preamble = block('preambular', 0)
export const remark = block('text', 0)
/** 1., 2., … through the whole text. */
export const para = block('paragraph', 0)
/** (a) and (i). */
export const item = block('subparagraph', 1)
export const subitem = block('subparagraph', 2)

/** Agreed text, opened by no round. */
export const locked = (blocks: Block[]): Block[] => blocks.map((each) => ({ ...each, status: 'locked' }))

export interface SampleParagraph {
  id: string
  kind: ParagraphKind
  level: number
  unnumbered: boolean
  status: 'open' | 'locked'
  content: Content
  doubtful: false
}

function contentOf(words: string, noteIds: string[]): Content {
  const rest = [...noteIds]
  return words
    .split(/(\^|_[^_]+_)/)
    .filter((piece) => piece !== '')
    .map((piece): Inline => {
      if (piece === '^') return { type: 'footnote', id: rest.shift() ?? noNote(words) }
      if (piece.length > 1 && piece.startsWith('_'))
        return { type: 'text', text: piece.slice(1, -1), marks: [{ type: 'em' }] }
      return { type: 'text', text: piece }
    })
}

function noNote(words: string): never {
  throw new Error(`A reference without a footnote: ${words}`)
}

/** The paragraphs of a new draft, each under an id of its own, footnotes behind the one that refers to them. */
export function paragraphsOf(blocks: Block[]): SampleParagraph[] {
  return blocks.flatMap(({ words, notes, ...shape }) => {
    const footnotes = notes.map((note) => ({
      id: randomUUID(),
      kind: 'footnote' as const,
      level: 0,
      unnumbered: false,
      status: shape.status,
      content: contentOf(note, []),
      doubtful: false as const,
    }))
    const ids = footnotes.map(({ id }) => id)
    return [
      { ...shape, id: randomUUID(), content: contentOf(words, ids), doubtful: false as const },
      ...footnotes,
    ]
  })
}
