/**
 * What every endpoint costs, and what a person may take of the server at once [PRC7]. An endpoint without a price does
 * not compile. Dearer ones wait for their turn: so many run together, of one person fewer, and a person who has taken
 * much rests before the next; whoever else asks is served in between.
 */
import type { Cost } from '@plenary/shared/endpoint'
import type { Clock } from '../clock/clock.ts'
import { type InTurn, makeTurns, type TurnBounds } from '../worker/turns.ts'

type InLine = Exclude<Cost, 'own'>

/** Many sit behind one address without signing in: as many as people of a delegation ask together. */
const each = (places: number) => (who: string) => (who.startsWith('address ') ? places * 8 : places)

const bounds: Record<InLine, TurnBounds> = {
  // A browser asks for six things at once.
  light: { atOnce: 64, each: each(6), waiting: 5000, waitingEach: 600 },
  page: {
    atOnce: 6,
    each: each(2),
    waiting: 3000,
    waitingEach: 100,
    // With two places, one person has half of the time at most.
    restMs: (tookMs) => (tookMs < 10 ? 0 : Math.min(3 * tookMs, 1500)),
  },
  heavy: {
    atOnce: 2,
    each: each(1),
    waiting: 1000,
    waitingEach: 40,
    restMs: (tookMs) => (tookMs < 10 ? 0 : Math.min(2 * tookMs, 3000)),
  },
}

/** Runs the work of an endpoint in its turn; `who` is the person, or the address where nobody is signed in. */
export type Priced = <T>(cost: Cost, who: string, work: () => Promise<T>) => Promise<T>

export function makePriced(clock: Pick<Clock, 'ticks'>, limited: boolean): Priced {
  if (!limited) return (_, __, work) => work()
  const turns = Object.fromEntries(
    Object.entries(bounds).map(([cost, own]) => [cost, makeTurns(own, () => clock.ticks())]),
  ) as Record<InLine, InTurn>
  return (cost, who, work) => (cost === 'own' ? work() : turns[cost](who, work))
}
