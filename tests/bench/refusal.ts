/**
 * `npm run bench -- refusal`: what a refused update costs the server in a large paragraph, in ms: an insertion that is
 * too long, one too heavy, and one whose neighbours stand in the wrong order.
 */
import * as Y from 'yjs'
import { applyAsIs } from '../../server/src/collab/apply.ts'
import { blockOf, seedUpdate } from '../../server/src/collab/content.ts'
import { gate } from '../../server/src/collab/gate.ts'
import { Shadow } from '../../server/src/collab/shadow.ts'
import { type At, forged } from '../forger.ts'

const copyOf = (updates: Uint8Array[], clientId?: number): Y.Doc => {
  const doc = new Y.Doc()
  applyAsIs(doc, updates)
  if (clientId !== undefined) doc.clientID = clientId
  return doc
}
const words = (doc: Y.Doc): Y.XmlText => (blockOf(doc) as Y.XmlElement).get(0) as Y.XmlText

/** Nearly as large as a paragraph may be: 49,000 letters, most of them an item of their own. */
const seed = seedUpdate([{ type: 'text', text: 'Draft.' }])
const large = copyOf([seed], 1000)
large.transact(() => {
  for (let nth = 0; nth < 49_000; nth += 1) words(large).insert((nth * 7919) % (words(large).length + 1), 'x')
})
const state = Y.encodeStateAsUpdate(large)
const shadow = new Shadow(large, Y.parseUpdateMeta(seed).to)

const insertion = (client: number, text: string): Uint8Array => {
  const doc = copyOf([state], client)
  const before = Y.encodeStateVector(doc)
  words(doc).insert(20_000, text)
  return Y.encodeStateAsUpdate(doc, before)
}
const letter = (clock: number): At => ({ client: 1000, clock })

const kinds: Record<string, (client: number) => Uint8Array> = {
  'too long': (client) => insertion(client, 'y'.repeat(2000)),
  'out of order': (client) =>
    forged([
      {
        id: { client, clock: 0 },
        origin: letter(40_000),
        rightOrigin: letter(100),
        what: { content: 'text', text: 'X' },
      },
    ]),
}
console.log(
  `${words(large).length} letters, ${state.length} bytes, ${large.store.clients.get(1000)?.length} items`,
)
for (const [kind, make] of Object.entries(kinds)) {
  const times: number[] = []
  for (let nth = 0; nth < 10; nth += 1) {
    const update = make(2000 + nth)
    const started = performance.now()
    const decision = gate(update, shadow, { participantId: 'a', ownerOf: () => undefined, newIdsLeft: 64 })
    times.push(performance.now() - started)
    if (decision.admitted) throw new Error(`${kind}: it was admitted`)
  }
  times.sort((a, b) => a - b)
  console.log(`${kind}: median ${times[5]?.toFixed(2)} ms, worst ${times[9]?.toFixed(2)} ms`)
}
