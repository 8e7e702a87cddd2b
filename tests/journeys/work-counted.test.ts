/**
 * [WRK1] What live text costs is counted, not timed: messages to the writer's thread, commits, transactions of a
 * shadow, frames and bytes, for traffic that is always the same. Work that comes back fails here on any machine.
 */
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { limits } from '../../server/src/collab/limits.ts'
import { Shadow } from '../../server/src/collab/shadow.ts'
import type { WriterRequest } from '../../server/src/database/messages.ts'
import { type Caret, caretsIn, keystroke } from '../bench/race/edits.ts'
import { until } from '../provider.ts'
import { RoomClient } from '../room-client.ts'
import { roomsAllMayEdit, sampleDraft } from '../sign-in.ts'
import { type SignedIn, startWorld, type World } from '../world.ts'

const roomCount = 12
/** Two States, each with two sockets in every room. */
const people = 2
const perRoom = 4
const lettersEach = 20
const clientsFrom = 0x7000_0000
/** Nobody has asked the writer for anything for so long. */
const quietMs = 300

interface Writer {
  client: RoomClient
  room: string
  id: number
  caret: Caret
  typed: number
  durable: number
  /** How often it was told that more is durable; the same told again keeps a connection alive. */
  told: number
  /** Letters of the others that came, the frames they came in, and the bytes of those. */
  heard: number
  updates: number
  bytes: number
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

let world: World
let writers: Writer[]
let file: Sqlite.Database
/** What counts milliseconds for the server: it stands still until a test lets readers' words be due. */
let ticks = 0
const posts = vi.spyOn(Worker.prototype, 'postMessage')
const judged = [vi.spyOn(Shadow.prototype, 'together'), vi.spyOn(Shadow.prototype, 'attempt')] as const

const requests = (): WriterRequest[] =>
  posts.mock.calls.map(([request]) => request as WriterRequest).filter(({ kind }) => kind !== undefined)

/** Of each row that a request writes into the table, the room, which is its first value. */
const roomsIn = (request: WriterRequest, table: string): string[] =>
  'statements' in request
    ? request.statements
        .filter(({ sql }) => sql.startsWith(`insert into "${table}"`))
        .flatMap(({ each = [] }) => each.map(([room]) => String(room)))
    : []

/** Of each request that writes rows of the log, the rooms of the rows. */
const logged = (): string[][] =>
  requests()
    .map((request) => roomsIn(request, 'collab_log'))
    .filter(({ length }) => length > 0)

/** Each transaction in which words were written for readers: of each of its messages, the rooms written. */
function writtenForReaders(): string[][][] {
  const open = new Map<number, string[][]>()
  for (const request of requests())
    if ('transaction' in request)
      open.set(request.transaction, [
        ...(open.get(request.transaction) ?? []),
        roomsIn(request, 'collab_projections'),
      ])
  return [...open.values()].filter((messages) => messages.flat().length > 0)
}

/** Every commit counts itself in the header of the file. */
const commits = (): number => file.pragma('user_version', { simple: true }) as number

const shadows = new Set<Shadow>()
function shadowTransactions(): number {
  for (const { mock } of judged) for (const shadow of mock.contexts) shadows.add(shadow as Shadow)
  return [...shadows].reduce((sum, { transactions }) => sum + transactions, 0)
}

type Heard = Pick<Writer, 'updates' | 'told' | 'bytes'>
const heardBy = ({ updates, told, bytes }: Writer): Heard => ({ updates, told, bytes })
const since = (before: Heard, writer: Writer): Heard => ({
  updates: writer.updates - before.updates,
  told: writer.told - before.told,
  bytes: writer.bytes - before.bytes,
})

/** Each room's writers all type so many letters at the same moment; resolves when everyone has everything on disk. */
async function type(some: Writer[], letters: number): Promise<void> {
  for (let nth = 0; nth < letters; nth += 1)
    for (const writer of some) {
      writer.client.sendAs(keystroke(writer.id, writer.typed, writer.caret))
      writer.typed += 1
    }
  await until('all is durable and everywhere', () =>
    writers.every((writer) => {
      const mates = writers.filter(({ room }) => room === writer.room)
      const typed = mates.reduce((sum, mate) => sum + mate.typed, 0)
      return writer.durable >= writer.client.sent && writer.heard >= typed - writer.typed
    }),
  )
}

beforeAll(async () => {
  world = await startWorld({ environment: { LIMITS: 'off' }, ticks: () => ticks })
  file = new Sqlite(join(world.dataDir, 'plenary.sqlite'), { readonly: true })
  const states = [await world.signIn('state-a'), await world.signIn('state-b')] as [SignedIn, SignedIn]
  const rooms = (
    await roomsAllMayEdit(
      world.url,
      states.map(({ cookie }) => cookie),
    )
  ).slice(0, roomCount)
  writers = rooms.flatMap((room, place) =>
    Array.from({ length: perRoom }, (_, nth) => {
      const known = new Map<number, number>()
      const client = new RoomClient(
        `${world.url.replace('http', 'ws')}/collab/${room}`,
        (states[nth % people] as SignedIn).cookie,
        {
          update(update) {
            writer.updates += 1
            writer.bytes += update.length
            for (const { id, length } of Y.decodeUpdate(update).structs) {
              const to = id.clock + length
              const before = known.get(id.client) ?? 0
              if (id.client !== writer.id) writer.heard += Math.max(0, to - before)
              known.set(id.client, Math.max(before, to))
            }
          },
          durable(n) {
            if (n > writer.durable) writer.told += 1
            writer.durable = n
          },
        },
      )
      const id = clientsFrom + place * perRoom + nth
      const nothing: Caret = { left: null, right: null }
      const writer: Writer = {
        ...{
          client,
          room,
          id,
          caret: nothing,
          typed: 0,
          durable: 0,
          told: 0,
          heard: 0,
          updates: 0,
          bytes: 0,
        },
      }
      return writer
    }),
  )
  await Promise.all(writers.map(({ client }) => client.ready))
  for (const [nth, writer] of writers.entries())
    writer.caret = caretsIn(Y.encodeStateAsUpdate(writer.client.doc), perRoom)[nth % perRoom] as Caret
  // Their ids are bound, and every room has its shadow.
  await type(writers, 1)
})
afterAll(async () => {
  vi.restoreAllMocks()
  file?.close()
  for (const { client } of writers) client.socket.terminate()
  await world.close()
})
beforeEach(async () => {
  // What follows facts may still be under way.
  for (let before = -1; before !== posts.mock.calls.length; await pause(quietMs))
    before = posts.mock.calls.length
  shadowTransactions()
  vi.clearAllMocks()
})

describe('the work of live text', () => {
  it('[WRK1] one letter is one message, one commit, one transaction of the shadow, and one frame for each', async () => {
    const here = writers.filter(({ room }) => room === writers[0]?.room)
    const before = { transactions: shadowTransactions(), commits: commits(), heard: here.map(heardBy) }
    await type(here.slice(0, 1), 1)
    expect(requests().map(({ kind }) => kind)).toEqual(['write'])
    expect(logged()).toEqual([[here[0]?.room]])
    expect(commits() - before.commits).toBe(1)
    expect(shadowTransactions() - before.transactions).toBe(1)
    for (const [nth, writer] of here.entries()) {
      const isAuthor = nth === 0
      // Whoever typed it hears that it is saved; the others get the letter.
      const { updates, told, bytes } = since(before.heard[nth] as Heard, writer)
      expect({ updates, told }).toEqual(isAuthor ? { updates: 0, told: 1 } : { updates: 1, told: 0 })
      expect(bytes, 'bytes').toBeLessThanOrEqual(isAuthor ? 0 : 30)
    }
  })

  it('[WRK1] letters that come together share messages, commits, transactions and frames', async () => {
    const before = { transactions: shadowTransactions(), commits: commits(), heard: writers.map(heardBy) }
    await type(writers, lettersEach)
    // Each tick is one message with what it writes of all rooms, and one commit.
    const ticks_ = logged()
    expect(requests().length).toBe(ticks_.length)
    expect(commits() - before.commits).toBeLessThanOrEqual(ticks_.length)
    // Letters of one person in one tick are one row.
    const turns = ticks_.flatMap((rooms) => [...new Set(rooms)])
    // However slowly the machine reads it, rooms that have something have it in one tick.
    expect(ticks_.length * 2, 'ticks').toBeLessThanOrEqual(turns.length)
    expect(ticks_.flat().length, 'rows').toBeLessThanOrEqual(turns.length * people)
    // A room is judged once in a tick, and once more where much has come in before it.
    expect(shadowTransactions() - before.transactions).toBeLessThanOrEqual(turns.length + roomCount)
    for (const [nth, writer] of writers.entries()) {
      const { updates, told, bytes } = since(before.heard[nth] as Heard, writer)
      const own = turns.filter((room) => room === writer.room).length
      expect(updates, 'updates').toBeLessThanOrEqual(own)
      expect(told, 'told').toBeLessThanOrEqual(own)
      // Of each who types where it stands and how long it is, once a tick; then a byte for each letter.
      expect(bytes, 'bytes').toBeLessThanOrEqual(own * perRoom * 25 + perRoom * lettersEach)
    }
  })

  it('[WRK1] words of many rooms are written for readers in one transaction of few messages', async () => {
    ticks += limits.quietAtMostMs
    await until('the words of all rooms are written', () => writtenForReaders().flat(2).length >= roomCount)
    const transactions = writtenForReaders().length
    expect(transactions).toBe(1)
    expect(Math.max(...writtenForReaders().map(({ length }) => length))).toBeLessThanOrEqual(8)
  })
})

describe('the work of a page', () => {
  const slug = 'refugees-2018'
  /** Statements that answering may take, however much there is on the page. */
  const most: [string, (draft: string) => string, number][] = [
    ['draft', (draft) => `/api/drafts/${draft}`, 5],
    ['process', () => `/api/processes/${slug}`, 4],
    ['facts', () => `/api/processes/${slug}/facts?since=0&limit=500`, 9],
    ['threads', (draft) => `/api/drafts/${draft}/threads`, 10],
    ['matrix', () => `/api/processes/${slug}/responses?limit=200`, 24],
    ['revisions', (draft) => `/api/drafts/${draft}/revisions`, 4],
  ]

  it.each(most)('[WRK1] %s: it is read with few statements', async (_, path, atMost) => {
    const reader = await world.signIn('state-a')
    const draft = (await sampleDraft(world.url, reader.cookie)).id
    const statement = Object.getPrototypeOf(file.prepare('SELECT 1')) as Sqlite.Statement
    // Asked for once before: what is kept between answers is kept.
    await (await reader.fetch(path(draft))).text()
    const reads = vi.spyOn(statement, 'all').mockClear()
    const answer = await reader.fetch(path(draft))
    expect(answer.status).toBe(200)
    expect(reads.mock.calls.length).toBeLessThanOrEqual(atMost)
  })
})
