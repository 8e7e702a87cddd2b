/** The main thread's end of the writer: sends requests, matches answers, and starts the thread anew if it dies. */
import { Worker } from 'node:worker_threads'
import type { StatementResult, WriterAnswer, WriterRequest } from './messages.ts'

type Unnumbered<R> = R extends { id: number } ? Omit<R, 'id'> : never
interface Awaiting {
  resolve(results: StatementResult[]): void
  reject(error: Error): void
}

/** A write that did not happen; `code` is SQLite's, such as SQLITE_CONSTRAINT_UNIQUE or SQLITE_FULL. */
export class WriteError extends Error {
  readonly code: string
  constructor(message: string, code: string) {
    super(message)
    this.name = 'WriteError'
    this.code = code
  }
}

/** Compiled, the thread is a file beside this one; from sources it needs a TypeScript loader of its own first. */
function startThread(file: string): Worker {
  const entry = import.meta.url.endsWith('.js') ? './writer.js' : './writer-from-sources.mjs'
  return new Worker(new URL(entry, import.meta.url), { workerData: { file } })
}

export class WriterThread {
  private worker: Worker | null = null
  private nextId = 1
  private readonly awaiting = new Map<number, Awaiting>()
  private readonly file: string

  constructor(file: string) {
    this.file = file
    this.start()
  }

  private start(): Worker {
    const worker = startThread(this.file)
    worker.on('message', (answer: WriterAnswer) => this.settle(answer))
    worker.once('error', (error) => this.fail(worker, error))
    worker.once('exit', () => this.fail(worker, new Error('the writer stopped')))
    this.worker = worker
    return worker
  }

  private settle(answer: WriterAnswer): void {
    const waiter = this.awaiting.get(answer.id)
    this.awaiting.delete(answer.id)
    if ('error' in answer) waiter?.reject(new WriteError(answer.error.message, answer.error.code))
    else waiter?.resolve(answer.results)
  }

  /** Nobody knows whether what was under way is on disk: every waiter hears so, and the next request starts anew. */
  private fail(worker: Worker, error: Error): void {
    if (this.worker !== worker) return
    this.worker = null
    const waiters = [...this.awaiting.values()]
    this.awaiting.clear()
    for (const waiter of waiters) waiter.reject(new WriteError(error.message, 'WRITER_STOPPED'))
  }

  send(request: Unnumbered<WriterRequest>): Promise<StatementResult[]> {
    const worker = this.worker ?? this.start()
    const id = this.nextId++
    return new Promise((resolve, reject) => {
      this.awaiting.set(id, { resolve, reject })
      worker.postMessage({ ...request, id })
    })
  }

  async close(): Promise<void> {
    const { worker } = this
    if (!worker) return
    await this.send({ kind: 'close' }).catch(() => undefined)
    this.worker = null
    await worker.terminate()
  }
}
