/** [MRG2] Whether two changes are of one phrase, so that together they might say what neither of them said. */
import type { Change } from './merge-changes.ts'
import type { Piece } from './merge-pieces.ts'

/** Words that bear a meaning of their own, between two changes that are of two phrases. */
const wordsApart = 2
/** Where a clause ends or a verb begins between them, one is enough. */
const wordsApartOverBorder = 1
/** "Not", "unless", "only" turn what else stands in their sentence, so many bearing words far. */
const turningReach = 8
/** A number belongs to what it counts: "10 [full working] weeks". */
const numberReach = 3

type Count = 'bears' | 'border' | 'sentence'

const counts: Readonly<Record<Count, ReadonlySet<Piece['role']>>> = {
  bears: new Set(['bears', 'number', 'counts']),
  border: new Set(['clause', 'sentence', 'modal']),
  sentence: new Set(['sentence']),
}

/** How many of each kind stand before every place. */
function sumsOf(pieces: readonly Piece[], roles: ReadonlySet<Piece['role']>): number[] {
  const sums = [0]
  for (const { role } of pieces) sums.push((sums.at(-1) as number) + (roles.has(role) ? 1 : 0))
  return sums
}

const wordsOf = (pieces: readonly Piece[]): string =>
  pieces.flatMap(({ word }) => (word === '' ? [] : [word])).join('\0')

/** Formatting, spaces, references: the words are what they were. */
const isSilent = ({ gone, pieces }: Change): boolean => wordsOf(gone) === wordsOf(pieces)

const has = ({ gone, pieces }: Change, role: Piece['role']): boolean =>
  gone.some((each) => each.role === role) || pieces.some((each) => each.role === role)

const beginsWith = (pieces: readonly Piece[], role: Piece['role']): boolean =>
  pieces.find((each) => each.role !== 'space')?.role === role

export interface Phrases {
  meet(one: Change, other: Change): boolean
}

export function phrasesOf(base: readonly Piece[]): Phrases {
  const sums = {
    bears: sumsOf(base, counts.bears),
    border: sumsOf(base, counts.border),
    sentence: sumsOf(base, counts.sentence),
  }
  const between = (kind: Count, from: number, to: number): number =>
    (sums[kind][to] as number) - (sums[kind][from] as number)
  return {
    meet(one, other) {
      const [a, b] =
        one.from < other.from || (one.from === other.from && one.to <= other.to) ? [one, other] : [other, one]
      if (a.to > b.from) return true
      const isInsertion = (change: Change): boolean => change.from === change.to
      if (isSilent(a) || isSilent(b)) return a.to === b.from && isInsertion(a) && isInsertion(b)
      const apart = between('bears', a.to, b.from)
      const sameSentence = between('sentence', a.to, b.from) === 0
      if (sameSentence && apart <= turningReach && (has(a, 'turns') || has(b, 'turns'))) return true
      const border =
        between('border', a.to, b.from) > 0 || beginsWith(b.gone, 'modal') || beginsWith(b.pieces, 'modal')
      if (!border && apart <= numberReach && has(a, 'number')) return true
      return apart < (border ? wordsApartOverBorder : wordsApart)
    },
  }
}
