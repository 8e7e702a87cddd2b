/** Messages of a live room, as bytes: what comes in is read with care, what goes out is framed once for everyone. */
import { closeCode, messageType } from '@plenary/shared/rooms'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

export type Message =
  | { type: 'step1'; stateVector: Uint8Array }
  | { type: 'update'; update: Uint8Array }
  | { type: 'awareness'; states: Uint8Array }
  | { type: 'query-awareness' }

/** Why bytes are no message; `close` when the connection ends with it. */
export interface Unreadable {
  type: 'unreadable'
  close: number | null
}

const unreadable = (close: number | null = null): Unreadable => ({ type: 'unreadable', close })

/** [Y1] to [Y9]: an empty or unfinished frame ends the connection; an unknown type does not. */
export function readMessage(frame: Uint8Array): Message | Unreadable {
  if (frame.length === 0) return unreadable(closeCode.malformed)
  const decoder = decoding.createDecoder(frame)
  let type: number
  try {
    type = decoding.readVarUint(decoder)
  } catch {
    return unreadable(closeCode.malformed)
  }
  try {
    if (type === messageType.sync) return readSync(decoder)
    if (type === messageType.awareness)
      return { type: 'awareness', states: decoding.readVarUint8Array(decoder) }
    if (type === messageType.queryAwareness) return { type: 'query-awareness' }
    return unreadable()
  } catch {
    return unreadable()
  }
}

function readSync(decoder: decoding.Decoder): Message | Unreadable {
  const step = decoding.readVarUint(decoder)
  const bytes = decoding.readVarUint8Array(decoder)
  if (step === 0) return { type: 'step1', stateVector: bytes }
  if (step === 1 || step === 2) return { type: 'update', update: bytes }
  return unreadable()
}

const message = (type: number, write: (encoder: encoding.Encoder) => void): Uint8Array => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, type)
  write(encoder)
  return encoding.toUint8Array(encoder)
}

const sync = (step: number, bytes: Uint8Array): Uint8Array =>
  message(messageType.sync, (encoder) => {
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, bytes)
  })

export const step1Message = (stateVector: Uint8Array): Uint8Array => sync(0, stateVector)
export const step2Message = (update: Uint8Array): Uint8Array => sync(1, update)
export const updateMessage = (update: Uint8Array): Uint8Array => sync(2, update)
export const durableMessage = (n: number): Uint8Array =>
  message(messageType.durable, (encoder) => encoding.writeVarUint(encoder, n))
export const refusedMessage = (code: string): Uint8Array =>
  message(messageType.refused, (encoder) => encoding.writeVarString(encoder, code))

export interface AwarenessEntry {
  clientId: number
  clock: number
  /** JSON; "null" when the person left. */
  state: string
}

export const awarenessMessage = (entries: AwarenessEntry[]): Uint8Array =>
  message(messageType.awareness, (encoder) => {
    const states = encoding.createEncoder()
    encoding.writeVarUint(states, entries.length)
    for (const { clientId, clock, state } of entries) {
      encoding.writeVarUint(states, clientId)
      encoding.writeVarUint(states, clock)
      encoding.writeVarString(states, state)
    }
    encoding.writeVarUint8Array(encoder, encoding.toUint8Array(states))
  })

/** Throws on malformed bytes. At most `atMost` entries are read [A5]. */
export function readAwareness(states: Uint8Array, atMost: number): AwarenessEntry[] {
  const decoder = decoding.createDecoder(states)
  const count = decoding.readVarUint(decoder)
  return Array.from({ length: Math.min(count, atMost) }, () => ({
    clientId: decoding.readVarUint(decoder),
    clock: decoding.readVarUint(decoder),
    state: decoding.readVarString(decoder),
  }))
}

/**
 * A binary WebSocket frame of the server (unmasked, uncompressed, RFC 6455 section 5.2), so that one
 * buffer serves every socket of a room.
 */
export function frameOf(payload: Uint8Array): Buffer {
  const { length } = payload
  const header = length < 126 ? Buffer.alloc(2) : length < 65_536 ? Buffer.alloc(4) : Buffer.alloc(10)
  header[0] = 0x82
  if (header.length === 2) header[1] = length
  else if (header.length === 4) {
    header[1] = 126
    header.writeUInt16BE(length, 2)
  } else {
    header[1] = 127
    header.writeBigUInt64BE(BigInt(length), 2)
  }
  return Buffer.concat([header, payload])
}
