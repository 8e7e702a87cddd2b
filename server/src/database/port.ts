/**
 * The data port: what every store knows of the database. Two engines can stand behind it; nothing outside
 * this folder knows which. All of it is asynchronous.
 */
import type { SqliteRemoteDatabase } from 'drizzle-orm/sqlite-proxy'

type Remote = SqliteRemoteDatabase<Record<string, never>>

/** Queries both engines answer alike. `.get`, `.all`, `.run`, `.values` and relational queries are not among them. */
export type Queries = Pick<
  Remote,
  'select' | 'selectDistinct' | 'insert' | 'update' | 'delete' | '$count' | 'with'
>

/** Inside a transaction. A second branded type, so that a store that must be in one says so. */
export interface Transaction extends Queries {
  readonly inTransaction: true
  /** A savepoint: what it throws undoes only itself. One at a time; the outer transaction throws meanwhile. */
  nested<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  /** Several writes in one round trip. When one fails, those before it stand until the transaction is undone. */
  atomic(queries: AtomicQuery[]): Promise<{ changes: number }[]>
  /** Runs after the commit, in order; not at all when the transaction fails. What it throws is reported and harms nothing. */
  afterCommit(callback: () => void): void
}

/** What a transaction is about, and the id of it: `draft:ID`. What there is one of is called `all`. */
export type Lock = `${string}:${string}`

interface TransactionOptions {
  /** [DB10] Serialises transactions of the same name across processes. A no-op where there is one writer. */
  lock: Lock
}

/** A query that has been built and not yet run; `each`: it runs once for each of these instead of once with `params`. */
export interface AtomicQuery {
  toSQL(): { sql: string; params: unknown[]; each?: unknown[][] }
}

export interface Database extends Queries {
  /** Several writes as one transaction in one round trip; it joins the group commit. All happen, or none. */
  atomic(queries: AtomicQuery[]): Promise<{ changes: number }[]>

  /**
   * One transaction on the single writer. Uses of the outer database inside `work` throw. Keep it short and
   * free of network work. A failed write (disk full, constraint) rejects and leaves nothing behind.
   */
  transaction<T>(work: (tx: Transaction) => Promise<T>, options: TransactionOptions): Promise<T>
  /** What was read since this was last another is still so: it changes whenever anything was committed, by anyone. */
  version(): Promise<string>
  /** Bytes written so far are durable when a write's promise resolves (WAL, synchronous=FULL). */
  close(): Promise<void>
  /** True when a read and a write both succeed now. Writes: ask it seldom, and for all who ask together. */
  healthy(): Promise<boolean>
  /** What keeps this database from taking writes until somebody acts, in one line for the operator; null: nothing. */
  fault(): string | null
}
