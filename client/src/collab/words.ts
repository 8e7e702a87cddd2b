/** The words of a live room: between its Yjs document and the shared form of a paragraph's content. */
import { type Content, isSafeLink, type Mark, normalise } from '@plenary/shared/content'
import { fragmentName } from '@plenary/shared/rooms'
import * as Y from 'yjs'

export const fragmentOf = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment(fragmentName)

/** The one block; undefined as long as nothing of the room is here. An editor is mounted only when it is. */
export const blockOf = (doc: Y.Doc): Y.XmlElement | undefined =>
  fragmentOf(doc).get(0) as Y.XmlElement | undefined

function marksOf(formats: Record<string, unknown> | undefined): Mark[] {
  return (['strong', 'em', 'superscript', 'link'] as const).flatMap((type): Mark[] => {
    const value = formats?.[type]
    if (!value) return []
    if (type !== 'link') return [{ type }]
    const { href } = value as { href?: unknown }
    return isSafeLink(href) ? [{ type, href }] : []
  })
}

/** What the paragraph holds now. */
export function contentOf(doc: Y.Doc): Content {
  const parts = (blockOf(doc)?.toArray() ?? []).flatMap((child): Content => {
    if (child instanceof Y.XmlText)
      return (child.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]).flatMap(
        ({ insert, attributes }): Content => {
          if (typeof insert !== 'string' || insert === '') return []
          const marks = marksOf(attributes)
          return [{ type: 'text', text: insert, ...(marks.length > 0 ? { marks } : {}) }]
        },
      )
    const id = (child as Y.XmlElement).getAttribute('id')
    return typeof id === 'string' ? [{ type: 'footnote', id }] : []
  })
  return normalise(parts)
}

/**
 * Takes away what stands behind so many characters, a footnote reference counting one; leaves everything where these are
 * not the words there any more, because somebody wrote meanwhile.
 */
export function cutBehind(doc: Y.Doc, offset: number, words: string): void {
  const block = blockOf(doc)
  if (!block) return
  doc.transact(() => {
    let rest = offset
    const cuts: (() => void)[] = []
    let found = ''
    block.toArray().forEach((child, nth) => {
      const length = child instanceof Y.XmlText ? child.length : 1
      const from = Math.max(0, Math.min(rest, length))
      rest -= length
      if (from === length) return
      if (child instanceof Y.XmlText) {
        found += plain(child).slice(from)
        cuts.push(() => child.delete(from, length - from))
      } else cuts.push(() => block.delete(nth, 1))
    })
    // From the end, so that the places of those before stay.
    if (found === words) for (const cut of cuts.reverse()) cut()
  })
}

const plain = (text: Y.XmlText): string =>
  (text.toDelta() as { insert: unknown }[])
    .map(({ insert }) => (typeof insert === 'string' ? insert : ''))
    .join('')

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
  return pieces.join(' … ').trim()
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
