/**
 * Seeded chaos: people write one paragraph over connections that drop, repeat, reorder and come back with
 * words written offline. At the end everyone, the server and a replay of its log have the same text, by hash.
 * `SEEDS=20000 npx vitest run --project journeys tests/convergence.test.ts` runs more; `SEED=n` runs one.
 */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { WebSocket } from 'ws'
import * as Y from 'yjs'
import { makeTestClock } from '../server/src/clock/system-clock.ts'
import { Answers } from '../server/src/collab/answers.ts'
import { applyAsIs } from '../server/src/collab/apply.ts'
import { seedUpdate } from '../server/src/collab/content.ts'
import { seedRooms } from '../server/src/collab/edits.ts'
import { step1Message, step2Message, updateMessage } from '../server/src/collab/frames.ts'
import { limits } from '../server/src/collab/limits.ts'
import { load } from '../server/src/collab/log.ts'
import { Buckets } from '../server/src/collab/pace.ts'
import type { Room } from '../server/src/collab/room.ts'
import { Rooms } from '../server/src/collab/rooms.ts'
import { Session } from '../server/src/collab/session.ts'
import { Tick } from '../server/src/collab/tick.ts'
import type { Database } from '../server/src/database/port.ts'
import { openTestDatabase } from '../server/src/database/test-database.ts'
import { type Chance, chanceOf } from './seed.ts'
import { sizeOf } from './size.ts'

const steps = 60
const atOnce = 25
const seeds = process.env.SEED
  ? [Number(process.env.SEED)]
  : Array.from({ length: sizeOf('SEEDS') }, (_, nth) => nth + 1)

const hashOf = (doc: Y.Doc): string =>
  createHash('sha256').update(doc.getXmlFragment('content').toString()).digest('hex')

/** The payload of a server's frame (unmasked, RFC 6455). */
const payloadOf = (frame: Buffer): Uint8Array =>
  frame.subarray((frame[1] as number) < 126 ? 2 : frame[1] === 126 ? 4 : 10)

interface House {
  database: Database
  rooms: Rooms
  tick: Tick
  answers: Answers
}
const clock = makeTestClock('2018-02-13T08:30:00Z')
const asks = new Buckets(limits.asksPerPerson, clock)

/** One connection: two queues that chance may disturb. */
class Line {
  toServer: Uint8Array[] = []
  toClient: Uint8Array[] = []
  open = true
  readonly session: Session
  constructor(house: House, room: Room, name: string) {
    const socket = {
      OPEN: 1,
      bufferedAmount: 0,
      _socket: { write: (frame: Buffer) => void this.toClient.push(payloadOf(frame)) },
      close: () => this.cut(),
      terminate: () => this.cut(),
    }
    Object.defineProperty(socket, 'readyState', { get: () => (this.open ? 1 : 3) })
    const yes = (): 'yes' => 'yes'
    this.session = new Session(
      socket as unknown as WebSocket,
      room,
      { userId: `${name} of ${room.name}`, sessionId: name, lives: () => true },
      {
        participantId: name,
        processId: 'p',
        draftId: 'd',
        presence: { name, delegation: null, colour: '#1b5e9e' },
        read: yes,
        edit: yes,
      },
      {
        clock,
        tick: house.tick,
        answers: house.answers,
        asks,
        refused: () => undefined,
        late: () => undefined,
      },
    )
  }
  cut(): void {
    if (!this.open) return
    this.open = false
    this.toServer = []
    this.toClient = []
    this.session.end()
  }
}

/** Editors never cut a character in two, and Yjs does not survive it: the nearest border at or before an offset. */
function wholeAt(words: Y.XmlText, offset: number): number {
  const text = (words.toDelta() as { insert: string }[]).map(({ insert }) => insert).join('')
  return /[\uDC00-\uDFFF]/.test(text[offset] ?? '') ? offset - 1 : offset
}

/** A client as y-websocket is one, with a line that chance holds in its hands. */
class Client {
  readonly doc = new Y.Doc()
  line: Line | null = null
  readonly name: string
  constructor(name: string, clientId: number) {
    this.name = name
    this.doc.clientID = clientId
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'server' && this.line?.open) this.line.toServer.push(updateMessage(update))
    })
  }
  connect(house: House, room: Room): void {
    if (this.line?.open) return
    this.line = new Line(house, room, this.name)
    this.line.toServer.push(step1Message(Y.encodeStateVector(this.doc)))
  }
  /** Takes one message from the server, if there is one. */
  take(): void {
    const message = this.line?.toClient.shift()
    if (!message || !this.line) return
    if (message[0] === 101) {
      this.line.cut()
      return
    }
    if (message[0] !== 0) return
    const body = readBody(message)
    if (message[1] === 0) this.line.toServer.push(step2Message(Y.encodeStateAsUpdate(this.doc, body)))
    else Y.applyUpdate(this.doc, body, 'server')
  }
  give(): void {
    const message = this.line?.toServer.shift()
    if (message && this.line?.open) this.line.session.receive(message)
  }
  edit(chance: Chance): void {
    const block = this.doc.getXmlFragment('content').get(0) as Y.XmlElement | undefined
    if (!block) return
    this.doc.transact(() => {
      const words = block.get(0) as Y.XmlText | undefined
      if (!words) {
        block.insert(0, [new Y.XmlText('again ')])
        return
      }
      const at = wholeAt(words, chance.below(words.length + 1))
      const length = wholeAt(words, Math.min(words.length, at + 1 + chance.below(5))) - at
      const what = chance.below(10)
      if (what < 6 || length === 0) words.insert(at, chance.pick(['a', 'bc', 'كلمة', '🕊', 'de ']))
      else if (what < 8) words.delete(at, length)
      else words.format(at, length, chance.below(2) ? { strong: {} } : { strong: null })
    })
  }
}

