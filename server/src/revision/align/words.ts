/** Texts as weighed words: a word weighs the more the fewer paragraphs hold it, so that "States shall" decides nothing. */
import { searchable } from '@plenary/shared/comparable'
import type { ParagraphKind } from '@plenary/shared/paragraph'
import type { Steps } from '../../clock/slices.ts'

/** A paragraph as alignment sees it. */
export interface Aligned {
  kind: ParagraphKind
  level: number
  text: string
}

/** Only paragraphs of one class may be versions of one another. */
export type Class = 'heading' | 'body' | 'note'
export const classOf = ({ kind }: Pick<Aligned, 'kind'>): Class =>
  kind === 'part' || kind === 'heading' ? 'heading' : kind === 'footnote' ? 'note' : 'body'

/** Scripts without spaces give one word a character: alignment counts words, it does not read them. */
const word =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|[\p{L}\p{N}\p{M}]+/gu

const wordsIn = (text: string): string[] => searchable(text).match(word) ?? []

/** Distinct words as ascending numbers, how often each occurs, and the weight of all together. */
export interface Bag {
  ids: number[]
  counts: number[]
  weight: number
}

export interface Corpus {
  /** One bag for each text, in the order given. */
  bags: Bag[]
  /** How many texts hold the word. */
  frequency: number[]
  weightOf(id: number): number
}

/** Weighs the words of all these texts together. */
export function* corpusOf(texts: readonly string[]): Steps<Corpus> {
  const numbers = new Map<string, number>()
  const frequency: number[] = []
  const counted: Map<number, number>[] = []
  for (const text of texts) {
    const counts = new Map<number, number>()
    for (const each of wordsIn(text)) {
      const id = numbers.get(each) ?? numbers.size
      if (id === numbers.size) numbers.set(each, id)
      counts.set(id, (counts.get(id) ?? 0) + 1)
    }
    for (const id of counts.keys()) frequency[id] = (frequency[id] ?? 0) + 1
    counted.push(counts)
    yield
  }
  const weights = frequency.map((count) => Math.log(1 + texts.length / count))
  const weightOf = (id: number): number => weights[id] as number
  const bags: Bag[] = []
  for (const counts of counted) {
    const sorted = [...counts].sort(([a], [b]) => a - b)
    bags.push({
      ids: sorted.map(([id]) => id),
      counts: sorted.map(([, count]) => count),
      weight: sorted.reduce((sum, [id, count]) => sum + weightOf(id) * count, 0),
    })
    yield
  }
  return { bags, frequency, weightOf }
}

/** The weight of the words two texts have in common. */
export function shared({ weightOf }: Pick<Corpus, 'weightOf'>, a: Bag, b: Bag): number {
  let sum = 0
  for (let x = 0, y = 0; x < a.ids.length && y < b.ids.length; ) {
    const left = a.ids[x] as number
    const right = b.ids[y] as number
    if (left === right) {
      sum += weightOf(left) * Math.min(a.counts[x] as number, b.counts[y] as number)
      x += 1
      y += 1
    } else if (left < right) x += 1
    else y += 1
  }
  return sum
}

/** 0 to 1: twice what is in common over what both weigh. */
export const likeness = (common: number, a: Bag, b: Bag): number =>
  a.weight + b.weight === 0 ? 0 : (2 * common) / (a.weight + b.weight)

/** Several paragraphs read as one. */
export function joined(bags: readonly Bag[]): Bag {
  const counts = new Map<number, number>()
  for (const bag of bags)
    for (const [nth, id] of bag.ids.entries())
      counts.set(id, (counts.get(id) ?? 0) + (bag.counts[nth] as number))
  const sorted = [...counts].sort(([a], [b]) => a - b)
  return {
    ids: sorted.map(([id]) => id),
    counts: sorted.map(([, count]) => count),
    weight: bags.reduce((sum, { weight }) => sum + weight, 0),
  }
}
