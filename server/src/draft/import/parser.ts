/** The parser's thread: parses the one source it was started with, answers, and ends. */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '@plenary/shared/problems'
import type { ParserAnswer, Source } from './messages.ts'
import { parseSource } from './parse-source.ts'

/** An error loses its class on the way between threads: a refusal crosses as its code and detail. */
function answer(source: Source): ParserAnswer {
  try {
    return { imported: parseSource(source) }
  } catch (error) {
    if (error instanceof Refusal) return { refused: { code: error.code, detail: error.detail } }
    const { message, stack } = error instanceof Error ? error : new Error(String(error))
    return { failed: { message, stack } }
  }
}

const port = parentPort as MessagePort
port.postMessage(answer((workerData as { source: Source }).source))
