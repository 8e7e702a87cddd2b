/** A paragraph in the making: what a block was recognised as, with what is still to be decided. */
import { randomUUID } from 'node:crypto'
import type { ParagraphKind } from '@plenary/shared/paragraph'
import type { Piece, Words } from './block.ts'
import type { Label, Reading } from './labels.ts'

export interface Item {
  id: string
  kind: ParagraphKind
  level: number
  unnumbered: boolean
  line: number
  /** Without the label. */
  pieces: Piece[]
  /** As the source has it. */
  label: Label | null
  /** How the label was understood. */
  reading: Reading | null
  /** 1 to 6 where the source marks a heading; null where it was recognised by its words. */
  mark: number | null
  /** The number of a footnote. */
  note: string | null
  /** A page break had cut it. */
  rejoined: boolean
  doubtful: boolean
}

export const newItem = (
  kind: ParagraphKind,
  block: Words,
  pieces: Piece[],
  more: Partial<Item> = {},
): Item => ({
  id: randomUUID(),
  kind,
  level: 0,
  unnumbered: false,
  line: block.line,
  pieces,
  label: null,
  reading: null,
  mark: block.heading,
  note: null,
  rejoined: false,
  doubtful: false,
  ...more,
})
