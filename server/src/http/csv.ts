/** Tables as CSV (RFC 4180), written line by line, with nothing in a cell that a spreadsheet would carry out. */

export type Cell = string | number | null

/** A spreadsheet that is not told otherwise takes UTF-8 for the code page of its machine: the mark says what it is. */
export const byteOrderMark = '\uFEFF'

/** Beginnings a spreadsheet takes for a formula or a command, after blanks too; full-width forms are folded by some. */
const formula = /^[\s\p{Cc}]*[=+\-@＝＋－＠]|^[\t\r\n]/u

/** [MTX4] Words that begin like a formula get an apostrophe before them, which spreadsheets show as text. */
export const harmless = (words: string): string => (formula.test(words) ? `'${words}` : words)

function written(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const safe = harmless(cell)
  return /["\r\n,]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe
}

export const csvLine = (cells: readonly Cell[]): string => `${cells.map(written).join(',')}\r\n`
