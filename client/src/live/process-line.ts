/** The one line of facts of a process on this page: every feature's handlers hear it, and so do the views on the screen. */
import type { Fact } from '@plenary/shared/events'
import { type FactPage, makeFactLine } from './fact-line.ts'
import { type FactContext, type FeatureFacts, handleFact } from './facts.ts'

/** What the connection tells the line. */
export interface LineEars {
  /** The server knows that we watch; `seq` is the newest fact then. Rejects where what was missed cannot be asked for now. */
  watching(seq: number): Promise<void>
  fact(fact: Fact): void
  lost(): void
  /** Asking will never help: not signed in, no such place, no part in it. */
  refused(): void
}

/** A view that needs more than the query cache: it announces, or keeps a text of its own. */
export interface Follower {
  /** The number of the last fact that it contains; without one it hears what comes from now on. */
  since?: number
  /** Called after the features' handlers, each fact once and in order. */
  onFact?(fact: Fact): void
  /** What was missed cannot be had any more: load again, and follow from there. */
  onStale?(): void
}

export interface ProcessLine {
  /** Answers how to leave. */
  follow(follower: Follower): () => void
  stop(): void
}

interface Options {
  context: FactContext
  /** The table of all features. */
  features(): Promise<readonly FeatureFacts[]>
  fetchPage(since: number): Promise<FactPage>
  /** Begins to watch; answers how to stop. */
  open(ears: LineEars): () => void
  /** A handler threw: the others hear the fact all the same [FCT4]. */
  report(error: unknown): void
}

/** So many facts are remembered for views that come later with data a little older than the line. */
export const remembered = 500

interface Following extends Follower {
  /** The number of the last fact it has heard or contains; null until the line begins. */
  heard: number | null
}

/**
 * [UI4] Begins at the oldest number that a follower contains, or now. A view that comes later is told what it lacks
 * from memory; where memory does not reach back so far, it must load again.
 */
export function makeProcessLine({ context, features, fetchPage, open, report }: Options): ProcessLine {
  const followers = new Set<Following>()
  const memory: Fact[] = []
  let table: readonly FeatureFacts[] = []
  /** Every fact with a greater number is in memory; null until the line has begun. */
  let rememberedFrom: number | null = null
  let newest = 0

  const tell = (follower: Following, fact: Fact): void => {
    if (follower.heard === null || fact.seq <= follower.heard) return
    follower.heard = fact.seq
    guard(() => follower.onFact?.(fact))
  }
  const guard = (act: () => void): void => {
    try {
      act()
    } catch (error) {
      report(error)
    }
  }
  const pass = (fact: Fact): void => {
    newest = fact.seq
    memory.push(fact)
    if (memory.length > remembered) rememberedFrom = memory.shift()?.seq ?? rememberedFrom
    for (const feature of table) guard(() => handleFact(feature, fact, context))
    for (const follower of [...followers]) tell(follower, fact)
  }
  const line = makeFactLine({ since: 0, processId: context.process.id, fetchPage, onFact: pass })

  const begin = (seq: number): void => {
    rememberedFrom = Math.min(seq, ...[...followers].flatMap(({ since }) => since ?? []))
    newest = rememberedFrom
    line.skipTo(rememberedFrom)
    for (const follower of followers) follower.heard = follower.since ?? seq
    for (const feature of table) guard(() => feature.onBegin?.(context))
  }
  const close = open({
    async watching(seq) {
      if (rememberedFrom === null) {
        table = await features()
        if (rememberedFrom === null) begin(seq)
      }
      await line.catchUp()
    },
    fact: line.arrive,
    lost: line.pause,
    refused() {
      for (const { onStale } of [...followers]) guard(() => onStale?.())
    },
  })

  return {
    follow(follower) {
      const following: Following = { ...follower, heard: null }
      followers.add(following)
      if (rememberedFrom !== null) {
        following.heard = follower.since ?? newest
        if (following.heard < rememberedFrom) guard(() => follower.onStale?.())
        else for (const fact of [...memory]) tell(following, fact)
      }
      return () => void followers.delete(following)
    },
    stop() {
      line.stop()
      close()
    },
  }
}
