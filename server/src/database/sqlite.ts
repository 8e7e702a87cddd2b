/** The data port on SQLite: reads on a connection of their own, writes through the writer's thread. */
import { setImmediate } from 'node:timers/promises'
import { drizzle } from 'drizzle-orm/sqlite-proxy'
import { Connection } from './connection.ts'
import type { Method, Statement, StatementResult } from './messages.ts'
import type { AtomicQuery, Database, Queries, Transaction } from './port.ts'
import { makeTransactions, type Run, Turn } from './transactions.ts'
import { WriterThread } from './writer-thread.ts'

/** Storage that has not answered by then is not healthy. */
const healthyWithinMs = 5000

export interface SqliteOptions {
  /** Hears of callbacks after a commit that throw; the commit stands. */
  report?(error: unknown): void
  writer?: WriterThread
  longestTransactionMs?: number
}

const queriesOver = (run: Run) =>
  drizzle(async (sql: string, params: unknown[], method: Method) => run({ sql, params, method }))

export function openSqlite(file: string, options: SqliteOptions = {}): Database {
  const writer = options.writer ?? new WriterThread(file)
  const reader = new Connection(file, { readonly: true })
  const turn = new Turn()
  const transactions = makeTransactions({
    writer,
    turn,
    queriesOver: (run): Queries => queriesOver(run),
    report: options.report ?? (() => undefined),
    ...(options.longestTransactionMs ? { longestMs: options.longestTransactionMs } : {}),
  })
  let closing: Promise<void> | undefined

  const write = (statements: Statement[]): Promise<StatementResult[]> =>
    turn.shared(() => writer.write(statements))

  const outer: Run = async (statement) => {
    transactions.ensureOutside()
    if (reader.prepare(statement.sql).readonly) return reader.execute(statement)
    const [result] = await write([statement])
    return result as StatementResult
  }

  const database = Object.assign(queriesOver(outer), {
    transaction: <T>(work: (tx: Transaction) => Promise<T>) => transactions.run(work),
    async atomic(queries: AtomicQuery[]) {
      transactions.ensureOutside()
      const results = await write(queries.map((query) => ({ ...query.toSQL(), method: 'run' as const })))
      return results.map(({ changes }) => ({ changes }))
    },
    async healthy() {
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<false>((resolve) => {
        timer = setTimeout(() => resolve(false), healthyWithinMs)
      })
      const works = async (): Promise<boolean> => {
        reader.raw.prepare('SELECT 1').get()
        await write([heartbeat])
        return true
      }
      return Promise.race([works().catch(() => false), late]).finally(() => clearTimeout(timer))
    },
    close() {
      // What was asked for before has a few steps to go until it reaches the turn.
      closing ??= setImmediate().then(() =>
        turn.alone(async () => {
          // The writer last: the last connection to leave folds the log into the file.
          reader.close()
          await writer.close()
        }),
      )
      return closing
    },
  })
  return database as unknown as Database
}

/** A write that changes nothing worth keeping and still has to reach the disk. */
const heartbeat: Statement = {
  sql: 'PRAGMA user_version = 1',
  params: [],
  method: 'run',
}
