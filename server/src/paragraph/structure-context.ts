/** What a structural command stands on: the rows and words it finds, and what it may do with them soundly. */
import { randomUUID } from 'node:crypto'
import { type Content, textOf } from '@plenary/shared/content'
import type { FactType } from '@plenary/shared/events'
import { Refusal } from '@plenary/shared/problems'
import type { RoomEdits } from '../collab/ports.ts'
import type { Transaction } from '../database/port.ts'
import { insertLineage, type ParagraphRow, updateParagraph } from './store.ts'
import { newFault, withFootnotes } from './tree.ts'

export interface StructureContext {
  tx: Transaction
  edits: RoomEdits
  draftId: string
  rows: ParagraphRow[]
  at: Date
}

/** What a command did, for the fact. */
export interface Outcome {
  fact: Extract<FactType, `paragraph.${string}`>
  upserted: ParagraphRow[]
  removed: string[]
  lineage: { from: string; to: string } | null
  /** Rooms whose rights may have changed with it. */
  judgeAgain: string[]
}

export const conflict = (detail: string): Refusal => new Refusal('structure-conflict', detail)

export function rowOf({ rows }: StructureContext, id: string): ParagraphRow {
  const row = rows.find((each) => each.id === id)
  if (!row) throw conflict('This paragraph is not in the draft any more.')
  return row
}

/** Where something put after `after` stands: behind its footnotes, before what follows. Null: at the beginning. */
export function gapAfter(
  { rows }: Pick<StructureContext, 'rows'>,
  after: string | null,
): [string | null, string | null] {
  if (after === null) return [null, rows[0]?.position ?? null]
  const last = withFootnotes(rows, after).at(-1)
  if (!last) throw conflict('The paragraph before this place is not in the draft any more.')
  return [last.position, rows[rows.indexOf(last) + 1]?.position ?? null]
}

const byPosition = (a: ParagraphRow, b: ParagraphRow): number =>
  a.position < b.position ? -1 : a.position > b.position ? 1 : a.id < b.id ? -1 : 1

/** Refuses what would leave the draft in an unsound shape that it was not in before. */
export function ensureSound(ground: StructureContext, changed: ParagraphRow[], removed: string[] = []): void {
  const gone = new Set([...removed, ...changed.map(({ id }) => id)])
  const after = [...ground.rows.filter(({ id }) => !gone.has(id)), ...changed].sort(byPosition)
  const fault = newFault(ground.rows, after)
  if (fault) throw new Refusal('invalid-input', fault)
}

export const newRow = (
  ground: StructureContext,
  row: Pick<ParagraphRow, 'id' | 'position' | 'kind' | 'level' | 'unnumbered' | 'content'>,
): ParagraphRow => ({
  ...row,
  draftId: ground.draftId,
  status: 'open',
  text: textOf(row.content),
  createdAt: ground.at,
  changedAt: ground.at,
  deletedAt: null,
})

export const change = async (
  ground: StructureContext,
  row: ParagraphRow,
  changes: Partial<ParagraphRow>,
): Promise<ParagraphRow> => {
  await updateParagraph(ground.tx, row.id, changes)
  return { ...row, ...changes }
}

export const wordsOf = (content: Content) => ({ content, text: textOf(content) })

/** Writes what came of what. */
export const follows = (
  { tx, draftId, at }: StructureContext,
  type: 'split' | 'merged' | 'moved',
  fromId: string,
  toId: string,
): Promise<void> => insertLineage(tx, { id: randomUUID(), draftId, type, fromId, toId, at })
