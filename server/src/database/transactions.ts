/** Transactions on the single writer: one at a time, with savepoints, a deadline, and callbacks after the commit. */
import { AsyncLocalStorage } from 'node:async_hooks'
import { storageFaultOf } from './errors.ts'
import type { Method, Statement, StatementResult } from './messages.ts'
import type { Queries, Transaction } from './port.ts'
import type { WriterThread } from './writer-thread.ts'

/** A transaction that has not ended by then is undone: everyone else's writes wait for it. */
const longestTransactionMs = 30_000

export type Run = (statement: Statement) => Promise<StatementResult>

/**
 * A transaction is alone on the writer; single writes share. Each waits for the transactions asked for
 * before it, in order, and only transactions make others wait.
 */
export class Turn {
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
  turn: Turn
  queriesOver(run: Run): Queries
  /** A callback after a commit failed. The commit stands. */
  report(error: unknown): void
  longestMs?: number
}

export interface Transactions {
  run<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  /** [DB4] Throws in code that runs inside a transaction which is still open. */
  ensureOutside(): void
}

export function makeTransactions(deps: Deps): Transactions {
  const { writer, turn, queriesOver, report, longestMs = longestTransactionMs } = deps
  const inside = new AsyncLocalStorage<{ over: boolean }>()
  let lastNumber = 0

  function ensureOutside(): void {
    // What a transaction set going may outlive it; afterwards it is outside like anyone.
    if (inside.getStore()?.over === false)
      throw new Error('The database was used inside a transaction; use the transaction itself')
  }

  function levelOf(transaction: number, depth: number, after: (() => void)[]): Transaction {
    let savepointOpen = false
    const step = (sql: string, params: unknown[] = [], method: Method = 'run'): Promise<StatementResult> =>
      writer.step(transaction, { sql, params, method })
    const ensureInnermost = (): void => {
      // Its work would be undone with the savepoint, unnoticed.
      if (savepointOpen) throw new Error('A savepoint is open; use it, and open one at a time')
    }
    const queries = queriesOver(async ({ sql, params, method }) => {
      ensureInnermost()
      return step(sql, params, method)
    })
    return Object.assign(queries, {
      inTransaction: true as const,
      afterCommit: (callback: () => void) => void after.push(callback),
      async nested<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
        ensureInnermost()
        savepointOpen = true
        const name = `nested_${depth}`
        const mine: (() => void)[] = []
        try {
          await step(`SAVEPOINT ${name}`)
          try {
            const result = await work(levelOf(transaction, depth + 1, mine))
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
    const place = { over: false }
    let timer: NodeJS.Timeout | undefined
    try {
      await writer.turn('begin', transaction)
      const deadline = new Promise<never>((_, reject) => {
        timer = setTimeout(
          () => reject(new Error(`A transaction was undone after ${longestMs} ms`)),
          longestMs,
        )
      })
      const result = await Promise.race([
        inside.run(place, () => work(levelOf(transaction, 0, after))),
        deadline,
      ])
      await writer.turn('commit', transaction)
      return result
    } catch (error) {
      await writer.turn('rollback', transaction).catch(() => undefined)
      throw storageFaultOf(error) ?? error
    } finally {
      clearTimeout(timer)
      place.over = true
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
