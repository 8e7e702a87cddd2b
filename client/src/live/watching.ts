/** Keeps the server knowing that this page watches a place, however often the connection comes and goes. */
import type { WatchAnswer, WatchInput } from '@plenary/shared/live'
import { ProblemError } from '../api/call.ts'
import { liveSocket } from './socket.ts'

/** Asking again after a failure waits this long, then twice as long, up to the longest. */
const patience = { firstMs: 500, longestMs: 15_000 }
/** How long the server may take to answer `watch`. */
const answerMs = 10_000

interface Watch {
  input: WatchInput
  /** The server knows that we watch on this connection; asked again where this rejects. */
  onWatching(seq: number): Promise<void> | void
  onLost?(): void
  /** Asking will never help: not signed in, no such place, no part in it. */
  onRefused(): void
}

/** Watches until the answered function is called. */
export function keepWatching({ input, onWatching, onLost, onRefused }: Watch): () => void {
  const socket = liveSocket()
  let stopped = false
  const start = async (): Promise<void> => {
    const connectionId = socket.id
    const isOver = (): boolean => stopped || socket.id !== connectionId || !socket.connected
    for (let waitMs = patience.firstMs; !isOver(); waitMs = Math.min(waitMs * 2, patience.longestMs)) {
      try {
        const answer: WatchAnswer = await socket.timeout(answerMs).emitWithAck('watch', input)
        if (isOver()) return
        if ('code' in answer) throw new ProblemError({ ...answer, status: 0 })
        return await onWatching(answer.seq)
      } catch (error) {
        if (isOver()) return
        if (error instanceof ProblemError && forGood.has(error.code)) return onRefused()
        await new Promise((resolve) => setTimeout(resolve, waitMs))
      }
    }
  }
  const onConnect = (): void => void start()
  const onDisconnect = (): void => onLost?.()
  socket.on('connect', onConnect)
  socket.on('disconnect', onDisconnect)
  count(input, 1)
  if (socket.connected) onConnect()
  return () => {
    stopped = true
    socket.off('connect', onConnect)
    socket.off('disconnect', onDisconnect)
    // Somebody else on this page may watch the same.
    if (count(input, -1) === 0 && socket.connected) socket.emit('unwatch', input)
  }
}

const forGood: ReadonlySet<string> = new Set([
  'not-found',
  'not-signed-in',
  'not-a-participant',
  'invalid-input',
])

/** How many on this page watch the same thing: the server counts a connection once. */
const watchers = new Map<string, number>()
function count(input: WatchInput, change: 1 | -1): number {
  const key = JSON.stringify(input)
  const next = (watchers.get(key) ?? 0) + change
  if (next > 0) watchers.set(key, next)
  else watchers.delete(key)
  return next
}
