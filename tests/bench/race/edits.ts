/**
 * The bytes of a keystroke, as Yjs would write them (update format 1) and made without a document: one letter behind
 * the one this person typed before. And what a frame brought, read as cheaply.
 */
import * as Y from 'yjs'
import { Reader, Writer } from './bytes.ts'

/** Where a caret stands: between two letters of the text everyone has. */
export interface Caret {
  left: { client: number; clock: number } | null
  right: { client: number; clock: number } | null
}

const isText = 4
const hasLeft = 0x80
const hasRight = 0x40
const letters = 'we the States parties to this compact '

/** The `clock`-th letter of `client`, whose caret stood at `caret` before the first. */
export function keystroke(client: number, clock: number, caret: Caret): Uint8Array {
  const left = clock > 0 ? { client, clock: clock - 1 } : caret.left
  const { right } = caret
  const writer = new Writer().number(1).number(1).number(client).number(clock)
  writer.byte(isText | (left ? hasLeft : 0) | (right ? hasRight : 0))
  if (left) writer.number(left.client).number(left.clock)
  if (right) writer.number(right.client).number(right.clock)
  return writer
    .text(letters[clock % letters.length] as string)
    .number(0)
    .done()
}

/** Letters `from` to `to`, without `to`, of one client. */
export interface Brought {
  client: number
  from: number
  to: number
}

/** What an update brought. The letters of keystrokes are read here, everything else is left to Yjs. */
export function broughtBy(update: Uint8Array): Brought[] {
  const reader = new Reader(update)
  const brought: Brought[] = []
  for (let clients = reader.number(); clients > 0; clients -= 1) {
    let structs = reader.number()
    const client = reader.number()
    let clock = reader.number()
    for (; structs > 0; structs -= 1) {
      const info = update[reader.at] as number
      reader.at += 1
      if ((info & 31) !== isText || (info & (hasLeft | hasRight)) === 0) return asYjsReads(update)
      if (info & hasLeft) skipId(reader)
      if (info & hasRight) skipId(reader)
      // Letters of one byte: one letter each.
      const { length } = reader.run()
      brought.push({ client, from: clock, to: clock + length })
      clock += length
    }
  }
  return brought
}

function skipId(reader: Reader): void {
  reader.number()
  reader.number()
}

const asYjsReads = (update: Uint8Array): Brought[] =>
  Y.decodeUpdate(update).structs.flatMap((struct) =>
    struct instanceof Y.Item
      ? [{ client: struct.id.client, from: struct.id.clock, to: struct.id.clock + struct.length }]
      : [],
  )

/** A paragraph of some length, as an editor writes it, for servers that begin with nothing. */
export function seedOf(text: string): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = 0x6fff_fff0
  const paragraph = new Y.XmlElement('paragraph')
  const words = new Y.XmlText()
  words.insert(0, text)
  paragraph.insert(0, [words])
  doc.getXmlFragment('content').insert(0, [paragraph])
  return Y.encodeStateAsUpdate(doc)
}

/** Carets spread over the words of a state, each between two letters. */
export function caretsIn(state: Uint8Array, count: number): Caret[] {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  const paragraph = doc.getXmlFragment('content').get(0) as Y.XmlElement
  const words = paragraph.get(0) as Y.XmlText
  const at = (index: number): Caret['left'] => {
    const { item } = Y.createRelativePositionFromTypeIndex(words, index)
    return item ? { client: item.client, clock: item.clock } : null
  }
  const carets = Array.from({ length: count }, (_, nth) => {
    const index = 1 + Math.floor((nth * (words.length - 2)) / count)
    return { left: at(index - 1), right: at(index) }
  })
  doc.destroy()
  return carets
}

/** All words of a state and what came after it. */
export function wordsOf(updates: Uint8Array[]): string {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  const words = doc.getXmlFragment('content').toString()
  doc.destroy()
  return words
}
