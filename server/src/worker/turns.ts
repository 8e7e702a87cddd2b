/** Whose turn it is: so many at once, of each person one, the others in the order they came, within bounds. */
import { Refusal } from '@plenary/shared/problems'

export interface TurnBounds {
  /** Run together, whoever asked. */
  atOnce: number
  /** May wait, of everybody and of one person; the next one hears "too many requests". */
  waiting: number
  waitingEach: number
}

/** Runs `work` in its turn; `who` is null for work of the house, of which any number may run together. */
export type InTurn = <T>(who: string | null, work: () => Promise<T>) => Promise<T>

interface Waiting {
  who: string | null
  go(): void
}

/** [PRC5] A person's second request waits behind their first, and holds up nobody else. */
export function makeTurns({ atOnce, waiting: most, waitingEach }: TurnBounds): InTurn {
  let running = 0
  const busy = new Set<string>()
  const line: Waiting[] = []

  const isFree = (who: string | null): boolean => running < atOnce && (who === null || !busy.has(who))

  function begin(who: string | null): void {
    running += 1
    if (who !== null) busy.add(who)
  }

  function callNext(): void {
    for (;;) {
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
    const own = who === null ? 0 : line.filter((each) => each.who === who).length
    if (line.length >= most || own >= waitingEach)
      throw new Refusal(
        'too-many-requests',
        'What was asked before is still being done. Try again in a moment.',
      )
    return new Promise((go) => line.push({ who, go }))
  }

  return async (who, work) => {
    await enter(who)
    try {
      return await work()
    } finally {
      running -= 1
      if (who !== null) busy.delete(who)
      callNext()
    }
  }
}
