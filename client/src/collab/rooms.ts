/** The live rooms of one draft on this page: few are open, what is not durable is never let go. */
import { type Content, textOf } from '@plenary/shared/content'
import type { ProblemCode } from '@plenary/shared/problems'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { KeptStore, RefusedWords } from './kept-store.ts'
import { KeptWords } from './kept-words.ts'
import { RoomConnection, type RoomState } from './room-connection.ts'
import { makeUndo } from './undo.ts'
import { blockOf, bytesOf, contentOf, cutBehind, fragmentOf, wordsAdded } from './words.ts'

/** Rooms that stay open after their editor has gone, for coming back to. */
const warmRooms = 4
/** What was sent before a refused change is acknowledged within this time, or counts as refused with it. */
const settleMs = 300
/** Changes refused for their order are sent again so often, before they count as refused. */
const tries = 3

export interface LiveRoom {
  readonly name: string
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly undo: Y.UndoManager
  readonly connection: RoomConnection
  /** Whether the words are here, so that an editor may be mounted. */
  ready(): boolean
}

export type TableState = RoomState | 'kept'

export interface RoomsOptions {
  draftId: string
  /** `ws(s)://HOST/collab`. */
  url: string
  /** Room name → base64 of its state, as far as delivered. */
  states: Readonly<Record<string, string>>
  store: KeptStore
  /** ISO moment now. */
  now(): string
  /** The words of an open room changed; `contentOf` says what they are. */
  onWords(room: string): void
  /** Something that `state`, `refused` or `ready` tell has changed. */
  onChange(): void
  /** The room was thrown away, because the server refused what it held: open it again for its true words. */
  onReset(room: string): void
  onClosed(room: string, code: ProblemCode): void
  socket?: typeof globalThis.WebSocket
}

interface Held extends LiveRoom {
  mounted: boolean
  settling: ReturnType<typeof setTimeout> | null
}

/** Changes that may only have come in the wrong order: sending everything again puts them right. */
const mayPass: ReadonlySet<string> = new Set(['clock-gap', 'unknown-reference', 'try-again'])

export class Rooms {
  readonly kept: KeptWords
  private readonly options: RoomsOptions
  private readonly held = new Map<string, Held>()
  /** States of rooms that were let go, newer than those delivered. */
  private readonly states: Map<string, Uint8Array> = new Map()
  private readonly tried = new Map<string, number>()

  constructor(options: RoomsOptions) {
    this.options = options
    this.kept = new KeptWords({
      store: options.store,
      draftId: options.draftId,
      now: options.now,
      onChange: options.onChange,
    })
  }

  /** [TBL9] Words an earlier page could not bring to the server are sent now, whether or not anyone opens their room. */
  async begin(): Promise<void> {
    await this.kept.load()
    for (const room of this.kept.waitingRooms()) this.hold(room)
  }

  /** Opens a room for an editor; it stays open until `release` and a while longer. */
  open(name: string): LiveRoom {
    const room = this.hold(name)
    room.mounted = true
    // The newest is the last to be let go.
    this.held.delete(name)
    this.held.set(name, room)
    this.letGo()
    return room
  }

  /**
   * Whether an editor may stand where the static text stood: when the room's words are the ones people see already, when
   * the server has brought the newest, or when waiting for it has taken long enough.
   */
  mayShow(name: string, text: string, waited: boolean): boolean {
    const room = this.held.get(name)
    if (!room?.ready()) return false
    return waited || room.connection.synced || textOf(contentOf(room.doc)) === text
  }

  release(name: string): void {
    const room = this.held.get(name)
    if (room) room.mounted = false
    this.letGo()
  }

  /** What the room holds, if it is open and its words are here. */
  contentOf(name: string): Content | null {
    const room = this.held.get(name)
    return room?.ready() ? contentOf(room.doc) : null
  }

  /** Takes away what stands behind so many characters, if it is still these words; the room must be open. */
  cut(name: string, offset: number, words: string): void {
    const room = this.held.get(name)
    if (room?.ready()) cutBehind(room.doc, offset, words)
  }

  openRooms(): string[] {
    return [...this.held.keys()]
  }

  /** Which rooms are open and which of them have their words: equal as long as nothing about it changed. */
  signature(): string {
    return [...this.held.values()]
      .map(({ name, ready, connection }) => `${name}${ready() ? '+' : ''}${connection.synced ? '*' : ''}`)
      .join()
  }

  get refused(): RefusedWords[] {
    return this.kept.refused
  }

  /** The truth about every word written on this page, in one word; the worst room speaks for all. */
  get state(): TableState {
    const states = [...this.held.values()].map(({ connection }) => connection.state)
    const waiting = this.kept.waitingRooms().length > 0
    if (waiting && states.includes('offline')) return 'kept'
    for (const state of ['offline', 'saving', 'connecting'] as const) if (states.includes(state)) return state
    return waiting ? 'saving' : 'saved'
  }

