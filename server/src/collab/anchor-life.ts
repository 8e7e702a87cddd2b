/** [ANC10] What is left of the characters a range was pinned on: a look-alike beside them is not what was meant. */
import * as Y from 'yjs'
import { serverClientId } from './content.ts'

export interface Life {
  /** Its first and its last character are both part of the text: whatever stands between, it is this place. */
  isWhole: boolean
  /** Characters that follow its first one, and precede its last one, as they were once written in one go. */
  fromStart: number
  fromEnd: number
  /** The first character came from the platform: it was imported, or moved by a command. */
  byPlatform: boolean
}

const isAlive = (doc: Y.Doc, id: Y.ID): boolean =>
  id.clock < Y.getState(doc.store, id.client) && !Y.getItem(doc.store, id).deleted

/** The neighbours that are text of the run and stand in it, in the direction asked. */
function neighbour(item: Y.Item, side: 'left' | 'right'): Y.Item | null {
  let next = item[side]
  while (next && (next.deleted || !next.countable)) next = next[side]
  return next
}

function following(doc: Y.Doc, id: Y.ID): number {
  let item: Y.Item = Y.getItem(doc.store, id)
  let count = item.id.clock + item.length - id.clock
  for (let next = neighbour(item, 'right'); next; next = neighbour(item, 'right')) {
    if (next.id.client !== id.client || next.id.clock !== item.id.clock + item.length) break
    count += next.length
    item = next
  }
  return count
}

function preceding(doc: Y.Doc, id: Y.ID): number {
  let item: Y.Item = Y.getItem(doc.store, id)
  let count = id.clock - item.id.clock + 1
  for (let next = neighbour(item, 'left'); next; next = neighbour(item, 'left')) {
    if (next.id.client !== id.client || next.id.clock + next.length !== item.id.clock) break
    count += next.length
    item = next
  }
  return count
}

export function lifeOf(doc: Y.Doc, start: Uint8Array, end: Uint8Array): Life {
  const [first, last] = [start, end].map((pin) => Y.decodeRelativePosition(pin).item) as (Y.ID | null)[]
  const isWhole = Boolean(first && last && isAlive(doc, first) && isAlive(doc, last))
  if (!isWhole) return { isWhole, fromStart: 0, fromEnd: 0, byPlatform: false }
  return {
    isWhole,
    fromStart: following(doc, first as Y.ID),
    fromEnd: preceding(doc, last as Y.ID),
    byPlatform: first?.client === serverClientId,
  }
}
