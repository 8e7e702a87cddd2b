/** The data port on SQLite: reads on a connection of their own, writes through the writer's thread. */
import { AsyncLocalStorage } from 'node:async_hooks'
import { drizzle } from 'drizzle-orm/sqlite-proxy'
import { Connection } from './connection.ts'
import type { Method, Statement, StatementResult } from './messages.ts'
import type { AtomicQuery, Database, Queries, Transaction } from './port.ts'
import { WriterThread } from './writer-thread.ts'

type Run = (statement: Statement) => Promise<StatementResult>

const queriesOver = (run: Run) =>
  drizzle(async (sql: string, params: unknown[], method: Method) => run({ sql, params, method }))

/**
 * A transaction is alone on the writer; single writes share. Each waits for the transactions asked for
 * before it, in order, and only transactions make others wait.
 */
class Turn {
  private tail: Promise<void> = Promise.resolve()
  shared<T>(work: () => Promise<T>): Promise<T> {
    return this.tail.then(work)
  }
  alone<T>(work: () => Promise<T>): Promise<T> {
    const result = this.tail.then(work)
    this.tail = result.then(
      () => undefined,
      () => undefined,
    )
    return result
  }
}

const forbidden = (): never => {
  throw new Error('The database was used inside a transaction; use the transaction itself')
}

export function openSqlite(file: string): Database {
  const writer = new WriterThread(file)
  const reader = new Connection(file, { readonly: true })
  const turn = new Turn()
  const inside = new AsyncLocalStorage<true>()
  let closing: Promise<void> | undefined

  const outer: Run = async (statement) => {
    if (inside.getStore()) forbidden()
    if (reader.prepare(statement.sql).readonly) return reader.execute(statement)
    const [result] = await turn.shared(() => writer.send({ kind: 'write', statements: [statement] }))
    return result as StatementResult
  }

  const step: Run = async (statement) => {
    const [result] = await writer.send({ kind: 'step', statement })
    return result as StatementResult
  }
  const command = (sql: string): Promise<StatementResult> => step({ sql, params: [], method: 'run' })

  function transactionAt(depth: number, after: (() => void)[]): Transaction {
    const queries: Queries = queriesOver(step)
    return Object.assign(queries, {
      inTransaction: true as const,
      afterCommit: (callback: () => void) => void after.push(callback),
      async nested<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
        const name = `nested_${depth}`
        const mine: (() => void)[] = []
        await command(`SAVEPOINT ${name}`)
        try {
          const result = await work(transactionAt(depth + 1, mine))
          await command(`RELEASE ${name}`)
          after.push(...mine)
          return result
        } catch (error) {
          await command(`ROLLBACK TO ${name}`)
          await command(`RELEASE ${name}`)
          throw error
        }
      },
    })
  }

  async function transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    if (inside.getStore()) forbidden()
    const after: (() => void)[] = []
    const result = await turn.alone(async () => {
      await writer.send({ kind: 'begin' })
      try {
        const done = await inside.run(true, () => work(transactionAt(0, after)))
        await writer.send({ kind: 'commit' })
        return done
      } catch (error) {
        await writer.send({ kind: 'rollback' }).catch(() => undefined)
        throw error
      }
    })
    for (const callback of after) callback()
    return result
  }

  const database = Object.assign(queriesOver(outer), {
    transaction,
    async atomic(queries: AtomicQuery[]) {
      if (inside.getStore()) forbidden()
      const statements = queries.map((query) => ({ ...query.toSQL(), method: 'run' as const }))
      const results = await turn.shared(() => writer.send({ kind: 'write', statements }))
      return results.map(({ changes }) => ({ changes }))
    },
    async healthy() {
      try {
        reader.raw.prepare('SELECT 1').get()
        await turn.shared(() => writer.send({ kind: 'write', statements: [heartbeat] }))
        return true
      } catch {
        return false
      }
    },
    close() {
      closing ??= turn.alone(async () => {
        await writer.close()
        reader.close()
      })
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