function readBody(message: Uint8Array): Uint8Array {
  let length = 0
  let shift = 0
  let at = 2
  for (;;) {
    const byte = message[at++] as number
    length += (byte & 127) * 2 ** shift
    if (byte < 128) return message.subarray(at, at + length)
    shift += 7
  }
}

const aMoment = (): Promise<void> => new Promise((done) => setImmediate(done))

type Misfortune = (client: Client, chance: Chance) => void
const misfortunes: Misfortune[] = [
  // The connection is lost with everything on its way.
  (client) => client.line?.cut(),
  // A message arrives twice.
  ({ line }, chance) => {
    const queue = chance.below(2) ? line?.toServer : line?.toClient
    if (queue?.[0]) queue.push(queue[0])
  },
  // Two messages change places.
  ({ line }, chance) => {
    const queue = chance.below(2) ? line?.toServer : line?.toClient
    if (queue && queue.length > 1) queue.unshift(...queue.splice(1, 1))
  },
  // A message is lost; the next that builds on it is refused, and the client begins anew.
  ({ line }, chance) => void (chance.below(2) ? line?.toServer : line?.toClient)?.shift(),
]

async function chaos(house: House, seed: number): Promise<void> {
  const chance = chanceOf(seed)
  const name = `p-seed${seed.toString().padStart(8, '0')}`
  await house.database.transaction(
    (tx) => seedRooms(tx, [{ room: name, content: [{ type: 'text', text: 'Draft.' }] }], null, clock.now()),
    { lock: 'test:all' },
  )
  const room = (await house.rooms.open(name)) as Room
  const clients = Array.from(
    { length: 2 + chance.below(3) },
    (_, nth) => new Client(`c${nth}`, 1000 + chance.below(2 ** 31)),
  )
  for (const client of clients) {
    Y.applyUpdate(client.doc, seedUpdate([{ type: 'text', text: 'Draft.' }]), 'server')
    client.connect(house, room)
  }
  for (let step = 0; step < steps; step += 1) {
    const client = chance.pick(clients)
    const what = chance.below(20)
    if (what < 8) client.edit(chance)
    else if (what < 12) client.give()
    else if (what < 16) client.take()
    else if (what < 18) client.connect(house, room)
    else chance.pick(misfortunes)(client, chance)
    if (chance.below(4) === 0) await aMoment()
  }
  await heal(house, room, clients)
  const hashes = [...clients.map(({ doc }) => doc), room.live, await replay(house, name)].map(hashOf)
  expect(new Set(hashes).size, `seed ${seed}`).toBe(1)
  for (const { doc } of clients) expect(doc.store.pendingStructs, `seed ${seed}`).toBeNull()
  for (const client of clients) client.line?.cut()
  house.rooms.drop(room)
}

/** Everyone comes back on a clean line, and all that is on its way arrives. */
async function heal(house: House, room: Room, clients: Client[]): Promise<void> {
  for (const client of clients) {
    client.line?.cut()
    client.connect(house, room)
  }
  const isBusy = ({ line }: Client): boolean => !line?.open || line.toServer.length + line.toClient.length > 0
  const deadline = performance.now() + 30_000
  for (let quiet = 0; quiet < 3; ) {
    for (const client of clients) {
      client.connect(house, room)
      while (client.line?.toClient.length) client.take()
      while (client.line?.toServer.length) client.give()
    }
    await aMoment()
    await house.tick.settle([room])
    quiet = clients.some(isBusy) || house.answers.waiting > 0 ? 0 : quiet + 1
    if (performance.now() > deadline) throw new Error('the chaos did not come to rest')
  }
}

async function replay({ database }: House, name: string): Promise<Y.Doc> {
  const stored = await load(database, name)
  const doc = new Y.Doc()
  applyAsIs(doc, stored?.updates ?? [])
  return doc
}

describe('convergence', () => {
  let house: House
  let database: Database
  beforeAll(async () => {
    database = await openTestDatabase()
    const tick = new Tick({
      database,
      clock,
      lost: (_, error) => {
        throw error
      },
      committed: () => undefined,
    })
    house = { database, rooms: new Rooms(database, clock), tick, answers: new Answers(clock) }
  })
  afterAll(() => database.close())

  it(`[G3] [COL10] everyone ends with the same text, whatever the lines do (${seeds.length} seeds from ${seeds[0]})`, async () => {
    for (let from = 0; from < seeds.length; from += atOnce)
      await Promise.all(seeds.slice(from, from + atOnce).map((seed) => chaos(house, seed)))
  }, 600_000)
})
