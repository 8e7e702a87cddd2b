/** The lines of facts of this page, one for each process on the screen, kept while views come and go. */
import type { Fact } from '@plenary/shared/events'
import { useEffect, useRef } from 'react'
import { call } from '../api/call.ts'
import type { FactPage } from './fact-line.ts'
import type { ProcessRef } from './facts.ts'
import { type Follower, type LineEars, makeProcessLine, type ProcessLine } from './process-line.ts'
import { registeredFacts } from './registered-facts.ts'
import { whenSessionChanges } from './session-change.ts'
import { liveSocket } from './socket.ts'
import { keepWatching } from './watching.ts'

/** A line that nobody follows stays so long: the next page of the same process goes on with it. */
const lingerMs = 10_000

interface Kept {
  line: ProcessLine
  followers: number
  ending: ReturnType<typeof setTimeout> | null
}

const lines = new Map<string, Kept>()

// What was heard as somebody else is no beginning for whoever comes next.
whenSessionChanges(() => {
  for (const { line, ending } of lines.values()) {
    if (ending) clearTimeout(ending)
    line.stop()
  }
  lines.clear()
})

/** Follows a process's one line of facts; answers how to leave. */
export function followProcess(process: ProcessRef, follower: Follower): () => void {
  const kept = lines.get(process.id) ?? begin(process)
  kept.followers += 1
  if (kept.ending) clearTimeout(kept.ending)
  kept.ending = null
  const leave = kept.line.follow(follower)
  return () => {
    leave()
    kept.followers -= 1
    if (kept.followers > 0 || lines.get(process.id) !== kept) return
    kept.ending = setTimeout(() => {
      lines.delete(process.id)
      kept.line.stop()
    }, lingerMs)
  }
}

function begin(process: ProcessRef): Kept {
  const { cache, features } = registeredFacts()
  const line = makeProcessLine({
    context: { cache, process },
    features,
    fetchPage: (since) => factsSince(process.slug, since),
    open: (ears) => listen(process, ears),
    report: reportError,
  })
  const kept: Kept = { line, followers: 0, ending: null }
  lines.set(process.id, kept)
  return kept
}

function listen({ slug }: ProcessRef, ears: LineEars): () => void {
  const socket = liveSocket()
  socket.on('fact', ears.fact)
  const stop = keepWatching({
    input: { process: slug },
    onWatching: ears.watching,
    onLost: ears.lost,
    onRefused: ears.refused,
  })
  return () => {
    socket.off('fact', ears.fact)
    stop()
  }
}

async function factsSince(slug: string, since: number): Promise<FactPage> {
  const { items, next } = await call('listFacts', { params: { slug }, query: { since } })
  return { items: items as unknown as Fact[], next }
}

/**
 * Keeps what is read of a process current while this view is on the screen, for those who take part. A refusal ends it
 * quietly: the page says by its own query what it may not see. `onFact` hears each fact after the cache has it.
 */
export function useProcessFacts(
  process: ProcessRef | undefined,
  takesPart: boolean,
  onFact?: (fact: Fact) => void,
): void {
  const hear = useRef(onFact)
  hear.current = onFact
  const { id, slug } = process ?? {}
  useEffect(() => {
    if (!id || !slug || !takesPart) return
    return followProcess({ id, slug }, { onFact: (fact) => hear.current?.(fact) })
  }, [id, slug, takesPart])
}
