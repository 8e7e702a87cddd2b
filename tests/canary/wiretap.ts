/** Keeps every byte that others and the public receive: HTTP heads and bodies, frames of both kinds of sockets, the log. */
import { createHash } from 'node:crypto'
import { io, type Socket } from 'socket.io-client'
import WebSocket from 'ws'

/** A Yjs state inside JSON is Base64; what it holds is searched too. */
const packed = /[A-Za-z0-9+/]{40,}={0,2}/g

export class Wiretap {
  /** Pieces as they came, each once: what was seen before needs no second search. */
  readonly pieces: { from: string; bytes: Buffer }[] = []
  total = 0
  private readonly seen = new Set<string>()
  private readonly ends: (() => void)[] = []

  keep(from: string, bytes: Buffer): void {
    this.total += bytes.length
    const hash = createHash('sha1').update(bytes).digest('base64')
    if (this.seen.has(hash)) return
    this.seen.add(hash)
    this.pieces.push({ from, bytes })
    for (const [text] of bytes.toString('latin1').matchAll(packed))
      this.pieces.push({ from: `${from}, unpacked`, bytes: Buffer.from(text, 'base64') })
  }

  /** Asks as somebody else and keeps the whole answer. */
  async fetch(url: string, init: RequestInit & { who: string }): Promise<Response> {
    const answer = await fetch(url, init)
    const body = Buffer.from(await answer.arrayBuffer())
    const head = [...answer.headers].map(([key, value]) => `${key}: ${value}`).join('\n')
    this.keep(`${init.who} ${init.method ?? 'GET'} ${url}`, Buffer.concat([Buffer.from(`${head}\n\n`), body]))
    return new Response(body.length > 0 && answer.status !== 204 ? body : null, {
      status: answer.status,
      headers: answer.headers,
    })
  }

  /** Listens at /live, to everything these places say. */
  async live(url: string, who: string, cookie: string, watched: object[]): Promise<Socket> {
    const socket = io(url, { path: '/live', transports: ['websocket'], extraHeaders: { cookie } })
    socket.io.on('open', () => {
      socket.io.engine.on('packet', ({ data }: { data?: unknown }) => {
        if (typeof data === 'string') this.keep(`${who} live`, Buffer.from(data))
      })
    })
    this.ends.push(() => socket.disconnect())
    await new Promise<void>((ready, failed) => {
      socket.once('connect', ready)
      socket.once('connect_error', failed)
    })
    for (const place of watched) await new Promise((done) => socket.emit('watch', place, done))
    return socket
  }

  /** Reads along in a room. */
  async room(url: string, who: string, cookie: string, room: string): Promise<void> {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/collab/${room}`, { headers: { cookie } })
    socket.on('message', (data: Buffer) => this.keep(`${who} room ${room}`, data))
    this.ends.push(() => socket.terminate())
    await new Promise<void>((ready, failed) => {
      socket.once('open', () => {
        // Sync step 1 with an empty state vector: everything there is.
        socket.send(Uint8Array.of(0, 0, 1, 0))
        ready()
      })
      socket.once('error', failed)
    })
  }

  /** Everything the server writes to its log from now on. */
  log(): void {
    const write = process.stderr.write
    process.stderr.write = ((chunk: string | Uint8Array, ...rest: never[]) => {
      this.keep('log', Buffer.from(chunk as string))
      return write.call(process.stderr, chunk, ...rest)
    }) as typeof process.stderr.write
    this.ends.push(() => {
      process.stderr.write = write
    })
  }

  close(): void {
    for (const end of this.ends.splice(0)) end()
  }

  /** Where any of these stand in what was kept. */
  find(forms: Buffer[]): string[] {
    return this.pieces
      .filter(({ bytes }) => forms.some((form) => bytes.includes(form)))
      .map(({ from }) => from)
  }
}
