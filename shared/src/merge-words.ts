/**
 * [RET5] [MRG1] The three-way merge of words that everybody uses who brings two texts of one paragraph together: returned
 * words, amendments. It puts together what is apart, and asks a person about everything else.
 *
 *     mergeWords(base, current, own, 'en')
 *       → { state: 'clean', content }                          both texts' changes, each where its author put it
 *       → { state: 'conflict', places: [{ base, current, own }] }   the places where a person decides
 *
 * It is pure and symmetric in `current` and `own`. It never throws. Beyond `mostEdits` single changes a text counts as
 * written anew as a whole.
 */
import { type Content, normalise, textOfPart } from './content.ts'
import type { Language } from './language.ts'
import { type Change, changesOf } from './merge-changes.ts'
import { type Piece, piecesOf } from './merge-pieces.ts'
import { phrasesOf } from './merge-reach.ts'

/** What stands at one place in the base, and what each of the two made of it. */
export interface MergePlace {
  base: string
  current: string
  own: string
}

export type Merge =
  | { state: 'clean'; content: Content }
  | { state: 'conflict'; places: [MergePlace, ...MergePlace[]] }

interface Span {
  from: number
  to: number
}

export function mergeWords(base: Content, current: Content, own: Content, language: Language): Merge {
  const [before, theirText, myText] = [base, current, own].map((each) => piecesOf(each, language)) as [
    Piece[],
    Piece[],
    Piece[],
  ]
  const theirs = changesOf(before, theirText)
  const mine = changesOf(before, myText)
  const open = contested(before, theirs, mine)
  const [first, ...more] = open.map((span) => ({
    base: textIn(before, span, []),
    current: textIn(before, span, theirs),
    own: textIn(before, span, mine),
  }))
  if (first) return { state: 'conflict', places: [first, ...more] }
  // What both did alike is done once.
  const all = [...theirs, ...mine.filter((change) => !theirs.some((other) => isSame(change, other)))]
  const whole = changed(before, { from: 0, to: before.length }, all)
  return { state: 'clean', content: normalise(whole.map(({ part }) => part)) }
}

/** The places at which the two do not go together, in the order of the text and apart from one another. */
function contested(base: readonly Piece[], theirs: readonly Change[], mine: readonly Change[]): Span[] {
  const agreed = (change: Change, others: readonly Change[]): boolean =>
    others.some((other) => isSame(change, other))
  const [a, b] = [theirs.filter((each) => !agreed(each, mine)), mine.filter((each) => !agreed(each, theirs))]
  const phrases = phrasesOf(base)
  const met: Span[] = []
  for (const one of a)
    for (const other of b)
      if (phrases.meet(one, other) || sayTheSameTwice(one, other))
        met.push({ from: Math.min(one.from, other.from), to: Math.max(one.to, other.to) })
  const twice = movedApart(
    theirs.filter((each) => agreed(each, mine)),
    a,
    b,
  )
  return joinedSpans([...met, ...twice], [...theirs, ...mine])
}

/** Words of a change that bear meaning of their own, as one comparable string each. */
const bearing = (pieces: readonly Piece[]): string[] =>
  pieces.flatMap(({ role, word }) => (role === 'bears' || role === 'number' ? [word] : []))

/** Two words one behind the other in both. */
function sharesPhrase(a: readonly string[], b: readonly string[]): boolean {
  const pairs = new Set(a.slice(1).map((word, nth) => `${a[nth]}\0${word}`))
  return b.slice(1).some((word, nth) => pairs.has(`${b[nth]}\0${word}`))
}

/**
 * [MRG4] Both put the same phrase in, or both took the same words out, at two places: together it would stand twice, or
 * nowhere, which neither wanted.
 */
function sayTheSameTwice(one: Change, other: Change): boolean {
  if (sharesPhrase(bearing(one.pieces), bearing(other.pieces))) return true
  const [gone, alsoGone] = [lost(one), lost(other)]
  return sharesPhrase(gone, alsoGone) || (gone.length === 1 && gone.join() === alsoGone.join())
}

/** Bearing words that were there and are not in what has come instead. */
function lost({ gone, pieces }: Change): string[] {
  const here = new Set(bearing(pieces))
  const missing = bearing(gone).filter((word) => !here.has(word))
  // One word for another is a word put elsewhere, not one taken out.
  return missing.length > here.size ? missing : []
}

/** [MRG4] Words that both took from one place and put to two others. */
function movedApart(agreed: readonly Change[], a: readonly Change[], b: readonly Change[]): Span[] {
  const lifted = new Set(agreed.flatMap(({ gone }) => bearing(gone)))
  if (lifted.size === 0) return []
  return a.flatMap((one) => {
    const put = bearing(one.pieces).filter((word) => lifted.has(word))
    return b
      .filter((other) => bearing(other.pieces).some((word) => put.includes(word)))
      .map((other) => ({ from: Math.min(one.from, other.from), to: Math.max(one.to, other.to) }))
  })
}

/** No span cuts a change or meets another span. */
function joinedSpans(spans: readonly Span[], changes: readonly Change[]): Span[] {
  if (spans.length === 0) return []
  const waiting = [...spans].sort((a, b) => a.from - b.from)
  const out: Span[] = []
  for (const span of waiting) {
    const last = out.at(-1)
    const grown = grownOver(span, changes)
    if (last && grown.from <= last.to) {
      last.to = Math.max(last.to, grown.to)
      last.from = Math.min(last.from, grown.from)
    } else out.push(grown)
  }
  return out
}

function grownOver(span: Span, changes: readonly Change[]): Span {
  let { from, to } = span
  for (let before = -1; before !== to - from; ) {
    before = to - from
    for (const change of changes)
      if (change.from < to && change.to > from) {
        from = Math.min(from, change.from)
        to = Math.max(to, change.to)
      }
  }
  return { from, to }
}

/** The base of a span with these changes in it. */
function changed(base: readonly Piece[], { from, to }: Span, changes: readonly Change[]): Piece[] {
  const inside = changes
    .filter((change) => change.from >= from && change.to <= to)
    .sort((a, b) => a.from - b.from || a.to - b.to)
  const out: (readonly Piece[])[] = []
  let at = from
  for (const change of inside) {
    out.push(base.slice(at, change.from), change.pieces)
    at = change.to
  }
  return [...out, base.slice(at, to)].flat()
}

const textIn = (base: readonly Piece[], span: Span, changes: readonly Change[]): string =>
  changed(base, span, changes)
    .map(({ part }) => textOfPart(part))
    .join('')

const isSame = (a: Change, b: Change): boolean =>
  a.from === b.from &&
  a.to === b.to &&
  a.pieces.length === b.pieces.length &&
  a.pieces.every(({ key }, nth) => key === b.pieces[nth]?.key)
