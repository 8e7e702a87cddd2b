/** Sessions that end by another way than signing out, while their sockets are open: the operator's SQL, time, another device. */
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { io, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { checkEveryMs } from '../../server/src/http/watch-sessions.ts'
import { until } from '../provider.ts'
import { roomsAllMayEdit, signIn, signInAs } from '../sign-in.ts'
import { Typist } from '../typist.ts'
import { startWorld, type World } from '../world.ts'

let world: World
let sql: Sqlite.Database
let cookie: string
let room: string

beforeAll(async () => {
  world = await startWorld()
  sql = new Sqlite(join(world.dataDir, 'plenary.sqlite'), { timeout: 5000 })
})
afterAll(async () => {
  sql?.close()
  await world?.close()
})
beforeEach(async () => {
  cookie = await signIn(world.url, 'state-a')
  room = (await roomsAllMayEdit(world.url, [cookie]))[0] as string
})

const tokenOf = (of: string): string =>
  decodeURIComponent(/session_token=([^;]+)/.exec(of)?.[1] ?? '').split('.')[0] as string
const liveSocket = (of: string, transport: 'websocket' | 'polling'): Promise<Socket> =>
  new Promise((done, failed) => {
    const socket = io(world.url, {
      path: '/live',
      transports: [transport],
      extraHeaders: { cookie: of },
      reconnection: false,
      forceNew: true,
    })
    socket.on('connect', () => done(socket))
    socket.on('connect_error', failed)
  })

interface Ends {
  room: number[]
  live: string[]
  bare: number
}
const none: Ends = { room: [], live: [], bare: 0 }
const byServer: Ends = { room: [4401], live: ['io server disconnect', 'io server disconnect'], bare: 4401 }

/** Every kind of open socket of a session, and how each was told that it ended. */
async function open(of: string) {
  const typist = new Typist(world.url, room, of)
  await until('the room is open', () => typist.ready)
  const told: Ends = { room: typist.closes, live: [], bare: 0 }
  for (const transport of ['websocket', 'polling'] as const)
    (await liveSocket(of, transport)).once('disconnect', (reason) => told.live.push(reason))
  const address = `${world.url.replace('http', 'ws')}/live/?EIO=4&transport=websocket`
  const bare = new WebSocket(address, { headers: { cookie: of } })
  bare.on('close', (code) => {
    told.bare = code
  })
  bare.on('open', () => bare.send('40'))
  await new Promise<void>((joined) => {
    bare.on('message', (data) => {
      if (String(data).startsWith('40')) joined()
      if (String(data) === '2') bare.send('3')
    })
  })
  const over = (): boolean => told.room.length > 0 && told.live.length === 2 && told.bare > 0
  return { typist, told, ended: () => until('all sockets are closed', over, 5000) }
}

describe('a session that has ended', () => {
  const change = (set: string): void => {
    expect(
      sql.prepare(`UPDATE identity_sessions SET ${set} WHERE token = ?`).run(tokenOf(cookie)).changes,
    ).toBe(1)
  }
  it.each<[string, () => void]>([
    [
      'its row was deleted',
      () => sql.prepare('DELETE FROM identity_sessions WHERE token = ?').run(tokenOf(cookie)),
    ],
    ['its row has expired', () => change(`expires_at = ${Date.now() - 1000}`)],
    ['its row has another token', () => change(`token = 'another-${Math.random()}'`)],
  ])('[U16] closes its sockets of every kind with 4401 when %s, and answers HTTP no more', async (_, end) => {
    const sockets = await open(cookie)
    end()
    await sockets.ended()
    expect(sockets.told).toEqual(byServer)
    expect((await fetch(`${world.url}/api/me`, { headers: { cookie } })).status).toBe(401)
    await expect(liveSocket(cookie, 'websocket')).rejects.toThrow('not-signed-in')
  })

  it('[U16] refuses the words in flight by name once its time is over, and none of them is written', async () => {
    const { typist, ended, told } = await open(cookie)
    typist.type('before ')
    await typist.settled()
    change(`expires_at = ${Date.now() + 1500}`)
    let n = 0
    await until('it is refused', () => {
      if (typist.closes.length === 0) typist.type(`⟦${n++}⟧`)
      return typist.closes.length > 0
    })
    await ended()
    expect(told).toEqual(byServer)
    const reader = new Typist(world.url, room, await signIn(world.url, 'state-b'))
    await until('the room is read', () => reader.ready)
    expect(reader.text).toContain('before')
    expect(reader.text).not.toContain(`⟦${n - 1}⟧`)
    // What came in the moment between its end and the closing was told, not dropped in silence.
    expect(new Set(typist.refusals)).toEqual(new Set(typist.refusals.length ? ['not-signed-in'] : []))
    reader.close()
  })

  it('[U16] ends the other sockets of a person with a change of password, and theirs alone', async () => {
    const mine = await signIn(world.url, 'state-b')
    const [here, there, others] = [
      await open(mine),
      await open(await signIn(world.url, 'state-b')),
      await open(cookie),
    ]
    const answer = await fetch(`${world.url}/api/auth/change-password`, {
      method: 'POST',
      headers: { cookie: mine, 'content-type': 'application/json', origin: world.url },
      body: JSON.stringify({ currentPassword: 'plenary-demo', newPassword: 'another password' }),
    })
    expect(answer.status).toBe(200)
    await there.ended()
    expect(there.told.room).toEqual([4401])
    await until('mine is judged again', () => here.told.room.length > 0)
    expect(others.told).toEqual(none)
    await signInAs(world.url, 'state-b@demo.plenary.test', 'another password')
    for (const { typist } of [here, there, others]) typist.close()
  })

  it('[U16] does not end because the clock of the platform is moved: sessions live by the machine', async () => {
    const { typist, told } = await open(cookie)
    world.clock.advance(17 * 86_400_000)
    // Its round is over by then, so that the room is judged again: three checks later nothing else has happened.
    await until('the room is judged again', () => told.room.length > 0)
    await new Promise((later) => setTimeout(later, 3 * checkEveryMs))
    expect(told).toEqual({ ...none, room: [4205] })
    expect((await fetch(`${world.url}/api/me`, { headers: { cookie } })).status).toBe(200)
    typist.close()
  })
})
