/** The data port on SQLite: reads on a connection of their own, writes through the writer's thread. */
import { setImmediate } from 'node:timers/promises'
import type { AnchorSources } from './anchor.ts'
import { Connection } from './connection.ts'
import type { Statement, StatementResult, WriterNews } from './messages.ts'
import type { AtomicQuery, Database, Queries, Transaction } from './port.ts'
import { queriesOver } from './prepared.ts'
import { makeTransactions, type Run, statementsOf, WriterQueue } from './transactions.ts'
import { WriterThread } from './writer-thread.ts'

/** Storage that has not answered by then is not healthy. */
const healthyWithinMs = 5000

export interface SqliteOptions {
  /** Hears of callbacks after a commit that throw; the commit stands. */
  report?(error: unknown): void
  writer?: WriterThread
  /** What is anchored beside the database; without it there is no anchor. */
  anchored?: AnchorSources
  /** Hears, in one line for the operator, that the files were taken away under the server. */
  lost?(line: string): void
  longestTransactionMs?: number
}

export function openSqlite(file: string, options: SqliteOptions = {}): Database {
  const lost = (news: WriterNews): void => options.lost?.(lineOf(news))
  const writer =
    options.writer ??
    new WriterThread(file, { ...(options.anchored ? { anchored: options.anchored } : {}), lost })
  const reader = new Connection(file, { readonly: true })
  const turn = new WriterQueue()
  const transactions = makeTransactions({
    writer,
    turn,
    queriesOver: (run): Queries => queriesOver(run),
    // What is run for its effect is not for this connection, whatever it changes.
    readCommitted: (statement) =>
      statement.method !== 'run' && reader.prepare(statement.sql).readonly ? reader.execute(statement) : null,
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
      const results = await write(statementsOf(queries))
      return results.map(({ changes }) => ({ changes }))
    },
    async version() {
      const { rows } = reader.execute({ sql: 'PRAGMA data_version', params: [], method: 'get' })
      return String(rows[0])
    },
    async healthy() {
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<false>((resolve) => {
        timer = setTimeout(() => resolve(false), healthyWithinMs)
      })
      const works = async (): Promise<boolean> => {
        reader.raw.prepare('SELECT 1').get()
        await write([])
        return true
      }
      return Promise.race([works().catch(() => false), late]).finally(() => clearTimeout(timer))
    },
    fault: () => writer.gone && lineOf(writer.gone),
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

/** [ABS4] What happened, and what to do now. */
const lineOf = ({ gone, rescued }: WriterNews): string =>
  `${gone} was removed or replaced under the running server; nothing is written any more. ${
    rescued === null
      ? 'What was in it could not be brought to safety: leave the server running and copy what you can.'
      : rescued.endsWith('.rescued.sqlite')
        ? `All that was acknowledged is in ${rescued}: stop the server and put that file in the place of plenary.sqlite, with no -wal and -shm beside it.`
        : 'All that was acknowledged is in the database: start the server anew.'
  }`
