/**
 * Signs in live text: one placeholder character that carries a mark with an id. What the sign means stands in the
 * database; the mark only says where it is. Yjs moves a character with the words around it, which it does not do with a
 * node between two runs of text. Pure: what a run of a Y.XmlText says, as content.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { type Content, isSafeLink, type Mark, markNames } from './content.ts'

/** The object replacement character: what stands in the text for a thing that is no text. It is no word. */
export const signCharacter = '\ufffc'

/** The name of the mark of footnote signs, in the editor's schema and in front of its keys in Yjs. */
export const footnoteMark = 'footnote'

/** What the id of a footnote may look like. */
export const footnoteIdPattern = /^[\w-]{1,64}$/
export const isFootnoteId = (id: unknown): id is string =>
  typeof id === 'string' && footnoteIdPattern.test(id)

/** Marks that may lie over each other have a key of their own for every value: name, two hyphens, eight characters. */
const signKey = /^footnote--[A-Za-z0-9+/=]{8}$/
export const isSignKey = (key: string): boolean => signKey.test(key)

const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Of bytes whose number is a multiple of three. */
const base64Of = (bytes: Uint8Array): string =>
  [...bytes]
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('')
    .replace(/.{6}/g, (bits) => base64[Number.parseInt(bits, 2)] as string)

/** A string as the binding's encoding of values writes it: its number of bytes, and they. Ids and names are short. */
const written = (text: string): number[] => [text.length, ...utf8ToBytes(text)]

/**
 * The format of a footnote's sign. y-prosemirror names the key of a mark that may lie over another by a digest of the
 * mark, in the encoding that lib0 calls "any": {type, attrs: {id}} as objects (118) and strings (119), SHA-256 folded into
 * six bytes, in base64. Whoever else writes signs must write what an editor would, or the editor writes it anew.
 */
export function signFormat(id: string): Record<string, { id: string }> {
  const mark = [118, 2, ...written('type'), 119, ...written(footnoteMark)]
  const attrs = [...written('attrs'), 118, 1, ...written('id'), 119, ...written(id)]
  const folded = new Uint8Array(6)
  for (const [nth, byte] of sha256(Uint8Array.from([...mark, ...attrs])).entries())
    folded[nth % 6] = (folded[nth % 6] as number) ^ byte
  return { [`${footnoteMark}--${base64Of(folded)}`]: { id } }
}

/** Formats of a run of text, as Yjs holds them. */
export type Formats = Readonly<Record<string, unknown>>

/**
 * The footnote that a character with these formats would be the sign of; null without one. A sign set at the same moment
 * in the place of another may come to stand under both marks: its own is the one that begins last, and formats are
 * told in the order in which they begin.
 */
export function footnoteOf(formats: Formats | undefined): string | null {
  for (const key of Object.keys(formats ?? {}).reverse()) {
    const id = isSignKey(key) ? (formats?.[key] as { id?: unknown } | null)?.id : undefined
    if (isFootnoteId(id)) return id
  }
  return null
}

/** Marks by the formats of a run, always in one order. */
export const marksOf = (formats: Formats | undefined): Mark[] =>
  markNames.flatMap((type): Mark[] => {
    const value = formats?.[type]
    if (!value) return []
    if (type !== 'link') return [{ type }]
    const { href } = value as { href?: unknown }
    return isSafeLink(href) ? [{ type, href }] : []
  })

export const formatsOf = (marks: readonly Mark[] | undefined): Record<string, unknown> =>
  Object.fromEntries(
    (marks ?? []).map((mark) => [mark.type, mark.type === 'link' ? { href: mark.href } : {}]),
  )

/**
 * One piece of a run as content. [SGN2] A placeholder without a mark is a character like any other, for all to see and
 * take away; a mark on other letters says nothing.
 */
export function contentOfRun(text: string, formats: Formats | undefined): Content {
  const id = footnoteOf(formats)
  const marks = marksOf(formats)
  const pieces = id === null ? [text] : text.split(/(\ufffc)/).filter((piece) => piece !== '')
  return pieces.map((piece) =>
    id !== null && piece === signCharacter
      ? { type: 'footnote', id }
      : { type: 'text', text: piece, ...(marks.length > 0 ? { marks } : {}) },
  )
}

/** What `toDelta` of a Y.XmlText says. */
export type Delta = readonly { insert?: unknown; attributes?: Formats }[]

/** The same as content; not normalised. */
export const contentOfDelta = (delta: Delta): Content =>
  delta.flatMap(({ insert, attributes }) =>
    typeof insert === 'string' && insert !== '' ? contentOfRun(insert, attributes) : [],
  )

/** Places of the signs in a run, in UTF-16 units of it, in order. */
export function signPlacesIn(delta: Delta): number[] {
  const places: number[] = []
  let at = 0
  for (const part of contentOfDelta(delta)) {
    if (part.type === 'footnote') places.push(at)
    at += part.type === 'footnote' ? 1 : part.text.length
  }
  return places
}