  /** Resolves once every local change of the room is durable; false when that does not happen in time. */
  async settled(name: string, withinMs = 5000): Promise<boolean> {
    const deadline = performance.now() + withinMs
    for (;;) {
      const { newest, durable } = this.kept.marks(name)
      if (newest <= durable) return true
      if (performance.now() > deadline) return false
      await new Promise((next) => setTimeout(next, 20))
    }
  }

  destroy(): void {
    for (const name of [...this.held.keys()]) this.close(name)
  }

  private hold(name: string): Held {
    const open = this.held.get(name)
    if (open) return open
    const doc = new Y.Doc()
    const state = this.states.get(name) ?? this.delivered(name)
    if (state) Y.applyUpdate(doc, state, 'hydrate')
    for (const update of this.kept.updatesOf(name)) Y.applyUpdate(doc, update, 'kept')
    const awareness = new Awareness(doc)
    // Before the connection listens: what it sends must have been counted.
    const through = this.listen(name, doc)
    const connection = this.connect(name, doc, awareness)
    through.connection = connection
    const room: Held = {
      name,
      doc,
      awareness,
      undo: makeUndo(fragmentOf(doc)),
      connection,
      ready: () => blockOf(doc) !== undefined,
      mounted: false,
      settling: null,
    }
    this.held.set(name, room)
    return room
  }

  private delivered(name: string): Uint8Array | null {
    const state = this.options.states[name]
    return state === undefined ? null : bytesOf(state)
  }

  private connect(name: string, doc: Y.Doc, awareness: Awareness): RoomConnection {
    const { url, socket, onChange, onClosed } = this.options
    return new RoomConnection({
      url,
      room: name,
      doc,
      awareness,
      ...(socket ? { socket } : {}),
      marks: () => this.kept.marks(name),
      onDurable: (mark) => {
        this.tried.delete(name)
        void this.kept.acknowledge(name, mark)
        this.letGo()
      },
      onRefused: (code) => this.refuse(name, code),
      onClosed: (code) => {
        // A session that has ended refuses nothing: the words wait until the person has signed in again.
        if (code !== 'not-signed-in') this.giveBack(name, code)
        onClosed(name, code)
      },
      onChange,
    })
  }

  private listen(name: string, doc: Y.Doc): { connection: RoomConnection | null } {
    const through: { connection: RoomConnection | null } = { connection: null }
    let known = blockOf(doc) !== undefined
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      // What came from the server has the connection as its origin; all else this page must bring to the server.
      if (!through.connection?.isOrigin(origin)) this.kept.keep(name, update)
      this.options.onWords(name)
      if (known || !blockOf(doc)) return
      known = true
      this.options.onChange()
    })
    return through
  }

  private refuse(name: string, code: ProblemCode): void {
    const room = this.held.get(name)
    // Without a session nothing is judged: the closing that follows lets the words wait on the device.
    if (!room || room.settling || code === 'not-signed-in') return
    const triedBefore = this.tried.get(name) ?? 0
    if (mayPass.has(code) && triedBefore < tries) {
      this.tried.set(name, triedBefore + 1)
      room.connection.again()
      return
    }
    if (this.kept.waitingRooms().includes(name))
      room.settling = setTimeout(() => this.giveBack(name, code), settleMs)
  }

  /** Puts what is not durable aside for its author and begins the room anew from what the server holds. */
  private giveBack(name: string, reason: ProblemCode): void {
    const room = this.held.get(name)
    if (!room) return
    const kept = this.kept.updatesOf(name)
    // [RET7] What came in before the refusal is in the text, even where the server's word about it was lost on the way.
    const updates = kept.filter((update) => !room.connection.isWithServer(update))
    const words = wordsAdded(updates)
    const text = textOf(contentOf(room.doc))
    if (updates.length > 0) void this.kept.refuse(name, { words, text, reason })
    else if (kept.length > 0) void this.kept.acknowledge(name, this.kept.marks(name).newest)
    this.states.delete(name)
    this.close(name)
    this.options.onReset(name)
  }

  /** Closes rooms that nobody is in, but for the last few and those with words on the way. */
  private letGo(): void {
    const idle = [...this.held.values()].filter(
      ({ name, mounted, connection }) => !mounted && connection.state !== 'saving' && !this.isWaiting(name),
    )
    for (const room of idle.slice(0, Math.max(0, idle.length - warmRooms))) {
      this.states.set(room.name, Y.encodeStateAsUpdate(room.doc))
      this.close(room.name)
    }
  }

  private isWaiting(name: string): boolean {
    const { newest, durable } = this.kept.marks(name)
    return newest > durable
  }

  private close(name: string): void {
    const room = this.held.get(name)
    if (!room) return
    this.held.delete(name)
    if (room.settling) clearTimeout(room.settling)
    room.undo.destroy()
    room.connection.destroy()
    try {
      // Throws in y-protocols when Yjs has changed the client id meanwhile.
      room.awareness.destroy()
      room.doc.destroy()
    } catch {
      // Nothing is left to tidy then.
    }
  }
}
