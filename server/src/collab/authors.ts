/**
 * Whose every letter of a tape is. A letter belongs to the participant of the row that brought it, except where words
 * only passed through somebody's hands [HIS4]:
 * - a row that takes words away and brings them again (a footnote set in the middle, a sentence pasted over with one word
 *   changed) leaves them to those who wrote them, word by word;
 * - who puts words back right where they stood (undo) has written nothing;
 * - words that the platform carried over from another paragraph (split, merge) or from an earlier state (restore) belong
 *   to those who wrote them there, as far as the texts match. `passages` say from where.
 */
import { diffWords } from '@plenary/shared/word-diff'
import { type RowMeta, type Strip, stood, type Tape, type Words } from './tape.ts'

/** `renewed`: the same words, brought into the present form of a room. */
const passageKinds = ['split-from', 'split-to', 'merged-from', 'restored', 'renewed'] as const
export type PassageKind = (typeof passageKinds)[number]

/** What the platform wrote in a row came from, or went to, this room as it stood after its row `otherSeq`. */
export interface Passage {
  seq: number
  kind: PassageKind
  otherRoom: string
  otherSeq: number
}

type Origin = Pick<RowMeta, 'participantId' | 'at'>

export interface AuthoredTape extends Tape {
  passages: Map<number, Passage>
  origins: Origin[]
  /** Per letter the origin it belongs to. */
  author: Int32Array
  /** Per letter what is true of it: see below. */
  carried: Uint8Array
}

/** Its row only carried it in: it had stood there before. */
export const carriedIn = 1
/** The row that took it away brought it again. */
export const carriedOut = 2
/** It was taken away and has come back later: it is not among the words that are gone. */
export const cameBack = 4

/** Words as they stood somewhere, with an origin for each letter. */
export interface Source {
  text: string
  origins: Origin[]
  author: ArrayLike<number>
  /** Where its letters are on the tape they are read from. */
  places: number[]
}

/** How far beside a letter the words it replaces are looked for, in strips. */
const lookAtMost = 200
/** Yields between rows, so that whoever runs it can let others pass. */
export async function* settleAuthors(
  tape: Tape,
  passages: Map<number, Passage>,
  sourceOf: (passage: Passage) => Promise<Source>,
): AsyncGenerator<void, AuthoredTape> {
  const settled: AuthoredTape = {
    ...tape,
    passages,
    origins: tape.rows.map(({ participantId, at }) => ({ participantId, at })),
    author: new Int32Array(tape.letters),
    carried: new Uint8Array(tape.letters),
  }
  const come = new Map<number, number[]>()
  const gone = new Map<number, Words[]>()
  for (const [nth, strip] of tape.strips.entries()) {
    if (strip.kind !== 'words') continue
    settled.author.fill(strip.born - 1, strip.at, strip.at + strip.text.length)
    addTo(come, strip.born, nth)
    if (strip.died) addTo(gone, strip.died, strip)
  }
  for (const { seq } of tape.rows) {
    const places = come.get(seq) ?? []
    const passage = passages.get(seq)
    if (passage?.kind === 'restored' || passage?.kind === 'renewed')
      inherit(settled, seq, sourceIn(settled, passage.otherSeq))
    else if (passage && passage.kind !== 'split-to') inherit(settled, seq, await sourceOf(passage))
    const brought = places.map((nth) => tape.strips[nth] as Words)
    carry(settled, gone.get(seq) ?? [], brought, passage === undefined)
    if (!passage) putBack(settled, seq, places)
    yield
  }
  return settled
}

function addTo<T>(lists: Map<number, T[]>, key: number, item: T): void {
  const list = lists.get(key)
  if (list) list.push(item)
  else lists.set(key, [item])
}

/** The words of a tape after a row, each letter with its origin. */
export function sourceIn({ strips, origins, author }: AuthoredTape, seq: number): Source {
  const there = wordsAfter(strips, seq)
  return {
    text: textOf(there),
    origins,
    author: there.flatMap(({ at, text }) => [...author.subarray(at, at + text.length)]),
    places: placesOf(there),
  }
}

const wordsAfter = (strips: Strip[], seq: number): Words[] =>
  strips.filter((strip): strip is Words => strip.kind === 'words' && stood(strip, seq))

const textOf = (words: Words[]): string => words.map(({ text }) => text).join('')

/** Letters of some strips, one after the other, by their places on the tape. */
const placesOf = (words: Words[]): number[] =>
  words.flatMap(({ at, text }) => Array.from({ length: text.length }, (_, nth) => at + nth))

