/** What the main thread and the writer's thread say to each other. */

type Method = 'run' | 'all' | 'values' | 'get'

export interface Statement {
  sql: string
  params: unknown[]
  method: Method
  /** Runs it once for each of these instead of once with `params`. */
  each?: unknown[][]
}

/** Rows as arrays of columns, the way the driver above wants them, and how many rows a write changed. */
export interface StatementResult {
  rows: unknown[]
  changes: number
}

/** `transaction` is a number never given twice: what comes too late cannot land in somebody else's transaction. */
export type WriterRequest =
  /** Joins the group commit; alone in its own savepoint when it holds several statements. */
  | { id: number; kind: 'write'; statements: Statement[] }
  | { id: number; kind: 'begin' | 'commit' | 'rollback'; transaction: number }
  /** Statements of the transaction that is open; after one that fails, none. */
  | { id: number; kind: 'step'; transaction: number; statements: Statement[] }
  | { id: number; kind: 'close' }

export type WriterAnswer =
  | { id: number; results: StatementResult[] }
  | { id: number; error: { message: string; code: string } }

/** Said by the writer unasked: the files it has open are no longer those under their names. */
export interface WriterNews {
  gone: string
  /** Where everything that was acknowledged has been brought to safety; null where that failed. */
  rescued: string | null
}

/** Codes of our own beside SQLite's. */
export const databaseGone = 'DATABASE_GONE'
export const writerStopped = 'WRITER_STOPPED'
export const transactionOver = 'TRANSACTION_OVER'
