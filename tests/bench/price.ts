/**
 * `npm run bench -- price [--root CHECKOUT]`: what one person can cost the others. A State types in one paragraph and
 * another reads along; meanwhile an observer asks for the state of a paragraph as large as one may be, 600 times in
 * 3,000 bytes, and for costly pages twenty at a time, the secretariat imports, one person opens a thousand sockets, and
 * 574 people come back at once. Prints, of each, how long the words took to arrive (p50, p95, the longest) and how long
 * it went on.
 */
import { availableParallelism, cpus } from 'node:os'
import { parseArgs } from 'node:util'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { fillRoom } from '../large-room.ts'
import { until } from '../provider.ts'
import { RoomClient } from '../room-client.ts'
import { newDataDir, plenary, startServer } from '../server-process.ts'
import { roomsAllMayEdit, sampleDraft, signIn } from '../sign-in.ts'

const { values } = parseArgs({
  options: {
    root: { type: 'string' },
    people: { type: 'string', default: '574' },
    only: { type: 'string', default: '' },
  },
})
const root = values.root ? { root: values.root } : {}
const atPercent = (all: number[], share: number): number =>
  Math.round(
    [...all].sort((a, b) => a - b)[Math.min(all.length - 1, Math.floor(all.length * share))] ?? Number.NaN,
  )

