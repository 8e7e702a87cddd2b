/** What belongs to a demonstration stays there: its published passwords, and the hand on everybody's clock. */
import { randomUUID } from 'node:crypto'
import { cpSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../../server/src/app.ts'
import { readConfig } from '../../server/src/config.ts'
import { hashPassword } from '../../server/src/identity/password.ts'
import { insertParticipants } from '../../server/src/participant/store.ts'
import { insertProcess } from '../../server/src/process/store.ts'
import { get } from '../sign-in.ts'
import { startWorld, type World } from '../world.ts'

const folder = join(tmpdir(), `plenary-production-${randomUUID()}`)
let world: World

beforeAll(async () => {
  world = await startWorld()
})
afterAll(async () => {
  await world?.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('the clock of a demonstration', () => {
  it("[CLK9] is not moved by another process's secretariat, and goes on being moved by its own", async () => {
    const stranger = await world.signIn('state-b')
    const { user } = await get<{ user: { id: string } }>(world.url, '/api/me', stranger.cookie)
    const at = new Date('2018-02-13T09:00:00Z')
    const processId = randomUUID()
    await world.app.database.transaction(
      async (tx) => {
        await insertProcess(tx, {
          id: processId,
          slug: 'another-process',
          title: 'Another process',
          description: 'Begun by somebody else.',
          language: 'en',
          createdAt: at,
        })
        await insertParticipants(tx, [
          {
            id: randomUUID(),
            processId,
            userId: user.id,
            kind: 'un-entity',
            role: 'secretariat',
            delegationId: null,
            pseudonym: null,
            joinedAt: at,
          },
        ])
      },
      { lock: 'test:all' },
    )
    const before = await get<{ now: string; settable: boolean }>(world.url, '/api/clock', stranger.cookie)
    expect(before.settable).toBe(false)
    const refused = await stranger.fetch('/api/clock', { json: { to: 'next' } })
    expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([
      403,
      'secretariat-only',
    ])
    expect((await get<{ now: string }>(world.url, '/api/clock', stranger.cookie)).now).toBe(before.now)
    const own = await world.signIn('secretariat')
    expect((await get<{ settable: boolean }>(world.url, '/api/clock', own.cookie)).settable).toBe(true)
    expect((await own.fetch('/api/clock', { json: { to: 'next' } })).status).toBe(200)
  })
})

describe('production', () => {
  const start = (environment: Record<string, string>): Promise<string> => {
    const config = readConfig({ DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'silent', ...environment })
    return buildApp(config).then(
      async (app) => {
        await app.close()
        return 'started'
      },
      (error: Error) => error.message,
    )
  }

  it('[CFG3] does not start while an account of the demonstration opens with its published password', async () => {
    await world.app.close()
    cpSync(world.dataDir, folder, { recursive: true })
    expect(await start({ NODE_ENV: 'production' })).toMatch(/published password[^\n]*$/)
    const database = new Sqlite(join(folder, 'plenary.sqlite'))
    const changed = await hashPassword('nobody else knows this')
    const all =
      'UPDATE identity_accounts SET password = ? WHERE user_id IN (SELECT id FROM identity_users WHERE email LIKE ?)'
    database.prepare(all).run(changed, '%@demo.plenary.test')
    database.prepare(all).run(await hashPassword('plenary-demo'), 'ngo@demo.plenary.test')
    database.close()
    expect(await start({ NODE_ENV: 'production' })).toMatch(/published password/)
    const again = new Sqlite(join(folder, 'plenary.sqlite'))
    again.prepare(all).run(changed, 'ngo@demo.plenary.test')
    again.close()
    expect(await start({ NODE_ENV: 'production' })).toBe('started')
  })
})
