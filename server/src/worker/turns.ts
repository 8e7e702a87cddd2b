/** Whose turn it is: so many at once, of each person so many, the others in the order they came, within bounds. */
import { Refusal } from '@plenary/shared/problems'

export interface TurnBounds {
  /** Run together, whoever asked. */
  atOnce: number
  /** Of one person; one where nothing is said. */
  each?: number | ((who: string) => number)
  /** May wait, of everybody and of one person; the next one hears "too many requests". */
  waiting: number
  waitingEach: number
  /** Milliseconds that the place of a person stays taken after work that took so long. */
  restMs?: (tookMs: number) => number
}

/** Runs `work` in its turn; `who` is null for work of the house, of which any number may run together. */
export type InTurn = <T>(who: string | null, work: () => Promise<T>) => Promise<T>

interface Waiting {
  who: string | null
  go(): void
}

/** [PRC5] A person's second request waits behind their first, and holds up nobody else. `ticks` measures what work takes. */
export function makeTurns(bounds: TurnBounds, ticks: () => number = () => 0): InTurn {
  const { atOnce, each = 1, waiting: most, waitingEach, restMs } = bounds
  let running = 0
  const places = new Map<string, number>()
  const line: Waiting[] = []

  const placesOf = (who: string): number => (typeof each === 'number' ? each : each(who))
  const isFree = (who: string | null): boolean =>
    running < atOnce && (who === null || (places.get(who) ?? 0) < placesOf(who))

  function begin(who: string | null): void {
    running += 1
    if (who !== null) places.set(who, (places.get(who) ?? 0) + 1)
  }

  function leavePlace(who: string): void {
    const left = (places.get(who) ?? 1) - 1
    if (left > 0) places.set(who, left)
    else places.delete(who)
  }

  function end(who: string | null, tookMs: number): void {
    running -= 1
    const rest = restMs?.(tookMs) ?? 0
    if (who !== null && rest >= 1)
      setTimeout(() => {
        leavePlace(who)
        callNext()
      }, rest).unref()
    else if (who !== null) leavePlace(who)
    callNext()
  }

  function callNext(): void {
    while (running < atOnce && line.length > 0) {
      const nth = line.findIndex(({ who }) => isFree(who))
      const [next] = nth < 0 ? [] : line.splice(nth, 1)
      if (!next) return
      begin(next.who)
      next.go()
    }
  }

  function enter(who: string | null): Promise<void> | undefined {
    if (isFree(who)) {
      begin(who)
      return undefined
    }
    const own = who === null ? 0 : line.filter((other) => other.who === who).length
    if (line.length >= most || own >= waitingEach)
      throw new Refusal(
        'too-many-requests',
        'What was asked before is still being done. Try again in a moment.',
      )
    return new Promise((go) => line.push({ who, go }))
  }

  return async (who, work) => {
    const turn = enter(who)
    if (turn) await turn
    const began = ticks()
    try {
      return await work()
    } finally {
      end(who, ticks() - began)
    }
  }
}
