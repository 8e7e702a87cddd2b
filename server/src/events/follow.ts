/**
 * [FCT6] Lasting work that follows facts after their commit: how far each has come is kept in the database, so that what
 * was under way when the process stopped is done by the next one. What only tells screens listens instead.
 */
import type { Fact, FactType } from '@plenary/shared/events'
import type { Database } from '../database/port.ts'
import { cursorOf, moveCursor } from './cursor-store.ts'
import type { Facts } from './facts.ts'
import { factsOfTypes, lastSeq } from './record.ts'

/** Read at once; what happens in a rush is worked on together. */
const factsAtOnce = 200
/** What failed is tried again so often, the first time after the first wait, each time later. */
const mostTries = 5
const firstWaitMs = 500

export interface LastingWork<T extends FactType = FactType> {
  /** Stands in the database: it is never given to other work. */
  name: string
  types: readonly T[]
  /**
   * One after another in the order of their numbers, all of one process, each at least once: done again it does no harm.
   */
  work(facts: Extract<Fact, { type: T }>[]): Promise<void>
}

export interface Following {
  /** Once at the start: goes on from where it stood. `anew` is run before that for a process of which nothing is kept. */
  begin(processIds: string[], anew: () => Promise<void>): Promise<void>
  /** Resolves when every fact so far has been followed. */
  settled(): Promise<void>
}

interface Deps {
  database: Database
  facts: Pick<Facts, 'listen'>
  failed(error: unknown): void
  /** Milliseconds before what failed is tried again. */
  waitMs?: number
}

export function followFacts<T extends FactType>(
  { database, facts, failed, waitMs = firstWaitMs }: Deps,
  { name, types, work }: LastingWork<T>,
): Following {
  const waiting = new Set<string>()
  const tries = new Map<string, number>()
  let running = Promise.resolve()

  const wake = (processId: string): void => {
    if (waiting.has(processId)) return
    waiting.add(processId)
    // One after another, so that two facts never have the same thing worked on at once.
    running = running.then(() => follow(processId)).catch(failed)
  }

  async function follow(processId: string): Promise<void> {
    waiting.delete(processId)
    for (;;) {
      const since = (await cursorOf(database, name, processId)) ?? 0
      const page = await factsOfTypes(database, processId, types, since, factsAtOnce)
      const last = page.at(-1)
      if (!last) return
      try {
        await work(page as Extract<Fact, { type: T }>[])
      } catch (error) {
        failed(error)
        if (!givesUp(processId)) return
      }
      tries.delete(processId)
      await moveCursor(database, name, processId, last.seq)
    }
  }

  /** What fails every time must not keep what came after it waiting for ever. */
  function givesUp(processId: string): boolean {
    const failures = (tries.get(processId) ?? 0) + 1
    tries.set(processId, failures)
    if (failures >= mostTries) return true
    setTimeout(() => wake(processId), waitMs * 2 ** (failures - 1)).unref()
    return false
  }

  const wanted: ReadonlySet<string> = new Set(types)
  facts.listen(({ fact }) => {
    if (wanted.has(fact.type)) wake(fact.processId)
  })
  return {
    async begin(processIds, anew) {
      const fresh = new Map<string, number>()
      for (const processId of processIds)
        if ((await cursorOf(database, name, processId)) === null)
          fresh.set(processId, await lastSeq(database, processId))
      if (fresh.size > 0) await anew()
      // What happened before there was a place to go on from has been looked at as it stands.
      for (const [processId, seq] of fresh) await moveCursor(database, name, processId, seq)
      for (const processId of processIds) wake(processId)
      await running
    },
    async settled() {
      // What is done may cause what is to be followed in turn.
      for (let seen: typeof running | null = null; seen !== running; ) {
        seen = running
        await seen
      }
    },
  }
}