/** Pairs of places at which two texts have the same words. */
function* matches(from: string, to: string): Generator<[number, number]> {
  const whole = from.endsWith(to) ? from.length - to.length : null
  if (whole !== null) {
    for (let nth = 0; nth < to.length; nth += 1) yield [whole + nth, nth]
    return
  }
  let a = 0
  let b = 0
  for (const { op, text } of to.endsWith(from) ? tailOf(from, to) : diffWords(from, to)) {
    const says = /[\p{L}\p{N}]/u.test(text)
    if (op === 'same' && says) for (let nth = 0; nth < text.length; nth += 1) yield [a + nth, b + nth]
    if (op !== 'insert') a += text.length
    if (op !== 'delete') b += text.length
  }
}

const tailOf = (from: string, to: string) => [
  { op: 'insert' as const, text: to.slice(0, to.length - from.length) },
  { op: 'same' as const, text: from },
]

/** What the platform brought in a row takes its origins from where it came. */
function inherit(tape: AuthoredTape, seq: number, source: Source): void {
  const there = wordsAfter(tape.strips, seq)
  const places = placesOf(there)
  const isNew = new Set(placesOf(there.filter(({ born }) => born === seq)))
  const known = new Map<number, number>()
  for (const [from, to] of matches(source.text, textOf(there))) {
    const place = places[to] as number
    if (!isNew.has(place)) continue
    tape.author[place] = originFrom(tape, source, source.author[from] as number, known)
    if (source.origins === tape.origins) mark(tape, source.places[from] as number, cameBack)
  }
}

/** An origin of another tape as one of this tape. */
function originFrom(tape: AuthoredTape, source: Source, nth: number, known: Map<number, number>): number {
  if (source.origins === tape.origins) return nth
  const mine = known.get(nth) ?? tape.origins.push(source.origins[nth] as Origin) - 1
  known.set(nth, mine)
  return mine
}

/** Words that one row took away and brought again. Where a passage has said whose they are, they stay so. */
function carry(tape: AuthoredTape, gone: Words[], come: Words[], mayAssign: boolean): void {
  if (gone.length === 0 || come.length === 0) return
  const [from, to] = [placesOf(gone), placesOf(come)]
  for (const [a, b] of matches(textOf(gone), textOf(come))) {
    const [was, is] = [from[a] as number, to[b] as number]
    if (mayAssign) tape.author[is] = tape.author[was] as number
    mark(tape, was, carriedOut)
    mark(tape, is, carriedIn)
  }
}

const mark = ({ carried }: AuthoredTape, place: number, what: number): void => {
  carried[place] = (carried[place] as number) | what
}

/**
 * Words put back right where they stood. Yjs places what undo brings before the words it replaces, and what is typed
 * there behind them, so that nobody's new words are taken for old ones.
 */
function putBack(tape: AuthoredTape, seq: number, places: number[]): void {
  const seen = new Set<number>()
  for (const nth of places) {
    if (seen.has(nth)) continue
    const come: Words[] = []
    const was: Words[] = []
    for (const [at, strip] of besides(tape, seq, nth)) {
      const isNew = strip.born === seq
      // A footnote set between them in the same moment keeps them no further apart.
      if (isNew && strip.kind !== 'words') continue
      const isOver = isNew ? was.length > 0 : strip.died === 0 || strip.died >= seq
      if (strip.kind !== 'words' || isOver || (!isNew && lengthOf(was) >= lengthOf(come))) break
      if (isNew) seen.add(at)
      ;(isNew ? come : was).push(strip)
    }
    const gone = textOf(was)
    const from = placesOf(was)
    let next = 0
    for (const strip of come) {
      // Words typed in the same moment may stand before and between those put back, of which some may be gone again.
      const found = gone.indexOf(strip.text, next)
      if (found < 0) continue
      next = found + strip.text.length
      for (const [letter, place] of placesOf([strip]).entries()) {
        const stoodAt = from[found + letter] as number
        tape.author[place] = tape.author[stoodAt] as number
        mark(tape, stoodAt, cameBack)
      }
    }
  }
}

/** A strip and those behind it, as far as they were there when the row came. */
function* besides({ strips }: Tape, seq: number, from: number): Generator<[number, Strip]> {
  for (let at = from; at < strips.length && at < from + lookAtMost; at += 1) {
    const strip = strips[at] as Strip
    if (strip.born <= seq && strip.kind !== 'mark') yield [at, strip]
  }
}

const lengthOf = (words: Words[]): number => words.reduce((sum, { text }) => sum + text.length, 0)
