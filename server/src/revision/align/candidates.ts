/** Which pairs are worth weighing: those that share rare words. 1,200 × 1,200 paragraphs are never all compared. */
import type { Steps } from '../../clock/slices.ts'
import { type Aligned, type Bag, type Corpus, classOf, corpusOf, likeness, shared } from './words.ts'

/** A paragraph of the older text (`from`) and one of the newer (`to`), by their places, and what they have in common. */
export interface Pair {
  from: number
  to: number
  common: number
  likeness: number
}

export interface Weighed {
  from: readonly Aligned[]
  to: readonly Aligned[]
  corpus: Corpus
  /** Bags of each side. */
  fromBags: Bag[]
  toBags: Bag[]
  pairs: Pair[]
}

/** Rarest words of a paragraph that are looked up. */
const wordsAsked = 16
/** A word in more paragraphs than this says nothing about which one it is. */
const commonWord = 40
/** Best pairs of a paragraph that are weighed in full. */
const kept = 10

type Index = Map<number, number[]>

function* indexOf(bags: readonly Bag[]): Steps<Index> {
  const index: Index = new Map()
  for (const [place, { ids }] of bags.entries()) {
    for (const id of ids) {
      const places = index.get(id)
      if (places) places.push(place)
      else index.set(id, [place])
    }
    yield
  }
  return index
}

/** Places of the other side that hold the rarest words of a text, the likeliest first. */
function likely(bag: Bag, index: Index, { frequency, weightOf }: Corpus, at: number): number[] {
  const rarest = [...bag.ids]
    .sort((a, b) => (frequency[a] as number) - (frequency[b] as number))
    .slice(0, wordsAsked)
  const score = new Map<number, number>()
  for (const id of rarest)
    for (const place of nearest(index.get(id) ?? [], at))
      score.set(place, (score.get(place) ?? 0) + weightOf(id))
  return [...score]
    .sort(([, a], [, b]) => b - a)
    .slice(0, kept)
    .map(([place]) => place)
}

/** Of the places of a common word, those around the same place of the text. */
function nearest(places: readonly number[], at: number): readonly number[] {
  if (places.length <= commonWord) return places
  const middle = places.findIndex((place) => place >= at)
  const first = Math.max(0, (middle < 0 ? places.length : middle) - commonWord / 2)
  return places.slice(first, first + commonWord)
}

/** Weighs both texts and every pair of them that shares rare words, asked from both sides. */
export function* weigh(from: readonly Aligned[], to: readonly Aligned[]): Steps<Weighed> {
  const corpus = yield* corpusOf([...from, ...to].map(({ text }) => text))
  const fromBags = corpus.bags.slice(0, from.length)
  const toBags = corpus.bags.slice(from.length)
  const known = new Set<number>()
  const pairs: Pair[] = []
  const add = (older: number, newer: number): void => {
    const key = older * to.length + newer
    if (known.has(key) || classOf(from[older] as Aligned) !== classOf(to[newer] as Aligned)) return
    known.add(key)
    const [a, b] = [fromBags[older] as Bag, toBags[newer] as Bag]
    const common = shared(corpus, a, b)
    pairs.push({ from: older, to: newer, common, likeness: likeness(common, a, b) })
  }
  const fromIndex = yield* indexOf(fromBags)
  const toIndex = yield* indexOf(toBags)
  const scale = from.length / Math.max(1, to.length)
  for (const [newer, bag] of toBags.entries()) {
    for (const older of likely(bag, fromIndex, corpus, newer * scale)) add(older, newer)
    yield
  }
  for (const [older, bag] of fromBags.entries()) {
    for (const newer of likely(bag, toIndex, corpus, older / scale)) add(older, newer)
    yield
  }
  return { from, to, corpus, fromBags, toBags, pairs }
}
