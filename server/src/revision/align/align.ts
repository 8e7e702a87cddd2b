/**
 * [ALN1] Aligns a text that came as a file with the text it is a version of: letter for letter first, then by
 * rare words, then as splits and merges, and at last by what stands between the same neighbours.
 */

import type { AlignedPair } from '@plenary/shared/alignment'
import { comparable } from '@plenary/shared/comparable'
import { atOnce, type Steps } from '../../clock/slices.ts'
import { keepingPlace } from '../order.ts'
import { type Weighed, weigh } from './candidates.ts'
import { margin, Pairing, possible, sure } from './pairing.ts'
import { findRuns, type Run } from './runs.ts'
import { type Aligned, classOf } from './words.ts'

export interface Alignment {
  /** Place in the newer text; null where the older paragraph is gone. */
  to: number | null
  /** Places in the older text. */
  from: number[]
  kind: AlignedPair['kind']
  similarity: number
  doubtful: boolean
  candidates: { from: number; similarity: number }[]
}

/** What a person decided: place in the newer text → place in the older one, or null for a new paragraph. */
export type Decisions = ReadonlyMap<number, number | null>

/** Candidates shown beside a pair. */
const shown = 3
/** Candidates less alike than this are no help. */
const worthShowing = 0.15

interface Runs {
  /** Newer place → the run of which it is a part. */
  splits: Map<number, Run>
  /** Newer place → the run of older ones it was made of. */
  merges: Map<number, Run>
}

/** Everything in the order of the newer text; what is gone stands behind the one it stood behind. */
export const align = (
  from: readonly Aligned[],
  to: readonly Aligned[],
  decisions: Decisions = new Map(),
): Alignment[] => atOnce(alignSteps(from, to, decisions))

/** The same, step by step: over long texts it takes half a second, and people write meanwhile. */
export function* alignSteps(
  from: readonly Aligned[],
  to: readonly Aligned[],
  decisions: Decisions,
): Steps<Alignment[]> {
  const weighed = yield* weigh(from, to)
  const pairing = new Pairing(weighed)
  for (const [newer, older] of decisions)
    if (older === null) pairing.settled.add(newer)
    else pairing.join(older, newer, likenessOf(weighed, older, newer))
  yield* pairing.joinEqual()
  yield* pairing.joinLike(sure)
  yield* pairing.joinEqual(true)
  const runs: Runs = { splits: new Map(), merges: new Map() }
  yield* takeRuns(weighed, pairing, runs, decisions)
  yield* pairing.joinLike(possible)
  yield* takeRuns(weighed, pairing, runs, decisions)
  yield* pairing.joinGaps()
  return withGone(weighed, pairing, runs, yield* judged(weighed, pairing, runs, decisions))
}

const likenessOf = ({ pairs }: Weighed, older: number, newer: number): number =>
  pairs.find((pair) => pair.from === older && pair.to === newer)?.likeness ?? 0

/** The first part of a split, and the first of those merged, lends its identity, as with the structural commands. */
function* takeRuns(weighed: Weighed, pairing: Pairing, runs: Runs, decisions: Decisions): Steps<void> {
  const taken = new Set<string>()
  const claim = (names: string[]): boolean => {
    if (names.some((name) => taken.has(name))) return false
    for (const name of names) taken.add(name)
    return true
  }
  const { splits, merges } = yield* findRuns(weighed, pairing)
  const decided = (newer: number): boolean => decisions.has(newer)
  for (const run of splits) {
    if (run.parts.some((part) => runs.splits.has(part) || runs.merges.has(part))) continue
    if (run.parts.some(decided)) continue
    if (!claim([`from ${run.whole}`, ...run.parts.map((part) => `to ${part}`)])) continue
    for (const part of run.parts) {
      pairing.olderOf.delete(part)
      runs.splits.set(part, run)
    }
    pairing.join(run.whole, run.parts[0] as number, run.likeness)
    for (const part of run.parts.slice(1)) pairing.settled.add(part)
  }
  for (const run of merges) {
    if (runs.merges.has(run.whole) || runs.splits.has(run.whole) || decided(run.whole)) continue
    if (!claim([`to ${run.whole}`, ...run.parts.map((part) => `from ${part}`)])) continue
    for (const part of run.parts) pairing.newerOf.set(part, run.whole)
    pairing.join(run.parts[0] as number, run.whole, run.likeness)
    runs.merges.set(run.whole, run)
  }
}

