/** An unmodified y-websocket client with a session, as any outside program would use it. */
import { messageType } from '@plenary/shared/rooms'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

export interface OpenRoom {
  doc: Y.Doc
  provider: WebsocketProvider
  text(): string
  /** Types at an index of the visible text. */
  type(index: number, words: string): void
  remove(index: number, length: number): void
  close(): void
}

/** WebSocket with a Cookie header, because programs have no cookie jar. */
const socketWith = (cookie: string): typeof globalThis.WebSocket =>
  class extends WebSocket {
    constructor(url: string, protocols?: string | string[]) {
      super(url, protocols, { headers: { cookie } })
    }
  } as unknown as typeof globalThis.WebSocket

const wordsOf = (doc: Y.Doc): Y.XmlText => {
  const paragraph = doc.getXmlFragment('content').get(0) as Y.XmlElement
  if (paragraph.length === 0) paragraph.insert(0, [new Y.XmlText()])
  return paragraph.get(0) as Y.XmlText
}

export async function openRoom(url: string, room: string, cookie: string): Promise<OpenRoom> {
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`${url.replace('http', 'ws')}/collab`, room, doc, {
    WebSocketPolyfill: socketWith(cookie),
    disableBc: true,
    maxBackoffTime: 200,
  })
  // What the platform says besides the protocol; a stock client would report each as unknown and go on.
  for (const type of [messageType.durable, messageType.refused])
    provider.messageHandlers[type] = () => undefined
  await new Promise<void>((ready) => provider.once('sync', () => ready()))
  return {
    doc,
    provider,
    text: () =>
      doc
        .getXmlFragment('content')
        .toString()
        .replace(/<[^>]*>/g, ''),
    type: (index, words) => wordsOf(doc).insert(index, words),
    remove: (index, length) => wordsOf(doc).delete(index, length),
    close: () => {
      provider.destroy()
      doc.destroy()
    },
  }
}

/** Waits for a condition, never for a time; fails with its name when the deadline passes. */
export async function until(
  name: string,
  holds: () => boolean | Promise<boolean>,
  withinMs = 40_000,
): Promise<void> {
  const deadline = performance.now() + withinMs
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`waited ${withinMs} ms until ${name}`)
    await new Promise((done) => setTimeout(done, 10))
  }
}