const dataDir = await newDataDir()
const server = await startServer(dataDir, root)
const { url } = server
const ws = (room: string): string => `${url.replace('http', 'ws')}/collab/${room}`
try {
  console.log(
    `${cpus()[0]?.model ?? 'unknown CPU'}, ${availableParallelism()} cores, Node ${process.version}`,
  )
  const [typist, reader, observer] = await Promise.all(
    (['state-a', 'state-b', 'observer'] as const).map((name) => signIn(url, name)),
  )
  const cookies = [typist, reader] as [string, string]
  const [small, large] = (await roomsAllMayEdit(url, cookies)) as [string, string]
  const draft = await sampleDraft(url, typist as string)
  const { structs, bytes } = await fillRoom(ws(large), typist as string)
  console.log(`the large paragraph: ${structs} structs, ${bytes} bytes of state\n`)

  /** Types ten letters a second and says how long each took to arrive, while `meanwhile` goes on. */
  async function echo(meanwhile: () => Promise<unknown>) {
    const sentAt: number[] = []
    const arrivedAt: number[] = []
    const hears = new RoomClient(ws(small), reader as string, {
      // One frame may bring several letters.
      update(update, at) {
        Y.applyUpdate(hears.doc, update)
        const known = Y.getState(hears.doc.store, types.doc.clientID)
        while (arrivedAt.length < known) arrivedAt.push(at)
      },
    })
    const types = new RoomClient(ws(small), typist as string, {})
    await Promise.all([hears.ready, types.ready])
    let over = false
    const began = performance.now()
    const going = meanwhile().finally(() => {
      over = true
    })
    const beat = setInterval(() => {
      if (over && sentAt.length > 20) return
      sentAt.push(performance.now())
      types.type('x')
    }, 100)
    await going
    const tookMs = performance.now() - began
    await until(
      'all has arrived',
      () => over && sentAt.length > 20 && arrivedAt.length >= sentAt.length,
      120_000,
    )
    clearInterval(beat)
    hears.socket.terminate()
    types.socket.terminate()
    const took = sentAt.map((at, nth) => (arrivedAt[nth] as number) - at)
    return {
      'echo p50 ms': atPercent(took, 0.5),
      'echo p95 ms': atPercent(took, 0.95),
      'longest ms': atPercent(took, 1),
      'went on s': Number((tookMs / 1000).toFixed(1)),
    }
  }

  /** 600 askings of five bytes on one socket; over when answered, closed or after a minute. */
  async function askForState(stateVector: Uint8Array): Promise<void> {
    const socket = new WebSocket(ws(large), { headers: { cookie: observer as string } })
    let answers = 0
    let closed = false
    socket.on('message', (data: Buffer) => {
      if (data[0] === 0 && data[1] === 1) answers += 1
    })
    socket.on('close', () => {
      closed = true
    })
    await new Promise((open) => socket.once('open', open))
    const frame = Buffer.concat([Buffer.from([0, 0, stateVector.length]), stateVector])
    for (let nth = 0; nth < 600; nth += 1) socket.send(frame)
    await until('the asking is over', () => closed || answers >= 600, 60_000).catch(() => undefined)
    socket.terminate()
  }

  async function twentyAtATime(path: string): Promise<void> {
    const until_ = performance.now() + 8000
    const one = async (): Promise<void> => {
      while (performance.now() < until_) {
        const answer = await fetch(url + path, { headers: { cookie: observer as string } })
        await answer.arrayBuffer()
        if (!answer.ok) await new Promise((done) => setTimeout(done, 20))
      }
    }
    await Promise.all(Array.from({ length: 20 }, one))
  }

  /** Everyone comes back to the large paragraph at the same moment, each lacking another part of it; over when all have it. */
  async function storm(): Promise<void> {
    const lines = await plenary(dataDir, ['demo-sessions', '--count', values.people], root)
    const all = lines.trim().split('\n')
    const knows = new RoomClient(ws(large), typist as string, {})
    await knows.ready
    const [[client, clock]] = [...Y.decodeStateVector(Y.encodeStateVector(knows.doc))].sort(
      ([, a], [, b]) => b - a,
    ) as [[number, number]]
    const comesBack = (cookie: string, nth: number): Promise<void> =>
      new Promise((back, failed) => {
        const socket = new WebSocket(ws(large), { headers: { cookie } })
        socket.on('open', () => {
          const vector = Y.encodeStateVector(new Map([[client, clock - nth]]))
          socket.send(Buffer.concat([Buffer.from([0, 0, vector.length]), vector]))
        })
        socket.on('message', (data: Buffer) => {
          if (data[0] !== 0 || data[1] !== 1) return
          back()
          socket.terminate()
        })
        socket.on('close', (code) => failed(new Error(`closed ${code}`)))
        socket.on('error', () => undefined)
      })
    return echoOf(`${all.length} people come back`, () => Promise.all(all.map(comesBack)))
  }

  const secretariat = await signIn(url, 'secretariat')
  const slug = 'refugees-2018'
  async function send<T>(path: string, json: unknown): Promise<T> {
    const answer = await fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: secretariat, origin: url },
      body: JSON.stringify(json),
    })
    const text = await answer.text()
    if (!answer.ok) console.log(`  ${path}: ${answer.status} ${text.slice(0, 200)}`)
    return JSON.parse(text) as T
  }
  const textOf = (count: number, word: string): string =>
    Array.from(
      { length: count },
      (_, nth) =>
        `${nth + 1}. Paragraph ${nth} says that States ${word} ${'cooperate with others '.repeat(12)}.`,
    ).join('\n\n')
  const importing = (text: string, format: string) => () =>
    send(`/api/processes/${slug}/drafts`, { title: 'A text', language: 'en', source: { format, text } })
  const withNotes = Array.from({ length: 20_000 }, (_, nth) => `[^${nth}]: Note ${nth}.`).join('\n')
  const noted = `1. A paragraph${Array.from({ length: 20_000 }, (_, nth) => `[^${nth}]`).join(' ')}.\n\n${withNotes}`

  /** Two published texts that differ in every paragraph. */
  async function published(): Promise<[string, string]> {
    const ids: string[] = []
    for (const word of ['shall', 'should']) {
      type Published = { revision: { id: string } }
      const { revision } = await send<Published>(`/api/drafts/${draft.id}/revisions/import`, {
        ...{ symbol: `BENCH/${word}`, title: word, decisions: {} },
        source: { format: 'text', text: textOf(300, word) },
      })
      ids.push(revision.id)
    }
    return ids as [string, string]
  }

  /** All sockets that a person can open on one paragraph out of a thousand; over when each was seated or turned away. */
  async function thousandSockets(): Promise<void> {
    let seated = 0
    let turnedAway = 0
    const sockets = Array.from({ length: 1000 }, () => {
      const socket = new WebSocket(ws(large), { headers: { cookie: observer as string } })
      socket.on('error', () => undefined)
      socket.on('unexpected-response', () => {
        turnedAway += 1
      })
      socket.on('message', (data: Buffer) => {
        if (data[0] === 0 && data[1] === 1) seated += 1
      })
      socket.on('close', () => {
        turnedAway += 1
      })
      socket.on('open', () => socket.send(Buffer.from([0, 0, 1, 0])))
      return socket
    })
    await until('all were judged', () => seated + turnedAway >= 1000, 60_000).catch(() => undefined)
    console.log(`  of 1,000 sockets ${seated} were answered, ${turnedAway} turned away`)
    for (const socket of sockets) socket.terminate()
  }

  const rows: Record<string, object> = {}
  async function echoOf(name: string, meanwhile: () => Promise<unknown>): Promise<void> {
    if (!name.includes(values.only)) return
    rows[name] = await echo(meanwhile)
    console.log(name, JSON.stringify(rows[name]))
  }
  const paragraphs = draft.paragraphs
  const largeId = paragraphs.find(({ room }) => room === large)?.id
  await echoOf('quiet', () => new Promise((done) => setTimeout(done, 2000)))
  await echoOf('state asked 600 times, knowing nothing', () => askForState(Uint8Array.of(0)))
  // One client of which one letter is known: as little as can be said that is not nothing.
  await echoOf('state asked 600 times, knowing a little', () => askForState(Uint8Array.of(1, 1, 1)))
  await echoOf('authors, 20 at a time', () => twentyAtATime(`/api/paragraphs/${largeId}/authors`))
  await echoOf('history, 20 at a time', () => twentyAtATime(`/api/paragraphs/${largeId}/history`))
  await echoOf('the draft, 20 at a time', () => twentyAtATime(`/api/drafts/${draft.id}`))
  await echoOf('states of the draft, 20 at a time', () => twentyAtATime(`/api/drafts/${draft.id}/states`))
  await echoOf('facts, 20 at a time', () =>
    twentyAtATime('/api/processes/refugees-2018/facts?since=0&limit=1000'),
  )
  await echoOf('threads, 20 at a time', () => twentyAtATime(`/api/drafts/${draft.id}/threads?limit=200`))
  if (['comparison', 'term', 'matrix'].some((name) => name.includes(values.only))) {
    const [older, newer] = await published()
    await echoOf('comparison, 20 at a time', () => twentyAtATime(`/api/revisions/${older}/compare/${newer}`))
    await echoOf('term, 20 at a time', () => twentyAtATime(`/api/drafts/${draft.id}/terms?q=cooperate`))
    await echoOf('matrix, 20 at a time', () => twentyAtATime(`/api/processes/${slug}/responses`))
  }
  await echoOf('import of 2,900 paragraphs', importing(textOf(2900, 'shall'), 'text'))
  await echoOf('import with 20,000 footnotes', importing(noted, 'markdown'))
  await echoOf('1,000 sockets of one person', thousandSockets)
  if ('people come back'.includes(values.only)) await storm()
  console.table(rows)
} finally {
  await server.kill()
}
