/** The words of a live room: its Yjs document as the shared form of a paragraph's content, and words of updates. */
import { type Content, textOf } from '@plenary/shared/content'
import { type Delta, placeholder } from '@plenary/shared/grammar/codec'
import { grammar } from '@plenary/shared/grammar/grammar'
import { fragmentName } from '@plenary/shared/rooms'
import * as Y from 'yjs'

export const fragmentOf = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment(fragmentName)

/** The one block; undefined as long as nothing of the room is here. An editor is mounted only when it is. */
export const blockOf = (doc: Y.Doc): Y.XmlElement | undefined =>
  fragmentOf(doc).get(0) as Y.XmlElement | undefined

/** What the paragraph holds now. */
export const contentOf = (doc: Y.Doc): Content => grammar.contentOf(doc)

/**
 * Takes away what stands behind so many characters, an object counting one; leaves everything where these are
 * not the words there any more, because somebody wrote meanwhile.
 */
export function cutBehind(doc: Y.Doc, offset: number, words: string): void {
  const run = blockOf(doc)
    ?.toArray()
    .find((child) => child instanceof Y.XmlText)
  if (run && textOf(grammar.contentOfDelta(tailOf(run.toDelta(), offset))) === words)
    run.delete(offset, run.length - offset)
}

/** What of a delta stands behind so many characters. */
function tailOf(delta: Delta, offset: number): Delta {
  let rest = offset
  return delta.map(({ insert, attributes }) => {
    const text = String(insert)
    const tail = text.slice(Math.min(rest, text.length))
    rest = Math.max(0, rest - text.length)
    return { insert: tail, ...(attributes ? { attributes } : {}) }
  })
}

type Range = { clock: number; len: number }
interface Decoded {
  structs: (Y.Item | Y.GC | Y.Skip)[]
  ds: { clients: Map<number, Range[]> }
}

/**
 * The words these updates bring in, without those they take away again, in the order they were written;
 * pieces that are not neighbours are parted by an ellipsis.
 */
export function wordsAdded(updates: Uint8Array[]): string {
  if (updates.length === 0) return ''
  const { structs, ds } = Y.decodeUpdate(Y.mergeUpdates(updates)) as unknown as Decoded
  const deleted = (client: number, clock: number): boolean =>
    (ds.clients.get(client) ?? []).some((range) => clock >= range.clock && clock < range.clock + range.len)
  const pieces: string[] = []
  let endsAt: { client: number; clock: number } | null = null
  for (const struct of structs) {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue
    const { client, clock } = struct.id
    const kept = struct.content.str
      .split('')
      .filter((_, nth) => !deleted(client, clock + nth))
      .join('')
    if (kept === '') continue
    const joins: boolean = endsAt?.client === client && struct.origin?.clock === endsAt.clock - 1
    if (joins) pieces[pieces.length - 1] += kept
    else pieces.push(kept)
    endsAt = { client, clock: clock + struct.length }
  }
  return pieces.join(' … ').replaceAll(placeholder, '').trim()
}

/** Whether someone with this state has everything the update says. Of deletions a state vector tells nothing. */
export function isContained(update: Uint8Array, stateVector: Uint8Array): boolean {
  const { structs, ds } = Y.decodeUpdate(update) as unknown as Decoded
  const known = Y.decodeStateVector(stateVector)
  return (
    ds.clients.size === 0 &&
    structs.every(({ id, length }) => id.clock + length <= (known.get(id.client) ?? 0))
  )
}

/** Text ⇄ bytes as `GET /api/drafts/ID/states` serves them. */
export function bytesOf(base64: string): Uint8Array {
  const binary = atob(base64)
  return Uint8Array.from(binary, (char) => char.charCodeAt(0))
}
