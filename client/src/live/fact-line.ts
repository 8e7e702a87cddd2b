/** Puts facts in line: what was missed first, then what comes, each once and in the order of its number. */
import type { Fact } from '@plenary/shared/events'

export interface FactPage {
  items: Fact[]
  /** The number to ask since for the next page; null when this was the last. */
  next: number | null
}

interface Options {
  /** The number of the last fact that the screen already contains. */
  since: number
  /** The process whose facts these are; learnt from the first page when not given. */
  processId?: string | undefined
  /** Facts since a number; the caller's way of asking again is its own. */
  fetchPage(since: number): Promise<FactPage>
  onFact(fact: Fact): void
}

export interface FactLine {
  /** A fact that arrived by the socket. Kept until the line has caught up. */
  arrive(fact: Fact): void
  /** The socket is gone: what arrives from now on waits for the next catching up. */
  pause(): void
  /** Asks for what was missed, then lets the waiting facts pass. Rejects as `fetchPage` does; then call it again. */
  catchUp(): Promise<void>
  /** The screen contains everything up to this number: older facts are no news. */
  skipTo(seq: number): void
  stop(): void
}

/**
 * [UI4] Facts pass once each, in the order of their number, whatever order they arrive in: those since the
 * highest one applied are asked for first, and what the socket brings meanwhile waits behind them. Numbers
 * may have gaps, because not every fact is for everyone.
 */
export function makeFactLine({ since, processId, fetchPage, onFact }: Options): FactLine {
  let applied = since
  let process = processId
  let waiting: Fact[] = []
  let flowing = false
  let stopped = false
  /** Every pause and every catching up begins a new attempt; an answer to an older one counts for nothing. */
  let attempt = 0

  const pass = (fact: Fact): void => {
    if (stopped || fact.seq <= applied || (process !== undefined && fact.processId !== process)) return
    applied = fact.seq
    onFact(fact)
  }

  return {
    arrive(fact) {
      if (flowing) pass(fact)
      else waiting.push(fact)
    },
    pause() {
      attempt += 1
      flowing = false
    },
    async catchUp() {
      attempt += 1
      const mine = attempt
      flowing = false
      let next: number | null = applied
      while (next !== null) {
        const page: FactPage = await fetchPage(next)
        if (mine !== attempt || stopped) return
        process ??= page.items[0]?.processId
        for (const fact of inOrder(page.items)) pass(fact)
        next = page.next
      }
      flowing = true
      const arrived = inOrder(waiting)
      waiting = []
      for (const fact of arrived) pass(fact)
    },
    skipTo(seq) {
      applied = Math.max(applied, seq)
    },
    stop() {
      stopped = true
      waiting = []
    },
  }
}

const inOrder = (facts: Fact[]): Fact[] => [...facts].sort((a, b) => a.seq - b.seq)