function* judged(weighed: Weighed, pairing: Pairing, runs: Runs, decisions: Decisions): Steps<Alignment[]> {
  const { from, to, pairs } = weighed
  const moved = movedPlaces(weighed, pairing, runs)
  const candidatesOf = new Map<number, Alignment['candidates']>()
  for (const pair of pairs) {
    if (pair.likeness < worthShowing) continue
    const all = candidatesOf.get(pair.to) ?? []
    all.push({ from: pair.from, similarity: pair.likeness })
    candidatesOf.set(pair.to, all)
  }
  /** Another older paragraph that is nearly as like and has no better match of its own. */
  const hasRival = (newer: number, older: number, alike: number): boolean =>
    (candidatesOf.get(newer) ?? []).some(({ from: other, similarity }) => {
      const match = pairing.newerOf.get(other)
      const theirs = match === undefined ? 0 : (pairing.likenesses.get(match) ?? 0)
      return other !== older && similarity >= alike - margin && theirs < similarity + margin
    })
  const judge = (is: Aligned, newer: number): Alignment => {
    const merged = runs.merges.get(newer)
    const split = runs.splits.get(newer)
    const older = split?.whole ?? pairing.olderOf.get(newer)
    const best = (candidatesOf.get(newer) ?? []).sort((a, b) => b.similarity - a.similarity)
    const candidates = best.slice(0, shown)
    if (older === undefined)
      return { to: newer, from: [], kind: 'inserted', similarity: 0, doubtful: false, candidates }
    const was = from[older] as Aligned
    const equal = comparable(was.text) === comparable(is.text)
    const similarity =
      equal && !merged && !split ? 1 : (pairing.likenesses.get(newer) ?? split?.likeness ?? 0)
    const doubtful =
      !decisions.has(newer) &&
      !equal &&
      (similarity < sure || (!merged && !split && hasRival(newer, older, similarity)))
    const same = equal && was.kind === is.kind && was.level === is.level
    const kind = merged ? 'merged' : split ? 'split' : moved.has(newer) ? 'moved' : same ? 'same' : 'changed'
    return { to: newer, from: merged?.parts ?? [older], kind, similarity, doubtful, candidates }
  }
  const alignments: Alignment[] = []
  for (const [newer, is] of to.entries()) {
    alignments.push(judge(is, newer))
    yield
  }
  return alignments
}

/** Newer places whose paragraph stands elsewhere among its neighbours. Footnotes go where their reference goes. */
function movedPlaces({ to }: Weighed, pairing: Pairing, { splits }: Runs): Set<number> {
  const matched = to.flatMap((each, newer) => {
    const older = pairing.olderOf.get(newer)
    const counts =
      older !== undefined && classOf(each) !== 'note' && (splits.get(newer)?.parts[0] ?? newer) === newer
    return counts ? [{ newer, older }] : []
  })
  const stays = keepingPlace(matched.map(({ older }) => older))
  return new Set(matched.filter((_, nth) => !stays[nth]).map(({ newer }) => newer))
}

function withGone({ from }: Weighed, pairing: Pairing, { splits }: Runs, kept: Alignment[]): Alignment[] {
  const behind = new Map<number, Alignment[]>()
  let anchor = -1
  for (const older of from.keys()) {
    const newer = pairing.newerOf.get(older)
    if (newer !== undefined) {
      anchor = splits.get(newer)?.parts.at(-1) ?? newer
      continue
    }
    const gone = {
      to: null,
      from: [older],
      kind: 'deleted',
      similarity: 0,
      doubtful: false,
      candidates: [],
    } as const
    behind.set(anchor, [...(behind.get(anchor) ?? []), { ...gone, from: [older], candidates: [] }])
  }
  return [
    ...(behind.get(-1) ?? []),
    ...kept.flatMap((each) => [each, ...(behind.get(each.to as number) ?? [])]),
  ]
}
