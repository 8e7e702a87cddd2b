/** What became of what between a revision that came as a file and the text before it, as it is written. */
import type { Transaction } from '../database/port.ts'
import { alignments } from './tables.ts'

export type AlignmentRow = typeof alignments.$inferSelect

/** A row has four values; SQLite bounds those of a statement. */
const rowsAtOnce = 1000

export async function insertAlignments(tx: Transaction, rows: AlignmentRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    await tx.insert(alignments).values(rows.slice(from, from + rowsAtOnce))
}
