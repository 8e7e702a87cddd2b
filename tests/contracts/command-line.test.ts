/** The commands and the process as programs outside the repository use them. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { newDataDir, plenary, type ServerProcess, startServer } from '../server-process.ts'

const folder = mkdtempSync(join(tmpdir(), 'plenary-commands-'))
const commands = ['import', 'export', 'verify', 'backup', 'restore', 'demo-sessions']

interface Ended {
  code: number
  stdout: string
  stderr: string
}
/** Runs a command that is expected to fail. */
const failing = (dataDir: string, args: string[], env: Record<string, string> = {}): Promise<Ended> =>
  plenary(dataDir, args, { env }).then(
    () => Promise.reject(new Error(`${args.join(' ')} succeeded`)),
    (error: unknown) => error as Ended,
  )
const oneLine = /^[^\n]+\n$/

describe('commands beside a running server', () => {
  let server: ServerProcess
  let dataDir: string
  beforeAll(async () => {
    dataDir = await newDataDir()
    server = await startServer(dataDir)
  })
  afterAll(() => server.stop())
  const me = (cookie: string): Promise<Response> => fetch(`${server.url}/api/me`, { headers: { cookie } })

  it('[CLI1] print their help', async () => {
    for (const command of commands)
      expect(await plenary(dataDir, [command, '--help'])).toContain(`Usage: plenary ${command}`)
    expect(await plenary(dataDir, ['admin', 'create', '--help'])).toContain('--email')
  })

  it.each([
    [[]],
    [['nonsense']],
    [['backup']],
    [['export', 'unknown', '--format', 'text']],
    [['export', 'unknown', '--format', 'pdf']],
    [['import', '/nowhere/file.md', '--process', 'refugees-2018', '--title', 'T']],
    [['demo-sessions', '--count', 'many']],
    [['admin', 'create', '--email', 'nobody']],
  ])('[CLI1] fail with one clear line: %j', async (args) => {
    const { code, stdout, stderr } = await failing(dataDir, args)
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(oneLine)
    expect(stderr).not.toMatch(/\bat .*:\d+|Error:/)
  })

  it('[CLI2] print as many distinct sessions as asked, good at once', async () => {
    const cookies = (await plenary(dataDir, ['demo-sessions', '--count', '20'])).trimEnd().split('\n')
    expect(new Set(cookies).size).toBe(20)
    for (const cookie of cookies) expect(cookie).toMatch(/^better-auth\.session_token=[\w%.-]+$/)
    const people = await Promise.all(cookies.map(async (cookie) => (await (await me(cookie)).json()).user.id))
    expect(new Set(people).size).toBe(20)
  })

  it('[CLI2] print no sessions where there is no demonstration', async () => {
    const { stderr } = await failing(dataDir, ['demo-sessions', '--count', '1'], { DEMO: '0' })
    expect(stderr).toMatch(/DEMO/)
  })

  it('[IDN1] make an account that can sign in, once', async () => {
    const args = ['admin', 'create', '--email', 'chief@example.org', '--password', 'a long password']
    expect(await plenary(dataDir, args)).toBe('Created chief@example.org\n')
    const answer = await fetch(`${server.url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'chief@example.org', password: 'a long password' }),
    })
    expect(answer.status).toBe(200)
    expect((await failing(dataDir, args)).stderr).toMatch(/already/)
  })

  it('[BAK1, BAK2, BAK3] copy the database with what lies beside it, and put it back only where there is none', async () => {
    const copy = join(folder, 'copy.sqlite')
    mkdirSync(join(dataDir, 'files', 'incoming'), { recursive: true })
    writeFileSync(join(dataDir, 'files', 'a-file'), 'its bytes')
    writeFileSync(join(dataDir, 'files', 'incoming', 'half'), 'of a file')
    await plenary(dataDir, ['backup', '--to', copy])
    expect((await failing(dataDir, ['backup', '--to', copy])).stderr).toMatch(/never overwrites/)
    expect((await failing(dataDir, ['restore', '--from', copy])).stderr).toMatch(/empty DATA_DIR/)
    const elsewhere = await newDataDir()
    const damaged = join(folder, 'damaged.sqlite')
    writeFileSync(damaged, readFileSync(copy).subarray(0, 20_000))
    expect((await failing(elsewhere, ['restore', '--from', damaged])).stderr).toMatch(/not a sound/)
    expect(existsSync(join(elsewhere, 'plenary.sqlite'))).toBe(false)
    await plenary(elsewhere, ['restore', '--from', copy])
    expect(statSync(join(elsewhere, 'plenary.sqlite')).size).toBeGreaterThan(100_000)
    const [key, sameKey] = [dataDir, elsewhere].map((each) => readFileSync(join(each, 'secret.key'), 'utf8'))
    expect(sameKey).toBe(key)
    expect(readFileSync(join(elsewhere, 'files', 'a-file'), 'utf8')).toBe('its bytes')
    expect(existsSync(join(elsewhere, 'files', 'incoming', 'half'))).toBe(false)
    const keyed = await newDataDir()
    writeFileSync(join(keyed, 'secret.key'), 'of another house')
    expect((await failing(keyed, ['restore', '--from', copy])).stderr).toMatch(/empty DATA_DIR/)
    expect(readFileSync(join(keyed, 'secret.key'), 'utf8')).toBe('of another house')
    expect(existsSync(join(keyed, 'plenary.sqlite'))).toBe(false)
  })
})

describe('the process', () => {
  it('[SRV1] closes sockets with 1012 and exits 0 soon after SIGTERM', async () => {
    const dataDir = await newDataDir()
    const server = await startServer(dataDir)
    const [cookie] = (await plenary(dataDir, ['demo-sessions', '--count', '1'])).trimEnd().split('\n')
    const live = `${server.url.replace('http', 'ws')}/live/?EIO=4&transport=websocket`
    const socket = new WebSocket(live, { headers: { cookie: cookie as string } })
    await new Promise((open) => socket.once('open', open))
    const closed = new Promise<number>((code) => socket.once('close', code))
    const started = performance.now()
    const exit = server.stop()
    expect(await closed).toBe(1012)
    expect(await exit).toBe(0)
    expect(performance.now() - started).toBeLessThan(10_000)
  })

  it('[CFG1] says in one line why it does not start', async () => {
    await expect(startServer(await newDataDir(), { env: { PORT: 'x' } })).rejects.toThrow(/PORT must be/)
    await expect(
      startServer(await newDataDir(), { env: { LIMITS: 'off', NODE_ENV: 'production' } }),
    ).rejects.toThrow(/LIMITS=off/)
  })
})
