/** A live text on port 0 with real sockets and a real database, for tests: one room, people named in a header. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Content } from '@plenary/shared/content'
import type { Verdict } from '@plenary/shared/problems'
import { messageType, roomOfParagraph } from '@plenary/shared/rooms'
import * as decoding from 'lib0/decoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { makeTestClock, type TestClock } from '../clock/system-clock.ts'
import type { Database } from '../database/port.ts'
import { openTestDatabase } from '../database/test-database.ts'
import { blockOf, contentOf } from './content.ts'
import { step1Message, step2Message, updateMessage } from './frames.ts'
import type { CollabPorts, LateWords, Words } from './ports.ts'
import { makeCollab } from './server.ts'

export const room = roomOfParagraph('0190aaaa-0000-7000-8000-000000000001')
const draftId = 'draft-1'

export interface Hall {
  collab: ReturnType<typeof makeCollab>
  database: Database & { file: string }
  clock: TestClock
  /** What the rights table says to whom; 'yes' unless set. */
  rights: Map<string, Verdict>
  projected: Words[]
  /** Words that came too late, as they were kept last, by id. */
  late: Map<string, LateWords>
  /** Whose session has ended, whether or not anybody has noticed. */
  ended: Set<string>
  /** Rooms that were brought into another form, and where their places are now. */
  renewed: { room: string; moved: Parameters<CollabPorts['renewed']>[2] }[]
  /** Lines for the log of the house. */
  reports: [string, Record<string, string | number>][]
  port: number
  seed(room: string, content: Content): Promise<void>
  /** A person who has joined and knows the room's state. */
  join(user: string, room?: string): Promise<Person>
  /** A bare connection. */
  connect(user: string | null, room?: string): Person
  /** Another process on the same data, this one having stopped without a word. */
  restart(): Promise<void>
  close(): Promise<void>
}

export interface HallOptions {
  content?: Content
}

export async function openHall({
  content = [{ type: 'text', text: 'Draft.' }],
}: HallOptions = {}): Promise<Hall> {
  const database = await openTestDatabase()
  const clock = makeTestClock('2018-02-13T08:30:00Z')
  const rights = new Map<string, Verdict>()
  const projected: Words[] = []
  const late: Hall['late'] = new Map()
  const ended: Hall['ended'] = new Set()
  const renewed: Hall['renewed'] = []
  const reports: Hall['reports'] = []
  const people: Person[] = []
  const make = (): ReturnType<typeof makeCollab> =>
    makeCollab({
      database,
      clock,
      async identify(request) {
        const user = request.headers['x-user']
        return typeof user === 'string'
          ? { userId: user, sessionId: `session of ${user}`, lives: () => !ended.has(user) }
          : null
      },
      async admit(name, { userId }) {
        if (userId === 'stranger') return 'not-found'
        const edit = (): Verdict => rights.get(userId) ?? 'yes'
        return {
          participantId: userId,
          processId: 'process-1',
          draftId,
          presence: { name: `Name of ${userId}`, delegation: 'State A', colour: '#1b5e9e' },
          read: () => (name === room ? 'yes' : 'not-found'),
          edit,
        }
      },
      async project(_, words) {
        projected.push(...words)
      },
      async keepLate(_, words) {
        late.set(words.id, words)
      },
      async lateBefore(name, participantId) {
        const kept = [...late.values()].filter(
          (words) => words.room === name && words.participantId === participantId,
        )
        return kept.at(-1) ?? null
      },
      async renewed(_tx, name, moved) {
        renewed.push({ room: name, moved })
      },
      report: (event, details) => void reports.push([event, details]),
    })
  let collab = make()
  const server = createServer()
  server.on('upgrade', (request, socket, head) => collab.handleUpgrade(request, socket, head))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  const hall: Hall = {
    get collab() {
      return collab
    },
    database,
    clock,
    rights,
    projected,
    late,
    ended,
    renewed,
    reports,
    port,
    seed: (name, words) =>
      database.transaction((tx) => collab.seed(tx, [{ room: name, content: words }], null), {
        lock: 'test:all',
      }),
    connect(user, name = room) {
      const person = new Person(`ws://127.0.0.1:${port}/collab/${name}`, user)
      people.push(person)
      return person
    },
    async join(user, name) {
      const person = hall.connect(user, name)
      await until('the state has come', () => person.answers > 0)
      return person
    },
    async restart() {
      for (const person of people) person.socket.terminate()
      const before = collab
      collab = make()
      await collab.recover()
      await before.close()
    },
    async close() {
      for (const person of people) person.socket.terminate()
      await collab.close()
      await new Promise((closed) => server.close(closed))
      await database.close()
    },
  }
  await hall.seed(room, content)
  return hall
}

