/** One SQLite connection with the settings every connection of ours has, and its prepared statements. */
import Sqlite from 'better-sqlite3'
import type { Statement, StatementResult } from './messages.ts'

/** Prepared statements kept per connection; the least recently used goes first. */
const keptStatements = 500

export class Connection {
  readonly raw: Sqlite.Database
  private readonly statements = new Map<string, Sqlite.Statement>()

  constructor(file: string, options: { readonly?: boolean } = {}) {
    this.raw = new Sqlite(file, { readonly: options.readonly ?? false, timeout: 5000 })
    // The library is compiled with NORMAL for WAL: FULL must be asked for after the mode, on every
    // connection, or a power cut may take back what was called saved.
    if (!options.readonly) this.raw.pragma('journal_mode = WAL')
    this.raw.pragma('synchronous = FULL')
    this.raw.pragma('foreign_keys = ON')
    this.raw.pragma('wal_autocheckpoint = 4000')
    this.raw.pragma('cache_size = -32000')
  }

  readonly prepare = (sql: string): Sqlite.Statement => {
    const kept = this.statements.get(sql)
    if (kept) {
      this.statements.delete(sql)
      this.statements.set(sql, kept)
      return kept
    }
    const statement = this.raw.prepare(sql)
    this.statements.set(sql, statement)
    if (this.statements.size > keptStatements)
      this.statements.delete(this.statements.keys().next().value as string)
    return statement
  }

  /** Runs one statement. `get` answers one row of columns, the others rows of columns. */
  readonly execute = ({ sql, params, method, each }: Statement): StatementResult => {
    const statement = this.prepare(sql)
    if (each) return { rows: [], changes: each.reduce((sum, one) => sum + runWith(statement, one), 0) }
    const values = params.map(bindable)
    if (!statement.reader) return { rows: [], changes: statement.run(...values).changes }
    const rows = statement.raw().all(...values) as unknown[]
    const changes = statement.readonly ? 0 : rows.length
    return method === 'get' ? { rows: (rows[0] as unknown[] | undefined) ?? [], changes } : { rows, changes }
  }

  close(): void {
    this.statements.clear()
    this.raw.close()
  }
}

const runWith = (statement: Sqlite.Statement, params: unknown[]): number =>
  statement.run(...params.map(bindable)).changes

/** SQLite binds buffers, not other views of bytes; what came across threads is such a view. */
const bindable = (value: unknown): unknown =>
  value instanceof Uint8Array && !Buffer.isBuffer(value)
    ? Buffer.from(value.buffer, value.byteOffset, value.byteLength)
    : typeof value === 'boolean'
      ? Number(value)
      : value
