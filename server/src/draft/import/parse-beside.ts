/**
 * Parses beside the server's work: each source in a thread of its own with bounded time and memory, so that a
 * hostile text stalls nobody [IMP3].
 */
import { Worker } from 'node:worker_threads'
import { Refusal } from '@plenary/shared/problems'
import { judgeSource } from './judge-source.ts'
import type { ParserAnswer, Source } from './messages.ts'
import type { Imported } from './parse-source.ts'

export interface Limits {
  /** After this long the text is refused. */
  longestMs: number
  /** Heap of one parse. */
  memoryMb: number
  /** Parses at once. */
  atOnce: number
  /** Imports that may wait for their turn; the next one hears "too many requests". */
  waiting: number
}

export const importLimits: Limits = { longestMs: 60_000, memoryMb: 1024, atOnce: 1, waiting: 4 }

/** Compiled, the thread is a file beside this one; from sources it needs a TypeScript loader of its own first. */
function startThread(source: Source, memoryMb: number): Worker {
  const entry = import.meta.url.endsWith('.js') ? './parser.js' : './parser-from-sources.mjs'
  return new Worker(new URL(entry, import.meta.url), {
    workerData: { source },
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  })
}

const tooMuch = (): Refusal =>
  new Refusal('too-large', 'The text is too intricate to be read in time. Import it in parts.')

function settle(answer: ParserAnswer): Imported {
  if ('imported' in answer) return answer.imported
  if ('refused' in answer) throw new Refusal(answer.refused.code, answer.refused.detail)
  const error = new Error(`The parser failed: ${answer.failed.message}`)
  if (answer.failed.stack) error.stack = answer.failed.stack
  throw error
}

const isOutOfMemory = (error: unknown): boolean =>
  (error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY'

/** One thread, one answer; whatever happens, the thread is gone afterwards. */
async function parseInThread(source: Source, { longestMs, memoryMb }: Limits): Promise<Imported> {
  const worker = startThread(source, memoryMb)
  let timer: NodeJS.Timeout | undefined
  try {
    const answer = await new Promise<ParserAnswer>((resolve, reject) => {
      timer = setTimeout(() => reject(tooMuch()), longestMs)
      worker.once('message', resolve)
      worker.once('error', (error) => reject(isOutOfMemory(error) ? tooMuch() : error))
      worker.once('exit', () => reject(new Refusal('try-again', 'The import was interrupted.')))
    })
    return settle(answer)
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}

/** A counter of its own for each set of limits. */
export function makeParser(limits: Limits): (source: Source) => Promise<Imported> {
  let running = 0
  const waiting: (() => void)[] = []

  async function turn(): Promise<void> {
    if (running < limits.atOnce) {
      running += 1
      return
    }
    if (waiting.length >= limits.waiting)
      throw new Refusal('too-many-requests', 'Other imports are being read. Try again in a moment.')
    await new Promise<void>((resolve) => waiting.push(resolve))
  }

  /** The place is handed on: whoever waits longest goes next. */
  function leave(): void {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }

  return async (source) => {
    // What is too long or no text at all is refused before it takes a place or crosses to the thread.
    judgeSource(source)
    await turn()
    try {
      return await parseInThread(source, limits)
    } finally {
      leave()
    }
  }
}

export const parseBeside = makeParser(importLimits)
