/** The bytes that the race makes by hand are those of Yjs: what is measured with them is measured with the real thing. */
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { broughtBy, caretsIn, keystroke, seedOf, wordsOf } from './edits.ts'

const clients = [0x7000_0001, 0x7000_0002, 0x7000_0003]
const seed = seedOf('abcdef')
const carets = caretsIn(seed, clients.length)
const updates = Array.from({ length: 5 }, (_, clock) =>
  clients.map((client, nth) => keystroke(client, clock, carets[nth] as (typeof carets)[number])),
).flat()

describe('keystrokes without a document', () => {
  it('stand behind one another, each person where the caret was', () => {
    expect(wordsOf([seed, ...updates])).toBe(`<paragraph>${wordsAsTyped()}</paragraph>`)
  })

  it('are read as Yjs reads them, one by one and merged', () => {
    const merged = Y.mergeUpdates(updates)
    const read = (update: Uint8Array) =>
      broughtBy(update).flatMap(({ client, from, to }) =>
        Array.from({ length: to - from }, (_, more) => `${client}:${from + more}`),
      )
    expect(read(merged).sort()).toEqual(updates.flatMap(read).sort())
    const asYjs = Y.decodeUpdate(merged).structs.flatMap(({ id, length }) =>
      Array.from({ length }, (_, more) => `${id.client}:${id.clock + more}`),
    )
    expect(read(merged).sort()).toEqual(asYjs.sort())
  })
})

/** The same, typed into a document of its own by each. */
function wordsAsTyped(): string {
  const docs = clients.map((client) => {
    const doc = new Y.Doc()
    doc.clientID = client
    Y.applyUpdate(doc, seed)
    return doc
  })
  const runIn = (doc: Y.Doc): Y.XmlText =>
    (doc.getXmlFragment('content').get(0) as Y.XmlElement).get(0) as Y.XmlText
  for (const [nth, doc] of docs.entries()) runIn(doc).insert(1 + Math.floor((nth * 4) / 3), 'we th')
  const all = new Y.Doc()
  for (const doc of docs) Y.applyUpdate(all, Y.encodeStateAsUpdate(doc))
  return runIn(all).toString()
}
