/** [ANC2] Places in the words of a room that stay with them while others write: ranges as relative positions, and back. */
import { textOf } from '@plenary/shared/content'
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
export interface Held extends Range, Life {}

/** The committed words of a room at one moment. */
export interface CommittedWords {
  text: string
  pin(range: Range): Pins
  /** Where they are now, and what is left of them. Null when what they cling to is no part of the text any more. */
  rangeOf(pins: Pins): Held | null
}

/** Runs of text in the block, with where each begins in the words; a footnote reference has no words. */
function runsIn(doc: Y.Doc): { run: Y.XmlText; at: number }[] {
  let at = 0
  return (blockOf(doc)?.toArray() ?? []).flatMap((child) => {
    if (!(child instanceof Y.XmlText)) return []
    const run = { run: child, at }
    at += child.length
    return [run]
  })
}

/** The run that holds the nth character. */
const runOf = (doc: Y.Doc, nth: number): { run: Y.XmlText; at: number } | undefined =>
  runsIn(doc).find(({ run, at }) => nth >= at && nth < at + run.length)

/** Which side of a position clings: words typed at either end of a range do not join it. */
const [right, left] = [0, -1]

function pin(doc: Y.Doc, { from, to }: Range): Pins {
  const first = runOf(doc, from)
  const last = runOf(doc, to - 1)
  if (!first || !last || to <= from) throw new RangeError('A range holds at least one character of the words')
  const encode = ({ run, at }: { run: Y.XmlText; at: number }, offset: number, side: number): Uint8Array =>
    Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(run, offset - at, side))
  return { start: encode(first, from, right), end: encode(last, to, left) }
}

function offsetOf(doc: Y.Doc, position: Uint8Array): number | null {
  const absolute = Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(position), doc)
  const found = absolute && runsIn(doc).find(({ run }) => run === absolute.type)
  return absolute && found ? found.at + absolute.index : null
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
