/**
 * Keys under which marks stand in live text. A mark that may lie over another of its kind has a key of its own for every
 * value: its name, two hyphens and eight characters, as y-prosemirror makes them: a digest of the mark, in the encoding
 * that lib0 calls "any", SHA-256 folded into six bytes, in base64. Whoever else writes such marks must write what an
 * editor would, or the editor writes it anew.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { Held } from './row.ts'

const ownKey = /^(.*)--[A-Za-z0-9+/=]{8}$/

/** The name of the mark that a key of this form is for; null for a key of another form. */
export const nameInKey = (key: string): string | null => ownKey.exec(key)?.[1] ?? null

const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
/** Tags of the encoding. */
const [anObject, aString] = [118, 119]

/** A whole number in groups of seven bits, the lowest first. */
function pushNumber(out: number[], number: number): void {
  let rest = number
  for (; rest > 127; rest = Math.floor(rest / 128)) out.push(128 | (rest % 128))
  out.push(rest)
}

function pushText(out: number[], text: string): void {
  const bytes = utf8ToBytes(text)
  pushNumber(out, bytes.length)
  for (const byte of bytes) out.push(byte)
}

/** The key of a mark with these attributes, in the order in which the editor's schema has them. */
export function keyOf(name: string, held: Held): string {
  const bytes: number[] = []
  bytes.push(anObject, 2)
  pushText(bytes, 'type')
  bytes.push(aString)
  pushText(bytes, name)
  pushText(bytes, 'attrs')
  const entries = Object.entries(held)
  bytes.push(anObject)
  pushNumber(bytes, entries.length)
  for (const [key, value] of entries) {
    pushText(bytes, key)
    bytes.push(aString)
    pushText(bytes, value)
  }
  const digest = sha256(Uint8Array.from(bytes))
  const folded = new Uint8Array(6)
  for (let nth = 0; nth < digest.length; nth += 1)
    folded[nth % 6] = (folded[nth % 6] as number) ^ (digest[nth] as number)
  let letters = ''
  for (let nth = 0; nth < 6; nth += 3) {
    const bits =
      ((folded[nth] as number) << 16) | ((folded[nth + 1] as number) << 8) | (folded[nth + 2] as number)
    for (const shift of [18, 12, 6, 0]) letters += base64[(bits >> shift) & 63]
  }
  return `${name}--${letters}`
}
