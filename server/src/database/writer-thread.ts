/** The main thread's end of the writer: sends requests, matches answers, and starts the thread anew if it dies. */
import { Worker } from 'node:worker_threads'
import type { AnchorSources } from './anchor.ts'
import { errorOf } from './errors.ts'
import {
  databaseGone,
  type Statement,
  type StatementResult,
  type WriterAnswer,
  type WriterNews,
  type WriterRequest,
  writerStopped,
} from './messages.ts'

type Unnumbered<R> = R extends { id: number } ? Omit<R, 'id'> : never
interface Awaiting {
  resolve(results: StatementResult[]): void
  reject(error: Error): void
}

/** Compiled, the thread is a file beside this one; from sources it needs a TypeScript loader of its own first. */
function startThread(file: string, anchored: AnchorSources | null): Worker {
  const entry = import.meta.url.endsWith('.js') ? './writer.js' : './writer-from-sources.mjs'
  return new Worker(new URL(entry, import.meta.url), { workerData: { file, anchored } })
}

/** A view of a few bytes would carry the whole buffer behind it across. */
const slim = (value: unknown): unknown =>
  value instanceof Uint8Array && value.byteLength < value.buffer.byteLength ? new Uint8Array(value) : value

const slimmed = (statement: Statement): Statement => ({
  ...statement,
  params: statement.params.map(slim),
  ...(statement.each ? { each: statement.each.map((params) => params.map(slim)) } : {}),
})

export interface WriterOptions {
  /** What the anchor keeps of this database; without it there is no anchor. */
  anchored?: AnchorSources
  /** Hears once when the files were taken away. */
  lost?(news: WriterNews): void
}

export class WriterThread {
  private worker: Worker | null = null
  private closed = false
  private nextId = 1
  private readonly awaiting = new Map<number, Awaiting>()
  private readonly file: string
  private readonly options: WriterOptions
  /** [ABS3] What was taken away under the writer; nothing is written any more, whatever is started anew. */
  gone: WriterNews | null = null

  constructor(file: string, options: WriterOptions = {}) {
    this.file = file
    this.options = options
    this.start()
  }

  private start(): Worker {
    const worker = startThread(this.file, this.options.anchored ?? null)
    worker.on('message', (message: WriterAnswer | WriterNews) => {
      if ('id' in message) this.settle(message)
      else this.lose(message)
    })
    worker.once('error', (error) => this.fail(worker, error))
    worker.once('exit', () => this.fail(worker, new Error('the writer stopped')))
    this.worker = worker
    return worker
  }

  private lose(news: WriterNews): void {
    this.gone = news
    this.options.lost?.(news)
  }

  private settle(answer: WriterAnswer): void {
    const waiter = this.awaiting.get(answer.id)
    this.awaiting.delete(answer.id)
    if ('error' in answer) waiter?.reject(errorOf(answer.error.message, answer.error.code))
    else waiter?.resolve(answer.results)
  }

  /**
   * [DB8] Nobody knows whether what was under way is on disk: every waiter hears "try again", and the next
   * request starts the thread anew.
   */
  private fail(worker: Worker, error: Error): void {
    if (this.worker !== worker) return
    this.worker = null
    const waiters = [...this.awaiting.values()]
    this.awaiting.clear()
    for (const waiter of waiters) waiter.reject(errorOf(error.message, writerStopped))
  }

  private post(request: Unnumbered<WriterRequest>): Promise<StatementResult[]> {
    if (this.gone && request.kind !== 'close')
      return Promise.reject(errorOf(`${this.gone.gone} was removed or replaced`, databaseGone))
    const worker = this.worker ?? this.start()
    const id = this.nextId++
    return new Promise((resolve, reject) => {
      this.awaiting.set(id, { resolve, reject })
      worker.postMessage({ ...request, id })
    })
  }

  /** Several statements in one request happen all or not at all. */
  write(statements: Statement[]): Promise<StatementResult[]> {
    if (this.closed) return Promise.reject(errorOf('the database is closed', writerStopped))
    return this.post({ kind: 'write', statements: statements.map(slimmed) })
  }

  step(transaction: number, statements: Statement[]): Promise<StatementResult[]> {
    return this.post({ kind: 'step', transaction, statements: statements.map(slimmed) })
  }

  async turn(kind: 'begin' | 'commit' | 'rollback', transaction: number): Promise<void> {
    if (this.closed && kind === 'begin') throw errorOf('the database is closed', writerStopped)
    await this.post({ kind, transaction })
  }

  async close(): Promise<void> {
    this.closed = true
    const { worker } = this
    if (!worker) return
    await this.post({ kind: 'close' }).catch(() => undefined)
    this.worker = null
    await worker.terminate()
  }
}
