/** The live rooms of one draft on this page: few are open, what is not durable is never let go. */
import { type Content, textOf } from '@plenary/shared/content'
import type { ProblemCode } from '@plenary/shared/problems'
import * as Y from 'yjs'
import type { KeptStore, RefusedWords } from './kept-store.ts'
import { KeptWords } from './kept-words.ts'
import { closeRoom, type LiveRoom, openRoom } from './open-room.ts'
import { Refusals } from './refusals.ts'
import type { RoomState } from './room-connection.ts'
import { bytesOf, contentOf, cutBehind, wordsAdded } from './words.ts'

/** Rooms that stay open after their editor has gone, for coming back to. */
const warmRooms = 4
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

/** A room that is open: in an editor, or warm for coming back. */
interface Held {
  room: LiveRoom
  use: 'mounted' | 'warm'
}

export class Rooms {
  readonly kept: KeptWords
  private readonly options: RoomsOptions
  private readonly held = new Map<string, Held>()
  /** States of rooms that were let go, newer than those delivered. */
  private readonly states: Map<string, Uint8Array> = new Map()
  private readonly refusals: Refusals

  constructor(options: RoomsOptions) {
    this.options = options
    this.kept = new KeptWords({
      store: options.store,
      draftId: options.draftId,
      now: options.now,
      onChange: options.onChange,
    })
    this.refusals = new Refusals({
      again: (name) => this.held.get(name)?.room.connection.again(),
      isWaiting: (name) => this.kept.waitingRooms().includes(name),
      giveBack: (name, reason) => this.giveBack(name, reason),
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
    // The newest is the last to be let go.
    this.held.delete(name)
    this.held.set(name, { room, use: 'mounted' })
    this.letGo()
    return room
  }

  /**
   * Whether an editor may stand where the static text stood: when the room's words are the ones people see already, when
   * the server has brought the newest, or when waiting for it has taken long enough.
   */
  mayShow(name: string, text: string, waited: boolean): boolean {
    const room = this.held.get(name)?.room
    if (!room?.ready()) return false
    return waited || room.connection.synced || textOf(contentOf(room.doc)) === text
  }

  release(name: string): void {
    const held = this.held.get(name)
    if (held) held.use = 'warm'
    this.letGo()
  }

  /** What the room holds, if it is open and its words are here. */
  contentOf(name: string): Content | null {
    const room = this.held.get(name)?.room
    return room?.ready() ? contentOf(room.doc) : null
  }

  /** Takes away what stands behind so many characters, if it is still these words; the room must be open. */
  cut(name: string, offset: number, words: string): void {
    const room = this.held.get(name)?.room
    if (room?.ready()) cutBehind(room.doc, offset, words)
  }

  openRooms(): string[] {
    return [...this.held.keys()]
  }

  /** Which rooms are open and which of them have their words: equal as long as nothing about it changed. */
  signature(): string {
    return [...this.held.values()]
      .map(
        ({ room: { name, ready, connection } }) =>
          `${name}${ready() ? '+' : ''}${connection.synced ? '*' : ''}`,
      )
      .join()
  }

  get refused(): RefusedWords[] {
    return this.kept.refused
  }

  /** The truth about every word written on this page, in one word; the worst room speaks for all. */
  get state(): TableState {
    const states = [...this.held.values()].map(({ room }) => room.connection.state)
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

  private hold(name: string): LiveRoom {
    const open = this.held.get(name)
    if (open) return open.room
    const { url, socket, states, onWords, onChange, onClosed } = this.options
    const delivered = states[name]
    const room = openRoom({
      name,
      state: this.states.get(name) ?? (delivered === undefined ? null : bytesOf(delivered)),
      kept: this.kept,
      url,
      socket,
      onChange,
      onWords: () => onWords(name),
      onDurable: (mark) => {
        this.refusals.durable(name)
        void this.kept.acknowledge(name, mark)
        this.letGo()
      },
      onRefused: (code) => this.refusals.hear(name, code),
      onClosed: (code) => {
        // A session that has ended refuses nothing: the words wait until the person has signed in again.
        if (code !== 'not-signed-in') this.giveBack(name, code)
        onClosed(name, code)
      },
    })
    this.held.set(name, { room, use: 'warm' })
    return room
  }

  /** Puts what is not durable aside for its author and begins the room anew from what the server holds. */
  private giveBack(name: string, reason: ProblemCode): void {
    const room = this.held.get(name)?.room
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
      ({ room, use }) => use === 'warm' && room.connection.state !== 'saving' && !this.isWaiting(room.name),
    )
    for (const { room } of idle.slice(0, Math.max(0, idle.length - warmRooms))) {
      this.states.set(room.name, Y.encodeStateAsUpdate(room.doc))
      this.close(room.name)
    }
  }

  private isWaiting(name: string): boolean {
    const { newest, durable } = this.kept.marks(name)
    return newest > durable
  }

  private close(name: string): void {
    const held = this.held.get(name)
    if (!held) return
    this.held.delete(name)
    this.refusals.end(name)
    closeRoom(held.room)
  }
}
