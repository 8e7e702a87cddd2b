/** A paragraph that has been written for weeks: thousands of changes here and there, some of them taken out again. */
import * as Y from 'yjs'
import { chanceOf } from '../../seed.ts'
import { pause } from './machine.ts'
import type { Person } from './person.ts'

/** Less than a gate takes as one change. */
const changesAtOnce = 1000
const patienceMs = 60_000

/** Resolves when a newcomer would be given all of it. */
export async function writeHistory(person: Person, changes: number): Promise<void> {
  const { room, socket } = person
  const chance = chanceOf(2018)
  const doc = new Y.Doc()
  doc.clientID = 0x7200_0000
  Y.applyUpdate(doc, person.state as Uint8Array)
  const words = (doc.getXmlFragment('content').get(0) as Y.XmlElement).get(0) as Y.XmlText
  let sent = 0
  for (let made = 0; made < changes; made += changesAtOnce) {
    const before = Y.encodeStateVector(doc)
    doc.transact(() => {
      for (let nth = 0; nth < changesAtOnce; nth += 1)
        if (chance.below(3) === 0) words.delete(chance.below(words.length - 1), 1)
        else words.insert(chance.below(words.length), chance.pick(['a', 'e', ' of']))
    })
    socket.send(room.wire.change(room.name, Y.encodeStateAsUpdate(doc, before)))
    sent += 1
    // No server has to keep a second's worth of it in its hands.
    await pause(60)
  }
  const until = performance.now() + patienceMs
  while (person.durable < sent && room.name.startsWith('p-') && performance.now() < until) await pause(20)
  if (person.refusals.length > 0) throw new Error(`the history was refused: ${person.refusals[0]}`)
  await pause(500)
}
