/** A client that keeps its words and brings them again: after a closed socket it reconnects and sends what the server lacks. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import WebSocket from 'ws'
import * as Y from 'yjs'

const sync = 0
const durable = 100
const refused = 101
/** Codes after which coming back would be refused for the same reason. */
const isFinal = (code: number): boolean => code >= 4400 && code < 4500

export class Typist {
  readonly doc = new Y.Doc()
  readonly refusals: string[] = []
  readonly closes: number[] = []
  private socket: WebSocket | null = null
  private synced = false
  private stopped = false
  private answers = 0
  /** Sync messages of this connection: sent, durable, refused. */
  private sent = 0
  private durable = 0
  private refused = 0
  private readonly url: string
  private readonly cookie: string

  constructor(url: string, room: string, cookie: string) {
    this.url = `${url.replace('http', 'ws')}/collab/${room}`
    this.cookie = cookie
    this.connect()
  }

  connect(): void {
    this.stopped = false
    const socket = new WebSocket(this.url, { headers: { cookie: this.cookie }, perMessageDeflate: false })
    this.socket = socket
    this.synced = false
    this.answered = false
    this.sent = this.durable = this.refused = 0
    socket.on('open', () => this.ask())
    socket.on('message', (data: Buffer) => this.receive(data))
    socket.on('error', () => undefined)
    socket.on('close', (code) => {
      this.closes.push(code)
      this.synced = false
      if (!this.stopped && !isFinal(code) && this.socket === socket) setTimeout(() => this.connect(), 20)
    })
  }

  /** Goes away without a word; what is typed meanwhile waits. */
  disconnect(): void {
    this.stopped = true
    this.synced = false
    this.socket?.terminate()
  }

  private send(step: number, bytes: Uint8Array): void {
    const out = encoding.createEncoder()
    encoding.writeVarUint(out, sync)
    encoding.writeVarUint(out, step)
    encoding.writeVarUint8Array(out, bytes)
    this.socket?.send(encoding.toUint8Array(out))
    if (step > 0) this.sent += 1
  }

  private ask(): void {
    this.send(0, Y.encodeStateVector(this.doc))
  }

  private receive(data: Buffer): void {
    const decoder = decoding.createDecoder(data)
    const type = decoding.readVarUint(decoder)
    if (type === durable) this.durable = decoding.readVarUint(decoder)
    if (type === refused) {
      this.refused += 1
      this.refusals.push(decoding.readVarString(decoder))
    }
    if (type !== sync) return
    const step = decoding.readVarUint(decoder)
    const bytes = decoding.readVarUint8Array(decoder)
    if (step === 0) {
      // What the server lacks: words typed while away, or sent and never taken.
      this.send(1, Y.encodeStateAsUpdate(this.doc, bytes))
      this.answered = true
      return
    }
    Y.applyUpdate(this.doc, bytes, 'server')
    if (step === 1) this.answers += 1
    this.synced = this.answers > 0 && this.answered
  }
  private answered = false

  /** Whether the server has answered for everything sent: taken or refused. */
  get judged(): boolean {
    return this.ready && this.durable + this.refused >= this.sent
  }

  get ready(): boolean {
    return this.synced && this.socket?.readyState === WebSocket.OPEN
  }

  /** Appends words; sent at once when connected, else with the next connection. */
  type(text: string): void {
    const before = Y.encodeStateVector(this.doc)
    this.doc.transact(() => {
      const paragraph = this.doc.getXmlFragment('content').get(0) as Y.XmlElement
      if (paragraph.length === 0) paragraph.insert(0, [new Y.XmlText()])
      const words = paragraph.get(paragraph.length - 1)
      if (words instanceof Y.XmlText) words.insert(words.length, text)
      else paragraph.insert(paragraph.length, [new Y.XmlText(text)])
    })
    if (this.answered && this.socket?.readyState === WebSocket.OPEN)
      this.send(2, Y.encodeStateAsUpdate(this.doc, before))
  }

  /** Resolves when the server has judged everything sent: messages are handled in order, on one connection. */
  async settled(withinMs = 20_000): Promise<void> {
    const deadline = performance.now() + withinMs
    for (;;) {
      const { socket } = this
      if (this.ready && socket) {
        const before = this.answers
        this.ask()
        while (
          this.answers === before &&
          socket.readyState === WebSocket.OPEN &&
          performance.now() < deadline
        )
          await new Promise((done) => setTimeout(done, 5))
        if (this.answers > before && this.socket === socket) return
      }
      if (performance.now() > deadline) throw new Error(`not settled; closes ${this.closes.join()}`)
      await new Promise((done) => setTimeout(done, 10))
    }
  }

  get text(): string {
    return this.doc
      .getXmlFragment('content')
      .toString()
      .replace(/<[^>]*>/g, '')
  }

  close(): void {
    this.stopped = true
    this.socket?.terminate()
    this.doc.destroy()
  }
}
