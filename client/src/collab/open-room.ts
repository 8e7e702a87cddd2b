/** One live room on this page: its document from what is known of it, its changes kept, its connection behind it. */
import type { ProblemCode } from '@plenary/shared/problems'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { KeptWords } from './kept-words.ts'
import { RoomConnection } from './room-connection.ts'
import { makeUndo } from './undo.ts'
import { blockOf, fragmentOf } from './words.ts'

export interface LiveRoom {
  readonly name: string
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly undo: Y.UndoManager
  readonly connection: RoomConnection
  /** Whether the words are here, so that an editor may be mounted. */
  ready(): boolean
}

interface Opening {
  name: string
  /** What is known of it already; null where nothing is. */
  state: Uint8Array | null
  kept: KeptWords
  /** `ws(s)://HOST/collab`. */
  url: string
  socket?: typeof globalThis.WebSocket | undefined
  /** Its words changed. */
  onWords(): void
  onDurable(mark: number): void
  onRefused(code: ProblemCode): void
  onClosed(code: ProblemCode): void
  onChange(): void
}

export function openRoom({ name, state, kept, url, socket, onWords, ...heard }: Opening): LiveRoom {
  const doc = new Y.Doc()
  if (state) Y.applyUpdate(doc, state, 'hydrate')
  for (const update of kept.updatesOf(name)) Y.applyUpdate(doc, update, 'kept')
  const awareness = new Awareness(doc)
  let connection: RoomConnection | null = null
  let isReady = blockOf(doc) !== undefined
  // Before the connection listens: what it sends must have been counted.
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    // What came from the server has the connection as its origin; all else this page must bring to the server.
    if (!connection?.isOrigin(origin)) kept.keep(name, update)
    onWords()
    if (isReady || !blockOf(doc)) return
    isReady = true
    heard.onChange()
  })
  connection = new RoomConnection({
    url,
    room: name,
    doc,
    awareness,
    ...(socket ? { socket } : {}),
    marks: () => kept.marks(name),
    ...heard,
  })
  return {
    name,
    doc,
    awareness,
    undo: makeUndo(fragmentOf(doc)),
    connection,
    ready: () => blockOf(doc) !== undefined,
  }
}

export function closeRoom({ undo, connection, awareness, doc }: LiveRoom): void {
  undo.destroy()
  connection.destroy()
  try {
    // Throws in y-protocols when Yjs has changed the client id meanwhile.
    awareness.destroy()
    doc.destroy()
  } catch {
    // Nothing is left to tidy then.
  }
}
