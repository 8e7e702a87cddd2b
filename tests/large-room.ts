/** Makes a paragraph as costly as one may be: tens of thousands of single letters, none beside the one typed before it. */
import * as Y from 'yjs'
import { RoomClient } from './room-client.ts'

/** Letters of one change: fewer than the gate takes as structs. */
const lettersAtOnce = 4000

/** Fills the room up to `letters` letters; resolves when all of it is durable. */
export async function fillRoom(
  url: string,
  cookie: string,
  letters = 45_000,
): Promise<{ structs: number; bytes: number }> {
  let durable = 0
  let refused: string | null = null
  const client = new RoomClient(url, cookie, {
    durable: (n) => {
      durable = n
    },
    refused: (code) => {
      refused = code
    },
  })
  await client.ready
  const { doc } = client
  const paragraph = doc.getXmlFragment('content').get(0) as Y.XmlElement
  if (paragraph.length === 0) paragraph.insert(0, [new Y.XmlText('.')])
  const words = paragraph.get(0) as Y.XmlText
  for (let typed = 0; typed < letters; typed += lettersAtOnce) {
    const before = Y.encodeStateVector(doc)
    doc.transact(() => {
      // From the end backwards: each letter stands before the one typed before it, so none joins another.
      for (let nth = Math.min(lettersAtOnce, letters - typed); nth > 0; nth -= 1) words.insert(0, 'e')
    })
    client.sendAs(Y.encodeStateAsUpdate(doc, before))
  }
  while (durable < client.sent) {
    if (refused) throw new Error(`the room was not filled: ${refused}`)
    await new Promise((done) => setTimeout(done, 10))
  }
  client.socket.terminate()
  const structs = [...doc.store.clients.values()].reduce((sum, { length }) => sum + length, 0)
  return { structs, bytes: Y.encodeStateAsUpdate(doc).length }
}
