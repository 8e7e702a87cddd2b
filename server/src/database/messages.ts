/** What the main thread and the writer's thread say to each other. */

export type Method = 'run' | 'all' | 'values' | 'get'

export interface Statement {
  sql: string
  params: unknown[]
  method: Method
}

/** Rows as arrays of columns, the way the driver above wants them, and how many rows a write changed. */
export interface StatementResult {
  rows: unknown[]
  changes: number
}

export type WriterRequest =
  /** Joins the group commit; alone in its own savepoint when it holds several statements. */
  | { id: number; kind: 'write'; statements: Statement[] }
  | { id: number; kind: 'begin' | 'commit' | 'rollback' }
  /** A statement of the transaction that is open. */
  | { id: number; kind: 'step'; statement: Statement }
  | { id: number; kind: 'close' }

export type WriterAnswer =
  | { id: number; results: StatementResult[] }
  | { id: number; error: { message: string; code: string } }
