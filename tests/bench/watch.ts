/** `npm run bench -- watch`: what comparing the copies of a room costs, in ms, after 100 to 10,000 changes. */
import * as Y from 'yjs'
import { applyAsIs } from '../../server/src/collab/apply.ts'
import { blockOf, seedUpdate } from '../../server/src/collab/content.ts'
import { work } from '../../server/src/collab/copies.ts'
import { limits } from '../../server/src/collab/limits.ts'

for (const changes of [100, 1000, 10_000]) {
  const doc = new Y.Doc()
  applyAsIs(doc, [seedUpdate([{ type: 'text', text: 'Draft.' }])])
  const tail: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => tail.push(update))
  const words = (blockOf(doc) as Y.XmlElement).get(0) as Y.XmlText
  let snapshot = Y.encodeStateAsUpdate(doc)
  for (let nth = 0; nth < changes; nth += 1) {
    if (nth % 10 === 0) doc.clientID = 1000 + (nth % 97)
    words.insert((nth * 7919) % (words.length + 1), 'abc')
    if (tail.length < limits.snapshotEvery || changes - nth < limits.snapshotEvery) continue
    // As a room keeps it: a snapshot and at most so many rows behind it.
    snapshot = Y.encodeStateAsUpdate(doc)
    tail.length = 0
  }
  const updates = [snapshot, ...tail]
  const bytes = updates.reduce((sum, { length }) => sum + length, 0)
  const times = Array.from({ length: 7 }, () => {
    const started = performance.now()
    const { followed, anew } = work(updates)
    if (followed !== anew) throw new Error('the copies differ')
    return performance.now() - started
  }).sort((a, b) => a - b)
  const where = bytes <= limits.comparedHereBytes ? 'here' : 'beside the server'
  console.log(
    `${changes} changes: ${bytes} bytes, ${updates.length} updates, median ${times[3]?.toFixed(1)} ms, worst ${times[6]?.toFixed(1)} ms, ${where}`,
  )
}
