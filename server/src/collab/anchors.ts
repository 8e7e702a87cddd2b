/** [ANC2] Places in the words of a room that stay with them while others write: ranges as relative positions, and back. */
import { textOf } from '@plenary/shared/content'
import { grammar } from '@plenary/shared/grammar/grammar'
import * as Y from 'yjs'
import { type Life, lifeOf } from './anchor-life.ts'
import { blockOf, contentOf } from './content.ts'

/** UTF-16 offsets in the words of a room, `to` behind the last of them. */
export interface Range {
  from: number
  to: number
}

/** Both ends of a range as Yjs encodes them: the characters they cling to, not their numbers. */
export interface Pins {
  start: Uint8Array
  end: Uint8Array
}

/** Where a pinned range stands now, and what of its characters does. */
interface Held extends Range, Life {}

/** The committed words of a room at one moment. */
export interface CommittedWords {
  text: string
  pin(range: Range): Pins
  /** Where they are now, and what is left of them. Null when what they cling to is no part of the text any more. */
  rangeOf(pins: Pins): Held | null
}

/** A run of text in the block, with where it begins in the words and where objects stand that are none of them. */
interface Run {
  run: Y.XmlText
  at: number
  /** Letters of the words in it. */
  length: number
  signs: number[]
}

function runsIn(doc: Y.Doc): Run[] {
  let at = 0
  return (blockOf(doc)?.toArray() ?? []).flatMap((child) => {
    if (!(child instanceof Y.XmlText)) return []
    const signs = grammar.silentPlacesIn(child.toDelta())
    const run = { run: child, at, length: child.length - signs.length, signs }
    at += run.length
    return [run]
  })
}

/** The run that holds the nth character. */
const runOf = (doc: Y.Doc, nth: number): Run | undefined =>
  runsIn(doc).find(({ at, length }) => nth >= at && nth < at + length)

/** Where the nth letter of the words stands in its run, the signs before it counted. */
function indexOf({ at, signs }: Run, nth: number): number {
  let index = nth - at
  for (const sign of signs) if (sign <= index) index += 1
  return index
}

/** Which side of a position clings: words typed at either end of a range do not join it. */
const [right, left] = [0, -1]

function pin(doc: Y.Doc, { from, to }: Range): Pins {
  const first = runOf(doc, from)
  const last = runOf(doc, to - 1)
  if (!first || !last || to <= from) throw new RangeError('A range holds at least one character of the words')
  const encode = ({ run }: Run, index: number, side: number): Uint8Array =>
    Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(run, index, side))
  return {
    start: encode(first, indexOf(first, from), right),
    end: encode(last, indexOf(last, to - 1) + 1, left),
  }
}

function offsetOf(doc: Y.Doc, position: Uint8Array): number | null {
  const absolute = Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(position), doc)
  const found = absolute && runsIn(doc).find(({ run }) => run === absolute.type)
  if (!absolute || !found) return null
  return found.at + absolute.index - found.signs.filter((sign) => sign < absolute.index).length
}

export function committedWords(doc: Y.Doc): CommittedWords {
  return {
    text: textOf(contentOf(doc)),
    pin: (range) => pin(doc, range),
    rangeOf({ start, end }) {
      const from = offsetOf(doc, start)
      const to = offsetOf(doc, end)
      return from === null || to === null
        ? null
        : { from, to: Math.max(from, to), ...lifeOf(doc, start, end) }
    },
  }
}
