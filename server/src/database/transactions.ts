/** Transactions on the single writer: one at a time, with savepoints, a deadline, and callbacks after the commit. */
import { AsyncLocalStorage } from 'node:async_hooks'
import { storageFaultOf } from './errors.ts'
import type { Statement, StatementResult } from './messages.ts'
import type { AtomicQuery, Queries, Transaction } from './port.ts'
import type { WriterThread } from './writer-thread.ts'

/** A transaction that has not ended by then is undone: everyone else's writes wait for it. */
const longestTransactionMs = 30_000

export type Run = (statement: Statement) => Promise<StatementResult>

/** Statements of queries that have been built and not yet run. */
export const statementsOf = (queries: AtomicQuery[]): Statement[] =>
  queries.map((query) => ({ ...query.toSQL(), method: 'run' as const }))

/**
 * A transaction is alone on the writer; single writes share. Each waits for the transactions asked for
 * before it, in order, and only transactions make others wait.
 */
export class WriterQueue {
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

interface Deps {
  writer: WriterThread
  turn: WriterQueue
  queriesOver(run: Run): Queries
  /**
   * Reads what is committed, in this thread; null for a statement that writes. Until a transaction first writes it sees
   * just that: it holds the one lock for writing, here and across processes.
   */
  readCommitted(statement: Statement): StatementResult | null
  /** A callback after a commit failed. The commit stands. */
  report(error: unknown): void
  longestMs?: number
}

interface OpenTransaction {
  readonly number: number
  hasWritten: boolean
  over: boolean
}

export interface Transactions {
  run<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  /** [DB4] Throws in code that runs inside a transaction which is still open. */
  ensureOutside(): void
}

export function makeTransactions(deps: Deps): Transactions {
  const { writer, turn, queriesOver, readCommitted, report, longestMs = longestTransactionMs } = deps
  const inside = new AsyncLocalStorage<OpenTransaction>()
  let lastNumber = 0

  function ensureOutside(): void {
    // What a transaction set going may outlive it; afterwards it is outside like anyone.
    if (inside.getStore()?.over === false)
      throw new Error('The database was used inside a transaction; use the transaction itself')
  }

  function levelOf(open: OpenTransaction, depth: number, after: (() => void)[]): Transaction {
    let savepointOpen = false
    const write = (statements: Statement[]): Promise<StatementResult[]> => {
      open.hasWritten = true
      return writer.step(open.number, statements)
    }
    const step = async (sql: string): Promise<void> => {
      await writer.step(open.number, [{ sql, params: [], method: 'run' }])
    }
    const ensureInnermost = (): void => {
      // Its work would be undone with the savepoint, unnoticed.
      if (savepointOpen) throw new Error('A savepoint is open; use it, and open one at a time')
    }
    const queries = queriesOver(async (statement) => {
      ensureInnermost()
      const read = open.hasWritten || open.over ? null : readCommitted(statement)
      return read ?? ((await write([statement]))[0] as StatementResult)
    })
    return Object.assign(queries, {
      inTransaction: true as const,
      async atomic(several: AtomicQuery[]) {
        ensureInnermost()
        return (await write(statementsOf(several))).map(({ changes }) => ({ changes }))
      },
      afterCommit: (callback: () => void) => void after.push(callback),
      async nested<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
        ensureInnermost()
        savepointOpen = true
        const name = `nested_${depth}`
        const mine: (() => void)[] = []
        try {
          await step(`SAVEPOINT ${name}`)
          try {
            const result = await work(levelOf(open, depth + 1, mine))
            await step(`RELEASE ${name}`)
            after.push(...mine)
            return result
          } catch (error) {
            await step(`ROLLBACK TO ${name}`)
            await step(`RELEASE ${name}`)
            throw error
          }
        } finally {
          savepointOpen = false
        }
      },
    })
  }

  async function alone<T>(work: (tx: Transaction) => Promise<T>, after: (() => void)[]): Promise<T> {
    lastNumber += 1
    const transaction = lastNumber
    const open: OpenTransaction = { number: transaction, hasWritten: false, over: false }
    let timer: NodeJS.Timeout | undefined
    try {
      await writer.turn('begin', transaction)
      const deadline = new Promise<never>((_, reject) => {
        timer = setTimeout(
          () => reject(new Error(`A transaction was undone after ${longestMs} ms`)),
          longestMs,
        )
      })
      const result = await Promise.race([inside.run(open, () => work(levelOf(open, 0, after))), deadline])
      await writer.turn('commit', transaction)
      return result
    } catch (error) {
      await writer.turn('rollback', transaction).catch(() => undefined)
      throw storageFaultOf(error) ?? error
    } finally {
      clearTimeout(timer)
      open.over = true
    }
  }

  return {
    ensureOutside,
    async run(work) {
      ensureOutside()
      const after: (() => void)[] = []
      const result = await turn.alone(() => alone(work, after))
      for (const callback of after)
        try {
          callback()
        } catch (error) {
          report(error)
        }
      return result
    },
  }
}
