import { once } from 'node:events'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routeUpgrades } from './upgrade.ts'

describe('upgrades', () => {
  let server: Server
  let port: number
  let full = false
  const ours = 'https://plenary.example.org'

  beforeAll(async () => {
    server = createServer()
    const collab = (_: unknown, socket: Duplex) => socket.end('HTTP/1.1 101 Switching Protocols\r\n\r\n')
    routeUpgrades(server, { origin: () => ours, admits: () => !full, collab })
    await once(server.listen(0, '127.0.0.1'), 'listening')
    port = (server.address() as AddressInfo).port
  })
  afterAll(() => server.close())

  async function upgrade(path: string, headers: Record<string, string> = {}): Promise<number> {
    const sent = request({
      port,
      host: '127.0.0.1',
      path,
      headers: { ...headers, connection: 'upgrade', upgrade: 'websocket' },
    })
    sent.end()
    return new Promise((status, failed) => {
      sent.on('response', (answer) => status(answer.statusCode ?? 0))
      sent.on('upgrade', (answer, socket) => {
        socket.destroy()
        status(answer.statusCode ?? 0)
      })
      sent.on('error', failed)
    })
  }

  it('leads to live text from our own site and from programs', async () => {
    expect(await upgrade('/collab/p-1')).toBe(101)
    expect(await upgrade('/collab/p-1', { origin: ours })).toBe(101)
  })

  it.each([
    'http://plenary.example.org',
    'https://evil.example',
    'https://sub.plenary.example.org',
    'null',
    '',
  ])('[S6] refuses the foreign origin "%s"', async (origin) => {
    expect(await upgrade('/collab/p-1', { origin })).toBe(403)
  })

  it('[S6] refuses a browser that comes from another site without an origin', async () => {
    expect(await upgrade('/collab/p-1', { 'sec-fetch-site': 'cross-site' })).toBe(403)
  })

  it.each(['/', '/collab', '/live', '/socket.io/', '/api/me', '/%E0%A4%A', '//collab/p-1'])(
    'answers 404 at %s and lives on',
    async (path) => {
      expect(await upgrade(path)).toBe(404)
    },
  )

  it('does not stumble over a broken encoding', async () => {
    expect(await upgrade('/collab/%E0%A4%A')).toBe(101)
  })

  it('[L4] turns new sockets away when the house is full', async () => {
    full = true
    expect(await upgrade('/collab/p-1')).toBe(503)
    full = false
  })
})
