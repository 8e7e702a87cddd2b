/** All that the platform prints, on both streams, while people sign in, err and send nonsense, and the disk fails under it. */
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { until } from '../provider.ts'
import { newDataDir, programOf, startServer } from '../server-process.ts'
import { demoPassword, roomsAllMayEdit, signIn } from '../sign-in.ts'
import { Typist } from '../typist.ts'

const root = resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'plenary-disk-'))
/** While this file stands, writing to the database fails, as a full or a broken disk fails it. */
const fault = join(folder, 'fault')
const library = join(folder, 'faulty-disk.so')

beforeAll(() => {
  execFileSync('cc', ['-shared', '-fPIC', '-O1', '-o', library, join(root, 'tests/faulty-disk.c'), '-ldl'])
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const secretMark = 'Xq7canary'
const mistyped = `${secretMark}-mistyped-password`
const stranger = `${secretMark}@example.org`

describe.each(['ENOSPC', 'EIO'])('on a disk that answers %s', (error) => {
  it(`[LOG1] nothing that is printed names a person, a password or a token; [DB8] what was called saved is there (${error})`, async () => {
    const dataDir = await newDataDir()
    const printed: string[] = []
    const child = spawn(process.execPath, programOf('main'), {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        DATA_DIR: dataDir,
        PORT: '0',
        LOG_LEVEL: 'debug',
        LD_PRELOAD: library,
        FAULTY_WHEN: fault,
        FAULTY_ERROR: error,
        FAULTY_PATH: dataDir,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => printed.push(String(chunk)))
    const ended = new Promise((done) => child.once('exit', done))
    try {
      const listening = (): string | undefined => /listening on (http:\S+)/.exec(printed.join(''))?.[1]
      await until('it listens', () => listening() !== undefined, 120_000)
      const url = listening() as string
      const cookie = await signIn(url, 'state-a')
      const post = (path: string, body: string, headers: Record<string, string> = {}): Promise<Response> =>
        fetch(url + path, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body,
        })
      const attempts = async (): Promise<void> => {
        for (const body of [
          JSON.stringify({ email: 'state-b@demo.plenary.test', password: demoPassword }),
          JSON.stringify({ email: 'state-b@demo.plenary.test', password: mistyped }),
          JSON.stringify({ email: stranger, password: mistyped }),
          `{"email":"${stranger}","password":`,
          JSON.stringify({ email: stranger, password: mistyped, __proto__x: 1 }),
        ])
          await post('/api/auth/sign-in/email', body)
        await post('/api/auth/sign-out', '{}', {
          cookie: cookie.replace('session_token=', 'session_token=x'),
        })
        await post(
          '/api/auth/change-password',
          JSON.stringify({ currentPassword: mistyped, newPassword: mistyped }),
          { cookie },
        )
        await fetch(`${url}/api/${secretMark}?token=${secretMark}`, { headers: { cookie } })
      }
      await attempts()
      const [room] = await roomsAllMayEdit(url, [cookie])
      const typist = new Typist(url, room as string, cookie)
      await until('the room is open', () => typist.ready, 60_000)
      typist.type('⟦before⟧')
      await until('it is saved', () => typist.judged, 60_000)

      writeFileSync(fault, '')
      typist.type(`⟦${secretMark} while⟧`)
      await attempts()
      await until('writing is given up for now', () => typist.closes.includes(4503), 60_000)
      expect((await fetch(`${url}/healthz`)).status).toBe(200)
      rmSync(fault)
      await until('it is saved once there is room again', () => typist.judged, 60_000)
      await attempts()
      typist.close()
      child.kill('SIGKILL')
      await ended

      const whole = printed.join('')
      const token = decodeURIComponent(/session_token=([^;]+)/.exec(cookie)?.[1] ?? 'none').split(
        '.',
      )[0] as string
      expect(token.length).toBeGreaterThan(20)
      for (const secret of [token, demoPassword, secretMark, 'demo.plenary.test', 'Ferreira', 'Lindqvist'])
        expect(whole.includes(secret), `"${secret.slice(0, 8)}…" was printed:\n${whole.slice(0, 4000)}`).toBe(
          false,
        )
      // The token of a session that could not be written is known to nobody but whoever prints it: what looks like one.
      expect(whole.match(/\b[A-Za-z0-9]{32}\b|params:|insert into/g) ?? [], whole.slice(0, 4000)).toEqual([])
      // The failing disk was there to be told of.
      expect(whole).toMatch(/log\.unwritable/)

      const again = await startServer(dataDir)
      const reader = new Typist(again.url, room as string, await signIn(again.url, 'state-b'))
      await until('the room is read', () => reader.ready, 60_000)
      for (const word of ['⟦before⟧', `⟦${secretMark} while⟧`]) expect(reader.text).toContain(word)
      reader.close()
      await again.kill()
    } finally {
      if (existsSync(fault)) rmSync(fault)
      child.kill('SIGKILL')
    }
  })
})
