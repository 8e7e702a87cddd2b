/** One paragraph that became several, and several that became one: a run of neighbours that read together as the other. */
import type { Steps } from '../../clock/slices.ts'
import type { Weighed } from './candidates.ts'
import type { Pairing } from './pairing.ts'
import { type Bag, type Corpus, classOf, joined, likeness, shared } from './words.ts'

export interface Run {
  /** The place of the one paragraph, on its side. */
  whole: number
  /** Places of the run, on the other side, in the order of the text. */
  parts: number[]
  likeness: number
}

/** Share of its own words a part must bring that no other part brings. */
const partBrings = 0.5
/** How like the run read as one must be. */
const runLike = 0.55
/** How much better the run must be than the best of its parts alone. */
const runGains = 0.05
/** One paragraph may have been put between two parts. */
const reach = 2
/** Fewer distinct words than this, and a part could be from anywhere. */
const wordsOfPart = 3

interface Sides {
  corpus: Corpus
  wholes: readonly Bag[]
  parts: readonly Bag[]
  /** Places of parts, by the place of the whole they may be from. */
  candidates: Map<number, number[]>
  /** Place of a part in its stream of paragraphs of one class. */
  streamOf: (part: number) => number
  /** Whether the part is free, or matched with this whole. */
  isOpen: (part: number, whole: number) => boolean
}

/** Neighbours among the places, as runs. */
function neighbours(places: readonly number[], streamOf: Sides['streamOf']): number[][] {
  const runs: number[][] = []
  for (const place of [...places].sort((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last && streamOf(place) <= streamOf(last.at(-1) as number) + reach) last.push(place)
    else runs.push([place])
  }
  return runs.filter(({ length }) => length > 1)
}

const takes = (bags: readonly Bag[], places: readonly number[]): Bag[] =>
  places.map((place) => bags[place] as Bag)

/** Leaves out, from either end, parts that bring too little of their own. */
function trimmed({ corpus, wholes, parts }: Sides, whole: number, run: number[]): number[] {
  const target = wholes[whole] as Bag
  const brings = (places: number[], at: number): boolean => {
    const own = parts[places[at] as number] as Bag
    if (own.ids.length < wordsOfPart) return false
    const others = joined(
      takes(
        parts,
        places.filter((_, nth) => nth !== at),
      ),
    )
    const all = shared(corpus, target, joined(takes(parts, places)))
    return all - shared(corpus, target, others) >= partBrings * own.weight
  }
  let kept = run
  while (kept.length > 1 && !brings(kept, kept.length - 1)) kept = kept.slice(0, -1)
  while (kept.length > 1 && !brings(kept, 0)) kept = kept.slice(1)
  return kept.every((_, at) => brings(kept, at)) ? kept : []
}

function* runsOf(sides: Sides): Steps<Run[]> {
  const { corpus, wholes, parts, candidates, streamOf, isOpen } = sides
  const runs: Run[] = []
  for (const [whole, places] of candidates) {
    yield
    const open = places.filter((part) => isOpen(part, whole))
    for (const found of neighbours(open, streamOf)) {
      const run = trimmed(sides, whole, found)
      if (run.length < 2) continue
      const target = wholes[whole] as Bag
      const alike = (places_: number[]): number => {
        const bag = joined(takes(parts, places_))
        return likeness(shared(corpus, target, bag), target, bag)
      }
      const together = alike(run)
      const best = Math.max(...run.map((part) => alike([part])))
      if (together >= runLike && together >= best + runGains)
        runs.push({ whole, parts: run, likeness: together })
    }
  }
  return runs
}

const streams = (texts: Weighed['from']): ((place: number) => number) => {
  const counts = new Map<string, number>()
  // A footnote between two paragraphs does not keep them from being neighbours; a heading does.
  const order = texts.map((each) => {
    const name = classOf(each) === 'note' ? 'note' : 'words'
    const place = counts.get(name) ?? 0
    counts.set(name, place + 1)
    return place
  })
  return (place) => order[place] as number
}

/** Runs of newer paragraphs that were one (`splits`), and of older ones that became one (`merges`), the likest first. */
export function* findRuns(weighed: Weighed, pairing: Pairing): Steps<{ splits: Run[]; merges: Run[] }> {
  const { corpus, from, to, fromBags, toBags, pairs } = weighed
  const gather = (whole: 'from' | 'to', part: 'from' | 'to', bags: Bag[]): Map<number, number[]> => {
    const candidates = new Map<number, number[]>()
    for (const pair of pairs)
      if (pair.common >= partBrings * (bags[pair[part]] as Bag).weight)
        candidates.set(pair[whole], [...(candidates.get(pair[whole]) ?? []), pair[part]])
    return candidates
  }
  const openNewer = (newer: number, older: number): boolean => {
    const match = pairing.olderOf.get(newer)
    return match === undefined ? !pairing.settled.has(newer) : match === older
  }
  const openOlder = (older: number, newer: number): boolean => {
    const match = pairing.newerOf.get(older)
    return match === undefined || match === newer
  }
  /** A whole may already have a match: then the match must be in the run. */
  const holds = (match: number | undefined, parts: number[]): boolean =>
    match === undefined || parts.includes(match)
  const likest = (runs: Run[]): Run[] => runs.sort((a, b) => b.likeness - a.likeness)
  const splits = yield* runsOf({
    corpus,
    wholes: fromBags,
    parts: toBags,
    candidates: gather('from', 'to', toBags),
    streamOf: streams(to),
    isOpen: openNewer,
  })
  const merges = yield* runsOf({
    corpus,
    wholes: toBags,
    parts: fromBags,
    candidates: gather('to', 'from', fromBags),
    streamOf: streams(from),
    isOpen: openOlder,
  })
  return {
    splits: likest(splits.filter(({ whole, parts }) => holds(pairing.newerOf.get(whole), parts))),
    merges: likest(
      merges.filter(
        ({ whole, parts }) => !pairing.settled.has(whole) && holds(pairing.olderOf.get(whole), parts),
      ),
    ),
  }
}
