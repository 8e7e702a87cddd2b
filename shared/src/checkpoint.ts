/** Signing and checking checkpoints: Ed25519 over canonical JSON, the same on the server, in a browser and offline. */
import { ed25519 } from '@noble/curves/ed25519.js'
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson, sha256Hex } from './canonical.ts'
import type { Checkpoint } from './record.ts'

/** What is signed: everything a checkpoint says, its key included. */
const signedBytes = ({ signature: _, ...said }: Omit<Checkpoint, 'signature'> & { signature?: string }) =>
  utf8ToBytes(canonicalJson(said))

/** The public key of a secret one; both are 32 bytes in hexadecimal. */
export const publicKeyOf = (secretKey: string): string =>
  bytesToHex(ed25519.getPublicKey(hexToBytes(secretKey)))

/** Signs with the secret key, in whose name it then stands. */
export function signCheckpoint(said: Omit<Checkpoint, 'key' | 'signature'>, secretKey: string): Checkpoint {
  const whole = { ...said, key: publicKeyOf(secretKey) }
  return { ...whole, signature: bytesToHex(ed25519.sign(signedBytes(whole), hexToBytes(secretKey))) }
}

/** [REC6] Whether the key it names has signed exactly this. Strict RFC 8032; nonsense is false, never an error. */
export function isSigned(checkpoint: Checkpoint): boolean {
  try {
    const { signature, key } = checkpoint
    return ed25519.verify(hexToBytes(signature), signedBytes(checkpoint), hexToBytes(key), { zip215: false })
  } catch {
    return false
  }
}

/** A key as people compare it: the first 32 of the 64 hexadecimal characters of its SHA-256, in groups of four. */
export const fingerprintOf = (key: string): string =>
  (sha256Hex(key).slice(0, 32).match(/.{4}/g) as string[]).join(' ')
