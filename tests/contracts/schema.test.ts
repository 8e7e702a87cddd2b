/** Pages of an older build at a server that was renewed: no seat in a room, and told why. */
import { closeCode, schemaHeader, schemaVersion } from '@plenary/shared/rooms'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { until } from '../provider.ts'
import { roomsAllMayEdit } from '../sign-in.ts'
import { startWorld, type World } from '../world.ts'

const browser =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36'

describe('the schema of rooms', () => {
  let world: World
  let cookie: string
  let room: string
  beforeAll(async () => {
    world = await startWorld()
    ;({ cookie } = await world.signIn('state-a'))
    ;[room] = (await roomsAllMayEdit(world.url, [cookie])) as [string]
  })
  afterAll(() => world?.close())

  /** What became of a connection: the code it was closed with, or that the room speaks to it. */
  async function outcome(query: string, headers: Record<string, string> = {}): Promise<number | 'seated'> {
    const socket = new WebSocket(`${world.url.replace('http', 'ws')}/collab/${room}${query}`, {
      headers: { cookie, ...headers },
    })
    let result: number | 'seated' | null = null
    socket.on('message', () => {
      result ??= 'seated'
    })
    socket.on('close', (code) => {
      result ??= code
    })
    await until('it is seated or closed', () => result !== null)
    socket.terminate()
    return result as unknown as number | 'seated'
  }

  it('[SCH1] a page that says an older schema, or something that is none, gets no seat', async () => {
    const said = { origin: world.url, 'user-agent': browser }
    for (const query of [`?schema=${schemaVersion - 1}`, '?schema=0', '?schema=', '?schema=x'])
      expect(await outcome(query, said)).toBe(closeCode.pageOutdated)
    expect(await outcome(`?schema=${schemaVersion}`, said)).toBe('seated')
  })

  it('[SCH1] a browser that says none runs a page of before; programs say none and are taken', async () => {
    expect(await outcome('', { origin: world.url, 'user-agent': browser })).toBe(closeCode.pageOutdated)
    expect(await outcome('')).toBe('seated')
    expect(await outcome('', { origin: world.url })).toBe('seated')
    expect(await outcome('', { 'user-agent': browser })).toBe('seated')
  })

  it('[SCH2] every answer of the API says the schema of the server', async () => {
    for (const path of ['/api/me', '/api/processes', '/api/nothing'])
      expect((await fetch(world.url + path)).headers.get(schemaHeader)).toBe(String(schemaVersion))
  })
})
