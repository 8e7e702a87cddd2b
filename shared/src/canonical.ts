/** One byte form of a value and its fingerprint, the same on the server, in a browser and in a verifier (RFC 8785, SHA-256). */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import canonicalize from 'canonicalize'

/** Canonical JSON: keys sorted, numbers and strings written in one way. Throws for what JSON cannot hold. */
export function canonicalJson(value: unknown): string {
  const written = (canonicalize as unknown as (value: unknown) => string | undefined)(value)
  if (written === undefined) throw new TypeError('this value has no JSON form')
  return written
}

/** SHA-256 in lower-case hexadecimal, 64 characters, of bytes or of the UTF-8 bytes of a string. */
export const sha256Hex = (input: Uint8Array | string): string =>
  bytesToHex(sha256(typeof input === 'string' ? utf8ToBytes(input) : input))

/** The fingerprint of a JSON value. */
export const hashOf = (value: unknown): string => sha256Hex(canonicalJson(value))
