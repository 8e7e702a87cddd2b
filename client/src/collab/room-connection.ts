/** One room over the network: joins behind an editor that is open already, and knows which words are durable. */
import type { ProblemCode } from '@plenary/shared/problems'
import { closeCode, messageType, schemaParameter, schemaVersion } from '@plenary/shared/rooms'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { type Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import { mergeUpdates } from 'yjs'
import { HeldMessages } from './held-messages.ts'
import { Ledger, watchedSocket } from './ledger.ts'
import { isContained } from './words.ts'

export type RoomState = 'connecting' | 'saved' | 'saving' | 'offline'

/** A room that has not answered for this long is said to be offline. */
const patienceMs = 4000

/** Joining is given time; absent is not answered in it, or lost, and tried again; ended is for good. */
type Phase =
  | { is: 'joining'; patience: ReturnType<typeof setTimeout> }
  | { is: 'joined' }
  | { is: 'absent' }
  | { is: 'ended' }

export interface ConnectionOptions {
  /** `ws(s)://HOST/collab`. */
  url: string
  room: string
  /** Hydrated already, where a state is at hand. */
  doc: Y.Doc
  awareness: Awareness
  /** The number of the newest local change, and of the newest one that is durable. */
  marks(): { newest: number; durable: number }
  onDurable(mark: number): void
  /** The server refused a change of this connection. */
  onRefused(code: ProblemCode): void
  /** The server closed the room for good. */
  onClosed(code: ProblemCode): void
  onChange(): void
  socket?: typeof globalThis.WebSocket
}

/** [TBL3] Closed with these, a room is not tried again: coming back would be refused for the same reason. */
const finalCodes: Readonly<Record<number, ProblemCode>> = {
  [closeCode.notSignedIn]: 'not-signed-in',
  [closeCode.noRight]: 'not-a-participant',
  [closeCode.noSuchRoom]: 'paragraph-deleted',
  [closeCode.pageOutdated]: 'page-outdated',
  [closeCode.tooBig]: 'update-too-large',
  [closeCode.notUnderstood]: 'malformed-frame',
  [closeCode.malformed]: 'malformed-frame',
}
const finalReason = (code: number): ProblemCode | null =>
  finalCodes[code] ?? (code >= 4400 && code < 4500 ? 'not-a-participant' : null)

const syncStep = { ask: 0, answer: 1, update: 2 } as const

/** One message that brings what all of these bring: the answer to a question, if one is among them, stays an answer. */
function foldWords(messages: Uint8Array[]): Uint8Array {
  let kind: number = syncStep.update
  const updates = messages.map((bytes) => {
    const message = decoding.createDecoder(bytes)
    decoding.readVarUint(message)
    if (decoding.readVarUint(message) === syncStep.answer) kind = syncStep.answer
    return decoding.readVarUint8Array(message)
  })
  const folded = encoding.createEncoder()
  encoding.writeVarUint(folded, messageType.sync)
  encoding.writeVarUint(folded, kind)
  encoding.writeVarUint8Array(folded, mergeUpdates(updates))
  return encoding.toUint8Array(folded)
}

export class RoomConnection {
  private readonly provider: WebsocketProvider
  private readonly options: ConnectionOptions
  private readonly ledger = new Ledger()
  private phase: Phase
  /** What the server said it has when the connection began; null before that. */
  private serverState: Uint8Array | null = null
  /** Words and presence of others, while the person here composes. */
  private holding = false
  private readonly waiting = new HeldMessages(foldWords)

  constructor(options: ConnectionOptions) {
    this.options = options
    const { url, room, doc, awareness } = options
    const provider = new WebsocketProvider(url, room, doc, {
      awareness,
      disableBc: true,
      params: { [schemaParameter]: String(schemaVersion) },
      shouldReconnect: ({ code }) => finalReason(code) === null,
      WebSocketPolyfill: watchedSocket(options.socket ?? globalThis.WebSocket, {
        opened: () => this.ledger.reset(),
        sent: () => this.ledger.note(options.marks().newest),
      }),
    })
    this.provider = provider
    provider.messageHandlers[messageType.durable] = (_reply, message) => {
      const mark = this.ledger.durable(decoding.readVarUint(message))
      if (mark !== null) options.onDurable(mark)
    }
    provider.messageHandlers[messageType.refused] = (_reply, message) =>
      options.onRefused(decoding.readVarString(message) as ProblemCode)
    provider.on('status', () => options.onChange())
    provider.on('sync', (synced) => {
      if (synced) this.enter({ is: 'joined' })
      options.onChange()
    })
    provider.on('connection-close', () => this.enter({ is: 'absent' }))
    provider.on('closed', ({ code }) => {
      this.enter({ is: 'ended' })
      options.onChange()
      options.onClosed(finalReason(code) ?? 'not-found')
    })
    this.hearServerState()
    this.holdOthers()
    this.speakForMyselfOnly()
    const patience = setTimeout(() => {
      this.enter({ is: 'absent' })
      options.onChange()
    }, patienceMs)
    this.phase = { is: 'joining', patience }
  }

  private enter(next: Phase): void {
    if (this.phase.is === 'ended') return
    if (this.phase.is === 'joining') clearTimeout(this.phase.patience)
    this.phase = next
  }

  private hearServerState(): void {
    const { messageHandlers } = this.provider
    const readSync = messageHandlers[messageType.sync] as (typeof messageHandlers)[number]
    messageHandlers[messageType.sync] = (reply, message, ...rest) => {
      const beginning = message.pos
      if (decoding.readVarUint(message) === 0) this.serverState = decoding.readVarUint8Array(message)
      message.pos = beginning
      readSync(reply, message, ...rest)
    }
  }

  /** [CPS1] While it holds, what others write is not taken into the document; it is, in its order, when it holds no more. */
  hold(holds: boolean): void {
    this.holding = holds
    if (holds || this.phase.is === 'ended') return
    for (const message of this.waiting.take()) this.receive(message)
  }

  private holdOthers(): void {
    const { messageHandlers } = this.provider
    for (const type of [messageType.sync, messageType.awareness]) {
      const read = messageHandlers[type] as (typeof messageHandlers)[number]
      messageHandlers[type] = (reply, message, ...rest) => {
        // The server's question what it lacks is answered at once: my words are on their way meanwhile.
        const asks = type === messageType.sync && message.arr[message.pos] === syncStep.ask
        if (!this.holding || asks) return read(reply, message, ...rest)
        this.waiting.add(type === messageType.sync ? 'words' : 'presence', message.arr.slice())
        message.pos = message.arr.length
      }
    }
  }

  /** Reads a message as if it came in now. */
  private receive(bytes: Uint8Array): void {
    const message = decoding.createDecoder(bytes)
    const type = decoding.readVarUint(message)
    this.provider.messageHandlers[type]?.(encoding.createEncoder(), message, this.provider, true, type)
  }

  /** Whether the server had this change when the connection began, though its word about it may have been lost. */
  isWithServer(update: Uint8Array): boolean {
    return this.serverState !== null && isContained(update, this.serverState)
  }

  /** The provider's own handler sends everybody's presence back to the server that sent it: once a cursor and reader. */
  private speakForMyselfOnly(): void {
    const { provider } = this
    const { awareness, doc } = provider
    awareness.off('update', provider._awarenessUpdateHandler)
    type Change = { added: number[]; updated: number[]; removed: number[] }
    provider._awarenessUpdateHandler = ({ added, updated, removed }: Change) => {
      if (![...added, ...updated, ...removed].includes(doc.clientID)) return
      if (!provider.wsconnected || provider.ws?.readyState !== 1) return
      const message = encoding.createEncoder()
      encoding.writeVarUint(message, messageType.awareness)
      encoding.writeVarUint8Array(message, encodeAwarenessUpdate(awareness, [doc.clientID]))
      provider.ws.send(encoding.toUint8Array(message))
    }
    awareness.on('update', provider._awarenessUpdateHandler)
  }

  /** [TBL4] "Saved" is the server's word about every local change, and nothing less. */
  get state(): RoomState {
    if (this.phase.is === 'joining') return 'connecting'
    if (this.phase.is !== 'joined') return 'offline'
    const { newest, durable } = this.options.marks()
    return newest > durable ? 'saving' : 'saved'
  }

  /** Whether a change of the document came in through this connection. */
  isOrigin(origin: unknown): boolean {
    return origin === this.provider
  }

  get synced(): boolean {
    return this.phase.is === 'joined'
  }

  /** Leaves and comes back at once: whatever the server lacks is sent again from the beginning. */
  again(): void {
    if (this.phase.is === 'ended') return
    this.provider.disconnect()
    this.provider.connect()
  }

  destroy(): void {
    this.enter({ is: 'ended' })
    this.provider.destroy()
  }
}
