/** One client of a live room, as light as a load generator needs: it speaks the protocol and keeps no copy it does not type into. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import WebSocket from 'ws'
import * as Y from 'yjs'

const sync = 0
const durable = 100
const refused = 101

export interface Listener {
  /** A frame with an update came in. */
  update(update: Uint8Array, at: number): void
  /** The first n sync messages of this connection are durable. */
  durable(n: number, at: number): void
  refused(code: string): void
}

export class RoomClient {
  readonly socket: WebSocket
  readonly ready: Promise<void>
  readonly doc = new Y.Doc()
  sent = 0
  frames = 0
  bytes = 0

  constructor(url: string, cookie: string, listener: Partial<Listener>) {
    this.socket = new WebSocket(url, { headers: { cookie }, perMessageDeflate: false })
    this.socket.binaryType = 'nodebuffer'
    this.ready = new Promise((ready, failed) => {
      this.socket.once('open', () => this.askForState())
      this.socket.once('error', failed)
      this.socket.once('close', (code) => failed(new Error(`closed ${code}`)))
      this.socket.on('message', (data: Buffer) => this.receive(data, listener, ready))
    })
  }

  private askForState(): void {
    const out = encoding.createEncoder()
    encoding.writeVarUint(out, sync)
    encoding.writeVarUint(out, 0)
    encoding.writeVarUint8Array(out, Y.encodeStateVector(this.doc))
    this.socket.send(encoding.toUint8Array(out))
  }

  private receive(data: Buffer, listener: Partial<Listener>, ready: () => void): void {
    const at = performance.now()
    this.frames += 1
    this.bytes += data.length
    const type = data[0]
    if (type === durable) listener.durable?.(decoding.readVarUint(bodyOf(data)), at)
    if (type === refused) listener.refused?.(decoding.readVarString(bodyOf(data)))
    if (type !== sync) return
    const step = data[1]
    if (step === 1) {
      Y.applyUpdate(this.doc, updateIn(data))
      ready()
    } else if (step === 2) listener.update?.(updateIn(data), at)
  }

  /** Types behind what this client typed last, wherever others' words have moved it. */
  type(text: string): { client: number; clock: number } {
    const paragraph = this.doc.getXmlFragment('content').get(0) as Y.XmlElement
    const before = Y.encodeStateVector(this.doc)
    this.doc.transact(() => {
      if (paragraph.length === 0) paragraph.insert(0, [new Y.XmlText()])
      const words = paragraph.get(0) as Y.XmlText
      const place = this.place && Y.createAbsolutePositionFromRelativePosition(this.place, this.doc)
      const index = place?.index ?? words.length
      words.insert(index, text)
      this.place = Y.createRelativePositionFromTypeIndex(words, index + text.length, -1)
    })
    this.sendAs(Y.encodeStateAsUpdate(this.doc, before))
    return { client: this.doc.clientID, clock: Y.getState(this.doc.store, this.doc.clientID) - 1 }
  }
  private place: Y.RelativePosition | undefined

  /** Sends a change that was made elsewhere. */
  sendAs(update: Uint8Array): void {
    const out = encoding.createEncoder()
    encoding.writeVarUint(out, sync)
    encoding.writeVarUint(out, 2)
    encoding.writeVarUint8Array(out, update)
    this.socket.send(encoding.toUint8Array(out))
    this.sent += 1
  }
}

const bodyOf = (data: Buffer): decoding.Decoder => {
  const decoder = decoding.createDecoder(data)
  decoding.readVarUint(decoder)
  return decoder
}

const updateIn = (data: Buffer): Uint8Array => {
  const decoder = bodyOf(data)
  decoding.readVarUint(decoder)
  return decoding.readVarUint8Array(decoder)
}