/** One connection, with a document that takes whatever the server sends. */
export class Person {
  readonly socket: WebSocket
  readonly doc = new Y.Doc()
  readonly refused: string[] = []
  readonly updates: Uint8Array[] = []
  readonly presence: Uint8Array[] = []
  durable = 0
  sent = 0
  /** How often the server has answered with its state. */
  answers = 0
  closedWith: number | null = null

  constructor(url: string, user: string | null) {
    this.socket = new WebSocket(url, { headers: user ? { 'x-user': user } : {} })
    this.socket.on('open', () => this.ask())
    this.socket.on('message', (data: Buffer) => this.receive(data))
    this.socket.on('close', (code) => {
      this.closedWith = code
    })
    this.socket.on('error', () => undefined)
  }

  private receive(data: Buffer): void {
    const decoder = decoding.createDecoder(data)
    const type = decoding.readVarUint(decoder)
    if (type === messageType.durable) this.durable = decoding.readVarUint(decoder)
    if (type === messageType.refused) this.refused.push(decoding.readVarString(decoder))
    if (type === messageType.awareness) this.presence.push(decoding.readVarUint8Array(decoder))
    if (type !== messageType.sync) return
    const step = decoding.readVarUint(decoder)
    if (step === 0) return
    const update = decoding.readVarUint8Array(decoder)
    if (step === 1) this.answers += 1
    else this.updates.push(update)
    Y.applyUpdate(this.doc, update, 'server')
  }

  /** Asks for the state. Messages are handled in order: with the answer, all sent before it has arrived. */
  ask(): void {
    this.send(step1Message(Y.encodeStateVector(this.doc)))
  }
  send(bytes: Uint8Array): void {
    this.socket.send(bytes)
  }
  sendUpdate(update: Uint8Array): void {
    this.sent += 1
    this.send(updateMessage(update))
  }
  sendState(update: Uint8Array): void {
    this.sent += 1
    this.send(step2Message(update))
  }
  /** Changes the document as an editor does and sends what changed. */
  edit(change: (words: Y.XmlText, doc: Y.Doc) => void): Uint8Array {
    const update = changeOf(this.doc, change)
    this.sendUpdate(update)
    return update
  }
  type(text: string, index?: number): Uint8Array {
    return this.edit((words) => words.insert(index ?? words.length, text))
  }
  get text(): string {
    return contentOf(this.doc)
      .map((part) => (part.type === 'text' ? part.text : '¹'))
      .join('')
  }
}

/** The update that a change makes, without sending it. */
export function changeOf(doc: Y.Doc, change: (words: Y.XmlText, doc: Y.Doc) => void): Uint8Array {
  const parts: Uint8Array[] = []
  const gather = (part: Uint8Array): void => void parts.push(part)
  doc.on('update', gather)
  const block = blockOf(doc) as Y.XmlElement
  doc.transact(() => change(block.get(0) as Y.XmlText, doc))
  doc.off('update', gather)
  return parts.length === 1 ? (parts[0] as Uint8Array) : Y.mergeUpdates(parts)
}

/** Waits for a condition, never for a time. */
export async function until(name: string, holds: () => boolean, withinMs = 30_000): Promise<void> {
  const deadline = performance.now() + withinMs
  while (!holds()) {
    if (performance.now() > deadline) throw new Error(`waited ${withinMs} ms until ${name}`)
    await new Promise((done) => setTimeout(done, 5))
  }
}
