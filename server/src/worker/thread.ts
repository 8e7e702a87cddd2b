/** A thread beside the server: does one piece of work after another with the one module it was started for. */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '@plenary/shared/problems'
import type { Answer, Work } from './messages.ts'

const port = parentPort as MessagePort
const { module } = workerData as { module: string }
const loading = import(module) as Promise<{ work: Work<unknown> }>

async function answer(input: unknown): Promise<Answer> {
  try {
    const { work } = await loading
    return { done: await work(input) }
  } catch (error) {
    if (error instanceof Refusal) return { refused: { code: error.code, detail: error.detail } }
    const { message, stack } = error instanceof Error ? error : new Error(String(error))
    return { failed: { message, stack } }
  }
}

port.on('message', (input: unknown) => {
  void answer(input).then((said) => port.postMessage(said))
})
