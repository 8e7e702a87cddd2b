/** Frames that arrive before the person has been admitted: kept in order, within bounds [Y39]. */
import { closeCode } from '@plenary/shared/rooms'
import type { RawData, WebSocket } from 'ws'
import { limits } from './limits.ts'

const bytesOf = (data: RawData): Uint8Array =>
  Array.isArray(data) ? Buffer.concat(data) : data instanceof ArrayBuffer ? new Uint8Array(data) : data

export interface HeldFrames {
  /** Hands over what has waited, and from now on whatever comes. */
  release(receive: (frame: Uint8Array) => void): void
}

export function holdFrames(socket: WebSocket): HeldFrames {
  const waiting: Uint8Array[] = []
  let bytes = 0
  let receive: ((frame: Uint8Array) => void) | null = null
  socket.on('message', (data, isBinary) => {
    // [Y2] Text is not of this protocol.
    if (!isBinary) {
      socket.close(closeCode.notUnderstood)
      return
    }
    const frame = bytesOf(data)
    if (receive) {
      receive(frame)
      return
    }
    waiting.push(frame)
    bytes += frame.length
    if (waiting.length > limits.waitingMessages || bytes > limits.waitingBytes) socket.close(closeCode.policy)
  })
  return {
    release(next) {
      receive = next
      for (const frame of waiting.splice(0)) next(frame)
    },
  }
}
