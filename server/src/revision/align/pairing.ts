/** One to one: which paragraph is which. Sure pairs first; each makes its neighbours surer. */
import { comparable } from '@plenary/shared/comparable'
import type { Steps } from '../../clock/slices.ts'
import type { Pair, Weighed } from './candidates.ts'
import { type Aligned, classOf, likeness, shared } from './words.ts'

/** From here on a pair needs nobody's word. */
export const sure = 0.6
/** Below this two paragraphs are strangers. */
export const possible = 0.3
/** Two candidates closer than this are rivals. */
export const margin = 0.1
/** What stands between the same neighbours is likely the same paragraph, though written anew. */
const sameGap = 0.12

/** What a place and matched neighbours add to likeness, when several candidates stand against each other. */
const placeBonus = 0.05
const neighbourBonus = 0.08

export class Pairing {
  /** Newer place → older place, and back. */
  readonly olderOf = new Map<number, number>()
  readonly newerOf = new Map<number, number>()
  /** Newer places that a person said are new. */
  readonly settled = new Set<number>()
  readonly likenesses = new Map<number, number>()
  private readonly weighed: Weighed

  constructor(weighed: Weighed) {
    this.weighed = weighed
  }

  join(older: number, newer: number, likeness: number): void {
    this.olderOf.set(newer, older)
    this.newerOf.set(older, newer)
    this.likenesses.set(newer, likeness)
  }

  isFree({ from, to }: Pick<Pair, 'from' | 'to'>): boolean {
    return !this.newerOf.has(from) && !this.olderOf.has(to) && !this.settled.has(to)
  }

  /** Likeness with what place and neighbours say. */
  private rank({ from, to, likeness }: Pair): number {
    const { from: older, to: newer } = this.weighed
    const apart = Math.abs(from / Math.max(1, older.length) - to / Math.max(1, newer.length))
    const before = this.olderOf.get(to - 1)
    const behind = this.olderOf.get(to + 1)
    return (
      likeness +
      placeBonus * (1 - apart) +
      (before !== undefined && before === from - 1 ? neighbourBonus : 0) +
      (behind !== undefined && behind === from + 1 ? neighbourBonus : 0)
    )
  }

  /** Texts that occur once on each side, letter for letter; with `repeated`, what is left of others, in order. */
  *joinEqual(repeated = false): Steps<void> {
    const placesOf = function* (
      texts: readonly Aligned[],
      isTaken: (place: number) => boolean,
    ): Steps<Map<string, number[]>> {
      const places = new Map<string, number[]>()
      for (const [place, each] of texts.entries()) {
        if (repeated && isTaken(place)) continue
        const key = `${classOf(each)} ${comparable(each.text)}`
        const known = places.get(key)
        if (known) known.push(place)
        else places.set(key, [place])
        yield
      }
      return places
    }
    const older = yield* placesOf(this.weighed.from, (place) => this.newerOf.has(place))
    const newer = yield* placesOf(this.weighed.to, (place) => this.olderOf.has(place))
    for (const [key, places] of newer) {
      const theirs = older.get(key) ?? []
      if (!repeated && (places.length > 1 || theirs.length > 1)) continue
      for (const [nth, to] of places.entries()) {
        const from = theirs[nth]
        if (from !== undefined && this.isFree({ from, to })) this.join(from, to, 1)
      }
    }
  }

  /** Joins pairs of at least this likeness, the best first; where rivals stand close, neighbours are asked first. */
  *joinLike(least: number): Steps<void> {
    for (;;) {
      yield
      const ranked = this.weighed.pairs
        .filter((pair) => pair.likeness >= least && this.isFree(pair))
        .map((pair) => ({ pair, rank: this.rank(pair) }))
        .sort((a, b) => b.rank - a.rank)
      if (ranked.length === 0) return
      const best = bestOf(ranked)
      const clear = best.filter(({ rival }) => !rival)
      // When nothing is clear any more, the best go first and may make others clear.
      for (const { pair } of clear.length > 0 ? clear : best) this.join(pair.from, pair.to, pair.likeness)
    }
  }

  /** Exactly one paragraph on each side between the same neighbours: the same one, written anew. */
  *joinGaps(): Steps<void> {
    const { from, to, corpus, fromBags, toBags } = this.weighed
    for (const newer of to.keys()) {
      yield
      const before = newer === 0 ? -1 : this.olderOf.get(newer - 1)
      const behind = newer === to.length - 1 ? from.length : this.olderOf.get(newer + 1)
      if (before === undefined || behind !== before + 2) continue
      const older = before + 1
      const [was, is] = [from[older] as Aligned, to[newer] as Aligned]
      if (!this.isFree({ from: older, to: newer }) || classOf(was) !== classOf(is)) continue
      const [a, b] = [fromBags[older], toBags[newer]] as [(typeof fromBags)[0], (typeof toBags)[0]]
      const alike = likeness(shared(corpus, a, b), a, b)
      // A heading names its section; renamed altogether it is still the heading of that section.
      if (alike >= sameGap || classOf(is) === 'heading') this.join(older, newer, alike)
    }
  }
}

interface Ranked {
  pair: Pair
  rank: number
}

/** Pairs that are the best of both their paragraphs, and whether another one of either stands within the margin. */
function bestOf(ranked: readonly Ranked[]): (Ranked & { rival: boolean })[] {
  const ofFrom = new Map<number, Ranked[]>()
  const ofTo = new Map<number, Ranked[]>()
  for (const each of ranked)
    for (const [places, place] of [
      [ofFrom, each.pair.from],
      [ofTo, each.pair.to],
    ] as const) {
      const best = places.get(place)
      if (!best) places.set(place, [each])
      else if (best.length < 2) best.push(each)
    }
  return [...ofFrom.values()].flatMap(([first, second]) => {
    const [counter, other] = ofTo.get((first as Ranked).pair.to) as Ranked[]
    if (!first || counter !== first) return []
    const rival = [second, other].some((each) => each !== undefined && each.rank > first.rank - margin)
    return [{ ...first, rival }]
  })
}
