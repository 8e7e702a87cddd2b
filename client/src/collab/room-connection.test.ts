/** A room over a socket that is played by the test: what is sent, what counts as saved, and when it is tried again. */
import { closeCode, messageType } from '@plenary/shared/rooms'
import * as encoding from 'lib0/encoding'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { HeldMessages, mostHeld } from './held-messages.ts'
import { kindOf } from './ledger.ts'
import { RoomConnection } from './room-connection.ts'

type Handler<E> = ((event: E) => void) | null

/** What y-websocket uses of a WebSocket. */
class PlayedSocket {
  static all: PlayedSocket[] = []
  static get last(): PlayedSocket {
    return PlayedSocket.all.at(-1) as PlayedSocket
  }
  readonly OPEN = 1
  readyState = 0
  binaryType = 'blob'
  sent: Uint8Array[] = []
  onopen: Handler<unknown> = null
  onmessage: Handler<{ data: ArrayBuffer }> = null
  onclose: Handler<{ code: number; reason: string }> = null
  onerror: Handler<unknown> = null
  constructor() {
    PlayedSocket.all.push(this)
  }
  send(data: Uint8Array): void {
    this.sent.push(data)
  }
  close(): void {
    this.readyState = 3
  }
  opens(): void {
    this.readyState = 1
    this.onopen?.({})
  }
  closes(code: number): void {
    this.readyState = 3
    this.onclose?.({ code, reason: '' })
  }
  hears(type: number, write: (message: encoding.Encoder) => void): void {
    const message = encoding.createEncoder()
    encoding.writeVarUint(message, type)
    write(message)
    this.onmessage?.({ data: encoding.toUint8Array(message).slice().buffer as ArrayBuffer })
  }
  /** The server says which state it has, and gives what the client lacks. */
  syncs(doc: Y.Doc = new Y.Doc()): void {
    this.hears(messageType.sync, (message) => {
      encoding.writeVarUint(message, 0)
      encoding.writeVarUint8Array(message, Y.encodeStateVector(doc))
    })
    this.hears(messageType.sync, (message) => {
      encoding.writeVarUint(message, 1)
      encoding.writeVarUint8Array(message, Y.encodeStateAsUpdate(doc))
    })
  }
  durable(n: number): void {
    this.hears(messageType.durable, (message) => encoding.writeVarUint(message, n))
  }
  get kinds(): string[] {
    return this.sent.map(kindOf).filter((kind) => kind !== 'other')
  }
}

