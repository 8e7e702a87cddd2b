/**
 * Work beside the server: strangers' bytes and long computations in a thread of their own with bounded time and
 * memory, so that they stall nobody and bring nobody down with them.
 *
 *     // judge.ts
 *     export const work = (path: string): Judgement => …          // throws a Refusal, or answers
 *     // judge-beside.ts
 *     import type { work } from './judge.ts'
 *     const judge = makeBeside<typeof work>(besideMe(import.meta.url, 'judge'), bounds)
 *     await judge(path, userId)
 */
import { Worker } from 'node:worker_threads'
import { Refusal } from '@plenary/shared/problems'
import type { Answer, Work } from './messages.ts'
import { makeTurns, type TurnBounds } from './turns.ts'

export interface Bounds extends TurnBounds {
  /** After this long the thread is ended and the work refused. */
  longestMs: number
  /** Heap of one thread in megabytes. Bytes in buffers are not counted in it: bound what goes in. */
  memoryMb: number
  /** Said to whoever brought what took too long or too much; `too-large` with a line of its own by default. */
  tooMuch?: Refusal
}

/** What comes back. */
type Done<W extends Work> = W extends Work<never, infer O> ? O : never

/** Of one person, work is done one after another; `who` is null for work of the house. */
export type Beside<W extends Work> = (input: Parameters<W>[0], who?: string | null) => Promise<Done<W>>

/** A thread without work is ended after this long: starting one costs tens of milliseconds, keeping one tens of megabytes. */
const idleMs = 20_000

/** The module of this name beside the one that asks, from sources and from the built program alike. */
export const besideMe = (asking: string, name: string): URL =>
  new URL(`./${name}.${asking.endsWith('.js') ? 'js' : 'ts'}`, asking)

/** Compiled, the thread is a file beside this one; from sources it needs a TypeScript loader of its own first. */
function startThread(module: URL, memoryMb: number): Worker {
  const entry = import.meta.url.endsWith('.js') ? './thread.js' : './thread-from-sources.mjs'
  const worker = new Worker(new URL(entry, import.meta.url), {
    workerData: { module: module.href },
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  })
  // What ends a thread is told to the work in it; without work it is told to nobody.
  worker.on('error', () => undefined)
  return worker
}

const tooMuchByDefault = (): Refusal =>
  new Refusal('too-large', 'This takes too long or too much memory to be read. Bring it in parts.')

function settle<W extends Work>(answer: Answer): Done<W> {
  if ('done' in answer) return answer.done as Done<W>
  if ('refused' in answer) throw new Refusal(answer.refused.code, answer.refused.detail)
  const error = new Error(`The work beside failed: ${answer.failed.message}`)
  if (answer.failed.stack) error.stack = answer.failed.stack
  throw error
}

const isOutOfMemory = (error: unknown): boolean =>
  (error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY'

/** One piece of work in a thread. A thread that did not answer is ended: nobody knows what it is at. */
async function workIn(worker: Worker, input: unknown, { longestMs, tooMuch = tooMuchByDefault() }: Bounds) {
  let timer: NodeJS.Timeout | undefined
  const gone = new AbortController()
  try {
    return await new Promise<Answer>((resolve, reject) => {
      const hear = <T>(event: string, then: (said: T) => void): void => {
        worker.once(event, then)
        gone.signal.addEventListener('abort', () => worker.off(event, then))
      }
      timer = setTimeout(() => reject(tooMuch), longestMs)
      hear('message', resolve)
      hear('error', (error) => reject(isOutOfMemory(error) ? tooMuch : error))
      hear('exit', () => reject(new Refusal('try-again', 'The work was interrupted. Try again.')))
      worker.postMessage(input)
    })
  } catch (error) {
    await worker.terminate()
    throw error
  } finally {
    clearTimeout(timer)
    gone.abort()
  }
}

/** [PRC6] Makes threads as they are needed and keeps those that did well for a while. */
export function makeBeside<W extends Work>(module: URL, bounds: Bounds): Beside<W> {
  const inTurn = makeTurns(bounds)
  /** Threads without work, and what ends each when none comes. */
  const idle = new Map<Worker, NodeJS.Timeout>()

  function take(): Worker {
    const [kept] = idle.keys()
    if (!kept) {
      const worker = startThread(module, bounds.memoryMb)
      return worker.once('exit', () => forget(worker))
    }
    forget(kept)
    kept.ref()
    return kept
  }

  function forget(worker: Worker): void {
    clearTimeout(idle.get(worker))
    idle.delete(worker)
  }

  function keep(worker: Worker): void {
    // A thread that waits keeps no process from ending.
    worker.unref()
    idle.set(worker, setTimeout(() => void worker.terminate(), idleMs).unref())
  }

  function done(input: Parameters<W>[0]): Promise<Done<W>> {
    const worker = take()
    return workIn(worker, input, bounds).then((answer): Done<W> => {
      keep(worker)
      return settle<W>(answer)
    })
  }

  return (input, who = null) => inTurn(who, () => done(input))
}
