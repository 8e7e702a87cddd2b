/** Watches a draft or a process: every fact once and in order, however often the connection comes and goes. */
import type { Fact } from '@plenary/shared/events'
import type { PresenceMessage, WatchAnswer, WatchInput } from '@plenary/shared/live'
import { call, ProblemError } from '../api/call.ts'
import { type FactLine, type FactPage, makeFactLine } from './fact-line.ts'
import { type LiveSocket, liveSocket } from './socket.ts'

export { type Connection, useConnection } from './socket.ts'

/** Asking again after a failure waits this long, then twice as long, up to the longest. */
const patience = { firstMs: 500, longestMs: 15_000 }
/** How long the server may take to answer `watch`. */
const answerMs = 10_000

interface Watching {
  input: WatchInput
  slug: string
  since: number | 'now'
  processId?: string | undefined
  onFact(fact: Fact): void
  /** Asking will never help: not signed in, no such place, no part in it. */
  onRefused(): void
  /** The server knows that we watch, on this connection. */
  onWatching?(): void
  /** Watching since now has begun. */
  onBegin?(): void
}

/**
 * Watches a draft from the fact its view contains on. `onPresence` says who is here; `onStale` that what was
 * missed cannot be had any more, so that the draft must be loaded again. `here` says where the person is.
 */
export function watchDraft(options: {
  draftId: string
  slug: string
  since: number
  processId?: string
  onFact(fact: Fact): void
  onPresence(message: PresenceMessage): void
  onStale(): void
}): { here(paragraphId: string | null): void; stop(): void } {
  const { draftId, slug, since, processId, onFact, onPresence, onStale } = options
  const socket = liveSocket()
  let place: string | null = null
  const sayHere = (): void => {
    if (socket.connected) socket.emit('here', { draft: draftId, paragraph: place })
  }
  const hear = (message: PresenceMessage): void => {
    if (message.draft === draftId) onPresence(message)
  }
  socket.on('presence', hear)
  const watch = begin(socket, {
    input: { draft: draftId },
    slug,
    since,
    processId,
    onFact: (fact) => {
      if (concerns(fact, draftId)) onFact(fact)
    },
    onRefused: onStale,
    onWatching: sayHere,
  })
  return {
    here(paragraphId) {
      place = paragraphId
      sayHere()
    },
    stop() {
      socket.off('presence', hear)
      watch.stop()
    },
  }
}

/**
 * Watches a process. Since `now` for a screen whose data carries no number: `onBegin` is then the moment to
 * read it again. A refusal ends the watching quietly: the page says by its own query what it may not see.
 */
export function watchProcess(options: {
  slug: string
  since: number | 'now'
  processId?: string
  onFact(fact: Fact): void
  onBegin?(): void
}): { stop(): void } {
  const { slug, since, processId, onFact, onBegin } = options
  return begin(liveSocket(), {
    input: { process: slug },
    slug,
    since,
    processId,
    onFact,
    onRefused: () => undefined,
    ...(onBegin ? { onBegin } : {}),
  })
}

/** A fact about another draft of the process is no news here; one that names no draft is for everybody. */
export function concerns(fact: Fact, draftId: string): boolean {
  return !('draftId' in fact.data) || fact.data.draftId === draftId
}

function begin(socket: LiveSocket, watching: Watching): { stop(): void } {
  let stopped = false
  const line = makeFactLine({
    since: watching.since === 'now' ? 0 : watching.since,
    processId: watching.processId,
    fetchPage: (since) => factsSince(watching.slug, since),
    onFact: watching.onFact,
  })
  const arrive = (fact: Fact): void => line.arrive(fact)
  const pause = (): void => line.pause()
  let begun = watching.since !== 'now'
  const onWatching = (seq: number): void => {
    if (!begun) line.skipTo(seq)
    if (!begun) watching.onBegin?.()
    begun = true
    watching.onWatching?.()
  }
  const start = (): void => {
    void follow(socket, line, { ...watching, onWatching }, () => stopped)
  }
  socket.on('fact', arrive)
  socket.on('connect', start)
  socket.on('disconnect', pause)
  count(watching.input, 1)
  if (socket.connected) start()
  return {
    stop() {
      stopped = true
      line.stop()
      socket.off('fact', arrive)
      socket.off('connect', start)
      socket.off('disconnect', pause)
      // Somebody else on this page may watch the same.
      if (count(watching.input, -1) === 0 && socket.connected) socket.emit('unwatch', watching.input)
    },
  }
}

/** Watches first and asks for what was missed after, so that nothing falls between; again until it succeeds. */
async function follow(
  socket: LiveSocket,
  line: FactLine,
  { input, onRefused, onWatching }: Pick<Watching, 'input' | 'onRefused'> & { onWatching(seq: number): void },
  isStopped: () => boolean,
): Promise<void> {
  const connectionId = socket.id
  const isOver = (): boolean => isStopped() || socket.id !== connectionId || !socket.connected
  for (let waitMs = patience.firstMs; !isOver(); waitMs = Math.min(waitMs * 2, patience.longestMs)) {
    try {
      const answer: WatchAnswer = await socket.timeout(answerMs).emitWithAck('watch', input)
      if (isOver()) return
      if ('code' in answer) throw new ProblemError({ ...answer, status: 0 })
      onWatching(answer.seq)
      await line.catchUp()
      return
    } catch (error) {
      if (isOver()) return
      if (error instanceof ProblemError && forGood.has(error.code)) return onRefused()
      await new Promise((resolve) => setTimeout(resolve, waitMs))
    }
  }
}

const forGood: ReadonlySet<string> = new Set([
  'not-found',
  'not-signed-in',
  'not-a-participant',
  'invalid-input',
])

async function factsSince(slug: string, since: number): Promise<FactPage> {
  const { items, next } = await call('listFacts', { params: { slug }, query: { since } })
  return { items: items as unknown as Fact[], next }
}

/** How many on this page watch the same thing: the server counts a connection once. */
const watchers = new Map<string, number>()
function count(input: WatchInput, change: 1 | -1): number {
  const key = JSON.stringify(input)
  const next = (watchers.get(key) ?? 0) + change
  if (next > 0) watchers.set(key, next)
  else watchers.delete(key)
  return next
}