describe('a room connection', () => {
  let doc: Y.Doc
  let awareness: Awareness
  let connection: RoomConnection
  let marks: { newest: number; durable: number }
  let refused: string[]
  let closed: string[]
  const write = (): void => {
    marks.newest += 1
    doc.getText('t').insert(0, 'x')
  }
  beforeEach(() => {
    vi.useFakeTimers()
    PlayedSocket.all = []
    doc = new Y.Doc()
    awareness = new Awareness(doc)
    marks = { newest: 0, durable: 0 }
    refused = []
    closed = []
    connection = new RoomConnection({
      url: 'ws://x/collab',
      room: 'p-1',
      doc,
      awareness,
      marks: () => marks,
      onDurable: (mark) => {
        marks.durable = Math.max(marks.durable, mark)
      },
      onRefused: (code) => refused.push(code),
      onClosed: (code) => closed.push(code),
      onChange: () => undefined,
      socket: PlayedSocket as unknown as typeof WebSocket,
    })
  })
  afterEach(() => {
    connection.destroy()
    awareness.destroy()
    vi.useRealTimers()
  })

  it('[TBL4] says saved when every change is durable, saving until then, and never more than the server said', () => {
    expect(connection.state).toBe('connecting')
    PlayedSocket.last.opens()
    PlayedSocket.last.syncs()
    expect(connection.state).toBe('saved')
    write()
    write()
    expect(connection.state).toBe('saving')
    // The answer to the server's state was the first, so two of three are durable.
    PlayedSocket.last.durable(2)
    expect(marks.durable).toBe(1)
    expect(connection.state).toBe('saving')
    PlayedSocket.last.durable(3)
    expect(connection.state).toBe('saved')
  })

  it('[CPS1] while it holds, what others write waits in its order; the question of the server does not', () => {
    const others = new Y.Doc()
    const tell = (update: Uint8Array): void =>
      PlayedSocket.last.hears(messageType.sync, (message) => {
        encoding.writeVarUint(message, 2)
        encoding.writeVarUint8Array(message, update)
      })
    others.on('update', tell)
    PlayedSocket.last.opens()
    connection.hold(true)
    PlayedSocket.last.syncs(others)
    expect(PlayedSocket.last.kinds).toEqual(['answer'])
    expect(connection.synced).toBe(false)
    for (let nth = 0; nth < 3 * mostHeld; nth += 1) others.getText('t').insert(nth, String(nth % 10))
    write()
    expect(doc.getText('t').toString()).toBe('x')
    PlayedSocket.last.durable(2)
    expect(marks.durable).toBe(1)
    connection.hold(false)
    expect(connection.synced).toBe(true)
    expect(doc.getText('t').toString().replace('x', '')).toBe(others.getText('t').toString())
    others.getText('t').insert(0, 'now')
    expect(doc.getText('t').toString()).toContain('now')
  })

  it('[CPS2] what waits is folded, so that a long composition costs no memory', () => {
    const held = new HeldMessages((words) => words.at(-1) as Uint8Array)
    for (let nth = 0; nth < 10 * mostHeld; nth += 1)
      held.add(nth % 3 === 0 ? 'presence' : 'words', Uint8Array.of(nth % 256))
    const taken = held.take()
    expect(taken.length).toBeLessThanOrEqual(mostHeld)
    expect(taken.length).toBeGreaterThan(0)
    expect(held.take()).toEqual([])
  })

  it('[TBL2] holds updates back until it has answered what the server has, and counts anew on every connection', () => {
    write()
    PlayedSocket.last.opens()
    write()
    expect(PlayedSocket.last.kinds).toEqual([])
    PlayedSocket.last.syncs()
    expect(PlayedSocket.last.kinds).toEqual(['answer'])
    PlayedSocket.last.durable(1)
    expect(marks.durable).toBe(2)
    write()
    PlayedSocket.last.closes(1006)
    expect(connection.state).toBe('offline')
    vi.advanceTimersByTime(3000)
    PlayedSocket.last.opens()
    PlayedSocket.last.syncs()
    expect(connection.state).toBe('saving')
    PlayedSocket.last.durable(1)
    expect(connection.state).toBe('saved')
  })

  it('[TBL3] does not come back after 44xx, and says why; it does after rights changed or a busy server', () => {
    for (const code of [closeCode.rightsChanged, closeCode.tryAgain, closeCode.goingAway]) {
      const before = PlayedSocket.all.length
      PlayedSocket.last.opens()
      PlayedSocket.last.closes(code)
      vi.advanceTimersByTime(5000)
      expect(PlayedSocket.all.length).toBe(before + 1)
    }
    expect(closed).toEqual([])
    const before = PlayedSocket.all.length
    PlayedSocket.last.opens()
    PlayedSocket.last.closes(closeCode.noSuchRoom)
    vi.advanceTimersByTime(60_000)
    expect(PlayedSocket.all.length).toBe(before)
    expect(closed).toEqual(['paragraph-deleted'])
    expect(connection.state).toBe('offline')
  })

  it('[TBL2] hears refusals, and can send everything again from the beginning', () => {
    PlayedSocket.last.opens()
    PlayedSocket.last.syncs()
    write()
    PlayedSocket.last.hears(messageType.refused, (message) => encoding.writeVarString(message, 'clock-gap'))
    expect(refused).toEqual(['clock-gap'])
    connection.again()
    vi.advanceTimersByTime(3000)
    PlayedSocket.last.opens()
    PlayedSocket.last.syncs()
    expect(PlayedSocket.last.kinds).toEqual(['answer'])
    PlayedSocket.last.durable(1)
    expect(connection.state).toBe('saved')
  })

  it('[TBL14] speaks for itself alone: the presence of others is not sent back', () => {
    PlayedSocket.last.opens()
    PlayedSocket.last.syncs()
    const before = PlayedSocket.last.sent.length
    awareness.emit('update', [{ added: [12_345], updated: [], removed: [] }, 'remote'])
    expect(PlayedSocket.last.sent.length).toBe(before)
    awareness.setLocalStateField('cursor', { anchor: 1, head: 1 })
    expect(PlayedSocket.last.sent.length).toBe(before + 1)
  })

  it('[RET7] knows which changes the server has although its word about them was lost', () => {
    const taken = Y.encodeStateAsUpdate(doc)
    const server = new Y.Doc()
    Y.applyUpdate(server, taken)
    const before = Y.encodeStateVector(doc)
    write()
    const late = Y.encodeStateAsUpdate(doc, before)
    expect(connection.isWithServer(taken)).toBe(false)
    PlayedSocket.last.opens()
    PlayedSocket.last.syncs(server)
    expect(connection.isWithServer(taken)).toBe(true)
    expect(connection.isWithServer(late)).toBe(false)
  })
})
