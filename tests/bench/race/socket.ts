/**
 * A WebSocket client (RFC 6455) as light as a load needs, so that what is measured is the server: no streams, no copy
 * of what came, one buffer that all sockets read into, binary frames alone.
 */
import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'

/** What is read is handled before the next read, so all sockets share it. */
const shared = Buffer.allocUnsafe(256 * 1024)
const mask = Buffer.from([0x37, 0xfa, 0x21, 0x3d])

export interface Hears {
  /** The bytes are the socket's: whoever keeps them copies them. */
  message(payload: Buffer): void
  /** The server said so (its code), or the line broke (1006). */
  closed(code: number): void
}

export class LightSocket {
  /** Bytes that came in, frames and all. */
  bytes = 0
  frames = 0
  readonly opened: Promise<void>
  private readonly socket: Socket
  private readonly hears: Hears
  private rest: Buffer | null = null
  private isOpen = false
  private isOver = false
  private open: () => void = () => undefined

  /** `url`: http://HOST:PORT/PATH. */
  constructor(url: string, headers: Record<string, string>, hears: Hears) {
    const { hostname, port, pathname, search } = new URL(url)
    this.hears = hears
    this.socket = connect({
      host: hostname,
      port: Number(port),
      noDelay: true,
      onread: {
        buffer: shared,
        callback: (length, buffer) => {
          this.read(Buffer.from(buffer.buffer, buffer.byteOffset, length))
          return true
        },
      },
    })
    const lines = Object.entries({
      Host: `${hostname}:${port}`,
      Upgrade: 'websocket',
      Connection: 'Upgrade',
      'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
      'Sec-WebSocket-Version': '13',
      ...headers,
    }).map(([name, value]) => `${name}: ${value}\r\n`)
    this.socket.once('connect', () =>
      this.socket.write(`GET ${pathname}${search} HTTP/1.1\r\n${lines.join('')}\r\n`),
    )
    this.opened = new Promise((open, failed) => {
      this.open = open
      this.socket.once('close', () => {
        failed(new Error(`${url} closed before it opened`))
        this.over(1006)
      })
      this.socket.once('error', failed)
    })
    this.opened.catch(() => undefined)
  }

  private over(code: number): void {
    if (this.isOver) return
    this.isOver = true
    this.hears.closed(code)
  }

  private read(chunk: Buffer): void {
    this.bytes += chunk.length
    const data = this.rest ? Buffer.concat([this.rest, chunk]) : chunk
    this.rest = null
    this.readFrames(this.isOpen ? data : this.readAnswer(data))
  }

  /** What stands behind the answer to the upgrade. */
  private readAnswer(data: Buffer): Buffer {
    const end = data.indexOf('\r\n\r\n')
    if (end < 0) {
      this.keep(data)
      return Buffer.alloc(0)
    }
    const status = data.toString('latin1', 0, data.indexOf('\r\n'))
    if (!status.includes(' 101')) {
      this.socket.destroy(new Error(`no WebSocket: ${status}`))
      return Buffer.alloc(0)
    }
    this.isOpen = true
    this.open()
    return data.subarray(end + 4)
  }

  private readFrames(data: Buffer): void {
    let at = 0
    while (data.length - at >= 2) {
      const short = (data[at + 1] as number) & 127
      const header = short < 126 ? 2 : short === 126 ? 4 : 10
      if (data.length - at < header) break
      const length =
        short < 126 ? short : short === 126 ? data.readUInt16BE(at + 2) : Number(data.readBigUInt64BE(at + 2))
      if (data.length - at < header + length) break
      this.frame((data[at] as number) & 15, data.subarray(at + header, at + header + length))
      at += header + length
    }
    if (at < data.length) this.keep(data.subarray(at))
  }

  private keep(some: Buffer): void {
    this.rest = Buffer.from(some)
  }

  private frame(code: number, payload: Buffer): void {
    if (code === 9) this.write(10, payload)
    else if (code === 8) {
      this.over(payload.length >= 2 ? payload.readUInt16BE(0) : 1005)
      this.socket.end()
    } else if (code < 3) {
      this.frames += 1
      this.hears.message(payload)
    }
  }

  send(payload: Uint8Array): void {
    this.write(2, payload)
  }

  private write(code: number, payload: Uint8Array): void {
    const { length } = payload
    const header = length < 126 ? 2 : length < 65_536 ? 4 : 10
    const frame = Buffer.allocUnsafe(header + 4 + length)
    frame[0] = 0x80 | code
    frame[1] = 0x80 | (header === 2 ? length : header === 4 ? 126 : 127)
    if (header === 4) frame.writeUInt16BE(length, 2)
    if (header === 10) frame.writeBigUInt64BE(BigInt(length), 2)
    mask.copy(frame, header)
    for (let nth = 0; nth < length; nth += 1)
      frame[header + 4 + nth] = (payload[nth] as number) ^ (mask[nth & 3] as number)
    this.socket.write(frame)
  }

  /** Without a word, as a device that is switched off. */
  destroy(): void {
    this.isOver = true
    this.socket.destroy()
  }
}
