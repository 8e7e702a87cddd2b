/** What a person decides about the pairs of an import, one by one, and what is sent of it. */
import type { AlignedPair } from '@plenary/shared/alignment'

/** Index of the paragraph in the file → the draft's paragraph, or null for a new one. */
export type Decisions = Record<number, string | null>

type Doubt = AlignedPair & { nth: number }

/** Pairs a person is asked about: those the platform doubts, in the order of the file. */
export const doubtsOf = (pairs: readonly AlignedPair[]): Doubt[] =>
  pairs.filter((pair): pair is Doubt => pair.doubtful && pair.nth !== null)

/** What the platform proposes: the first paragraph it comes from, or a new one. */
export const proposalOf = ({ from }: Pick<AlignedPair, 'from'>): string | null => from[0] ?? null

/** A paragraph a file may be matched with. */
export interface Known {
  label: string | null
  text: string
}

export interface Choice {
  paragraphId: string | null
  label: string | null
  /** 0 to 1; null for a new paragraph. */
  similarity: number | null
}

/** [RVC19] Everything a doubtful paragraph may be: what is proposed first, then the other candidates, then a new one. */
export function choicesOf(pair: AlignedPair, known: ReadonlyMap<string, Pick<Known, 'label'>>): Choice[] {
  const proposed = proposalOf(pair)
  const candidates = new Map(pair.candidates.map((each) => [each.paragraphId, each]))
  const ids = [...new Set([...(proposed === null ? [] : [proposed]), ...candidates.keys()])]
  const choices: Choice[] = ids.map((id) => ({
    paragraphId: id,
    label: candidates.get(id)?.label ?? known.get(id)?.label ?? null,
    similarity: candidates.get(id)?.similarity ?? (id === proposed ? pair.similarity : null),
  }))
  return [...choices, { paragraphId: null, label: null, similarity: null }]
}

/** [RVC19] Only what a person decided otherwise is sent: what they left as proposed is the proposal, merges included. */
export const sentOf = (pairs: readonly AlignedPair[], decisions: Decisions): Record<string, string | null> =>
  Object.fromEntries(
    doubtsOf(pairs).flatMap((pair) => {
      const decided = decisions[pair.nth]
      return decided === undefined || decided === proposalOf(pair) ? [] : [[String(pair.nth), decided]]
    }),
  )

export const leftOf = (pairs: readonly AlignedPair[], decisions: Decisions): Doubt[] =>
  doubtsOf(pairs).filter(({ nth }) => decisions[nth] === undefined)

/** How many paragraphs became what. */
export const tallyOf = (pairs: readonly AlignedPair[]): Partial<Record<AlignedPair['kind'], number>> => {
  const tally: Partial<Record<AlignedPair['kind'], number>> = {}
  for (const { kind } of pairs) tally[kind] = (tally[kind] ?? 0) + 1
  return tally
}
