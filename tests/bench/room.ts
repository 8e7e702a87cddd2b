/**
 * `npm run bench -- room`: one room, 574 clients, 30 and then 100 of them typing five times a second, durability on.
 * Prints edits per second, propagation, server CPU per delivered edit and memory. The server runs as `npm
 * start` runs it, as a process of its own; this process is the load.
 */
import { availableParallelism, cpus } from 'node:os'
import { parseArgs } from 'node:util'
import * as Y from 'yjs'
import { RoomClient } from '../room-client.ts'
import { newDataDir, plenary, type ServerProcess, startServer, usage } from '../server-process.ts'

const { values } = parseArgs({
  options: {
    clients: { type: 'string', default: '574' },
    typists: { type: 'string', default: '30,100' },
    rate: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '15' },
    observers: { type: 'string', default: '12' },
    runs: { type: 'string', default: '1' },
  },
})
const clients = Number(values.clients)
const rate = Number(values.rate)
const seconds = Number(values.seconds)
const observers = Number(values.observers)

const percentile = (sorted: number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

interface Figures {
  typists: number
  'edits/s': number
  'p50 ms': number
  'p95 ms': number
  'p99 ms': number
  'saved p50 ms': number
  'saved p95 ms': number
  'CPU µs/delivered edit': number
  'server CPU %': number
  'memory MiB': number
  'frames/client/s': number
  undelivered: number
  'same text': string
}

/** A paragraph that every demo session may edit. */
async function roomOf(url: string, cookie: string, nth: number): Promise<string> {
  const get = async (path: string) => (await fetch(url + path, { headers: { cookie } })).json()
  const process_ = await get('/api/processes/refugees-2018')
  const draft = await get(`/api/drafts/${process_.drafts[0].id}`)
  const open = draft.paragraphs.filter((each: { can: { edit: string } }) => each.can.edit === 'yes')
  return open[nth].room
}

async function connectAll(
  url: string,
  cookies: string[],
  listeners: (nth: number) => object,
): Promise<RoomClient[]> {
  const all: RoomClient[] = []
  for (let from = 0; from < cookies.length; from += 50) {
    const some = cookies
      .slice(from, from + 50)
      .map((cookie, nth) => new RoomClient(url, cookie, listeners(from + nth)))
    await Promise.all(some.map((client) => client.ready))
    all.push(...some)
  }
  return all
}

async function scenario(
  server: ServerProcess,
  cookies: string[],
  typists: number,
  nth: number,
): Promise<Figures> {
  const room = await roomOf(server.url, cookies[0] as string, nth)
  const sentAt = new Map<string, number>()
  const waits: number[] = []
  const saves: number[] = []
  const refusals: string[] = []
  const seen = Array.from({ length: observers }, () => new Set<string>())
  const texts = Array.from({ length: observers }, () => new Y.Doc())
  const pendingSaves = Array.from({ length: typists }, () => [] as number[])
  const savedCount = new Array<number>(typists).fill(0)
  // Observers are the last clients; they read every frame. The others only count what arrives.
  const listeners = (index: number): object => ({
    update: (update: Uint8Array, at: number) => {
      const observer = index - (clients - observers)
      if (observer < 0) return
      Y.applyUpdate(texts[observer] as Y.Doc, update)
      for (const struct of Y.decodeUpdate(update).structs)
        for (let offset = 0; offset < struct.length; offset += 1) {
          const key = `${struct.id.client}:${struct.id.clock + offset}`
          const sent = sentAt.get(key)
          if (sent === undefined || seen[observer]?.has(key)) continue
          seen[observer]?.add(key)
          waits.push(at - sent)
        }
    },
    durable: (n: number, at: number) => {
      if (index >= typists) return
      const queue = pendingSaves[index] as number[]
      while ((savedCount[index] as number) < n && queue.length > 0) {
        saves.push(at - (queue.shift() as number))
        savedCount[index] = (savedCount[index] as number) + 1
      }
    },
    refused: (code: string) => refusals.push(code),
  })
  const wsUrl = `${server.url.replace('http', 'ws')}/collab/${room}`
  const all = await connectAll(wsUrl, cookies, listeners)
  for (const [nth_, doc] of texts.entries())
    Y.applyUpdate(doc, Y.encodeStateAsUpdate((all[clients - observers + nth_] as RoomClient).doc))
  await pause(1000)
  const before = await usage(server.pid)
  const framesBefore = all.reduce((sum, client) => sum + client.frames, 0)
  const started = performance.now()
  const ends = started + seconds * 1000
  await Promise.all(
    all.slice(0, typists).map(async (client, index) => {
      let next = started + (index / typists) * (1000 / rate)
      while (next < ends) {
        await pause(Math.max(0, next - performance.now()))
        const at = performance.now()
        const { client: id, clock } = client.type('abcdefghij klmnop'[client.sent % 17] as string)
        sentAt.set(`${id}:${clock}`, at)
        ;(pendingSaves[index] as number[]).push(at)
        next += 1000 / rate
      }
    }),
  )
  const typed = (performance.now() - started) / 1000
  const expected = sentAt.size
  for (let tries = 0; tries < 200 && seen.some((each) => each.size < expected); tries += 1) await pause(50)
  const after = await usage(server.pid)
  const cpu = after.cpuSeconds - before.cpuSeconds
  const frames = all.reduce((sum, client) => sum + client.frames, 0) - framesBefore
  const hashes = new Set(texts.map((doc) => doc.getXmlFragment('content').toString()))
  for (const client of all) client.socket.close()
  waits.sort((a, b) => a - b)
  saves.sort((a, b) => a - b)
  if (refusals.length > 0) console.error(`refused: ${refusals.length} (${refusals[0]})`)
  const round = (value: number, digits = 1): number => Number(value.toFixed(digits))
  return {
    typists,
    'edits/s': round(expected / typed),
    'p50 ms': round(percentile(waits, 0.5)),
    'p95 ms': round(percentile(waits, 0.95)),
    'p99 ms': round(percentile(waits, 0.99)),
    'saved p50 ms': round(percentile(saves, 0.5)),
    'saved p95 ms': round(percentile(saves, 0.95)),
    'CPU µs/delivered edit': round((cpu * 1e6) / (expected * (clients - 1)), 2),
    'server CPU %': round((cpu / typed) * 100),
    'memory MiB': round(after.memoryMiB),
    'frames/client/s': round(frames / clients / typed),
    undelivered: observers * expected - seen.reduce((sum, each) => sum + each.size, 0),
    'same text': hashes.size === 1 ? 'yes' : `NO (${hashes.size})`,
  }
}

const dataDir = await newDataDir()
const env = { LIMITS: 'off', DEMO: '1' }
const server = await startServer(dataDir, { built: true, env })
try {
  const cookies = (
    await plenary(dataDir, ['demo-sessions', '--count', String(clients)], { built: true, env })
  )
    .trim()
    .split('\n')
  console.log(
    `${cpus()[0]?.model ?? 'unknown CPU'}, ${availableParallelism()} cores, Node ${process.version}`,
  )
  console.log(
    `${clients} clients in one room, ${rate} edits a second each typist, ${seconds} s, ${observers} observers, durability on\n`,
  )
  const rows: Figures[] = []
  let nth = 0
  for (const typists of values.typists.split(',').map(Number))
    for (let run = 0; run < Number(values.runs); run += 1) {
      rows.push(await scenario(server, cookies, typists, nth))
      nth += 1
      await pause(500)
    }
  for (const row of rows) console.table([row])
} finally {
  await server.stop()
}
