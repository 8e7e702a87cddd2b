import { request } from 'node:http'
import { connect } from 'node:net'
import { api } from '@plenary/shared/api'
import type { Audience } from '@plenary/shared/audience'
import type { FactData } from '@plenary/shared/events'
import { io, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { other, person, startTestPlatform, type TestPlatform } from './test-platform.ts'

const names = Object.keys(api)
let platform: TestPlatform
beforeAll(async () => {
  platform = await startTestPlatform(names)
})
afterAll(() => platform.close())

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(platform.url + path, { headers })
const codeOf = async (answer: Response): Promise<string> => ((await answer.json()) as { code: string }).code
const eventually = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  for (const started = performance.now(); !(await holds()); await new Promise((go) => setTimeout(go, 10)))
    if (performance.now() - started > 5000) throw new Error('did not come about')
}
/** A request as raw as a stranger can write it; fetch corrects too much. */
const raw = (lines: string[]): Promise<string> =>
  new Promise((answer, failed) => {
    const socket = connect(Number(new URL(platform.url).port), '127.0.0.1')
    let text = ''
    socket.on('data', (chunk) => {
      text += chunk
    })
    socket.on('close', () => answer(text))
    socket.on('error', failed)
    socket.write(`${lines.join('\r\n')}\r\n\r\n`)
  })

describe('problem documents', () => {
  it('[API2] are RFC 9457 with our code and the id of the request', async () => {
    const answer = await get('/api/me')
    expect(answer.status).toBe(401)
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    expect(await answer.json()).toEqual({
      type: 'urn:plenary:problem:not-signed-in',
      title: 'Sign in first',
      status: 401,
      code: 'not-signed-in',
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
  })

  it('[R15] say nothing of what broke inside', async () => {
    const answer = await get('/api/platform')
    const text = await answer.text()
    expect(answer.status).toBe(500)
    expect(JSON.parse(text).code).toBe('internal')
    expect(text).not.toMatch(/SELECT|home|stack|Error/)
  })

  it('[API2] name the field that is not as expected', async () => {
    const answer = await get('/api/processes?limit=none')
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({
      code: 'invalid-input',
      detail: expect.stringContaining('limit'),
    })
  })

  it('[R9] tell a wrong method from a wrong address', async () => {
    for (const method of ['DELETE', 'PUT', 'OPTIONS']) {
      const answer = await fetch(`${platform.url}/api/me`, { method })
      expect(answer.status, method).toBe(405)
      expect(answer.headers.get('allow')).toBe('GET, PATCH')
    }
    expect((await fetch(`${platform.url}/api/me`, { method: 'HEAD' })).status).toBe(401)
    expect((await get('/api/nothing')).status).toBe(404)
    expect(await raw(['TRACE /api/me HTTP/1.1', 'Host: x', 'Connection: close'])).toMatch(
      /^HTTP\/1.1 40[045]/,
    )
  })
})

describe('what is read from strangers', () => {
  it.each([
    'text/plain',
    'application/json\ta',
    'application/json garbage',
    'APPLICATION/JSON ;x',
    'application/jsonx',
    'multipart/form-data',
  ])('[R1] refuses the content type "%s"', async (type) => {
    const answer = await platform.post('/api/auth/sign-in/email', person, { 'content-type': type })
    expect(answer.status).toBe(415)
    expect(await codeOf(answer)).toBe('unsupported-media-type')
  })

  it('[R1] takes JSON that says its encoding', async () => {
    const type = { 'content-type': 'application/json; charset=utf-8' }
    expect((await platform.post('/api/auth/sign-in/email', person, type)).status).toBe(200)
  })

  it.each([
    ['truncated', '{"email":', 400],
    ['a name twice', '{"email":"a","email":"b","password":"c"}', 400],
    ['a deep nest', `{"email":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, 400],
    ['too large', `{"email":"${'x'.repeat(300_000)}"}`, 413],
    ['a byte order mark', '\uFEFF{}', 400],
    ['half a character', '{"email":"\\ud800","password":"c"}', 400],
    ['a NUL', '{"email":"\\u0000","password":"c"}', 400],
  ])('[R2] refuses a body that is %s', async (_, body, status) => {
    expect((await platform.post('/api/auth/sign-in/email', body)).status).toBe(status)
  })

  it('[R3] refuses a name that reaches a prototype', async () => {
    const answer = await platform.post(
      '/api/auth/sign-in/email',
      '{"__proto__":{"a":1},"email":"a","password":"b"}',
    )
    expect(await codeOf(answer)).toBe('invalid-input')
  })

  it('[R4] refuses fields it does not know', async () => {
    const cookie = await platform.signIn()
    const answer = await fetch(`${platform.url}/api/me`, {
      method: 'PATCH',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ language: 'fr', role: 'secretariat', email: 'boss@example.org' }),
    })
    expect(answer.status).toBe(400)
    expect(await (await get('/api/me', { cookie })).json()).toMatchObject({ user: { language: 'en' } })
  })

  it.each([
    'sort=email',
    'q%5Buser%5D=1',
    'limit=1&limit=2',
    'cursor=a&cursor=b',
    'limit=-1',
    'limit=1.5',
    'limit=9e99',
  ])('[R5, R8, R9] refuses the query %s', async (query) => {
    expect((await get(`/api/processes?${query}`)).status).toBe(400)
  })

  it.each([
    '-1',
    '1.5',
    '9223372036854775808',
    '%00',
    '..%2f..%2fetc',
    '%5c..',
    'x'.repeat(400),
    '[object Object]',
    '%ff',
  ])('[R8, R13] finds nothing under the id %s', async (id) => {
    const cookie = await platform.signIn()
    expect([400, 404]).toContain((await get(`/api/drafts/${id}`, { cookie })).status)
  })

  it('[R13] serves nothing outside the site', async () => {
    for (const path of [
      '/../package.json',
      '/%2e%2e/package.json',
      '/..%5cpackage.json',
      '/%252e%252e/package.json',
    ])
      expect(await raw([`GET ${path} HTTP/1.1`, 'Host: x', 'Connection: close'])).toMatch(
        /^HTTP\/1.1 40[0-4]/,
      )
  })

  it('[R14] believes no header about who or where one is', async () => {
    const forged = {
      'x-forwarded-for': '1.2.3.4',
      'x-user-id': platform.userId,
      'x-forwarded-host': 'evil.example',
    }
    expect((await get('/api/me', forged)).status).toBe(401)
    const cookie = (await platform.post('/api/auth/sign-in/email', person, forged)).headers.getSetCookie()
    expect(cookie.join()).not.toMatch(/Domain|evil/i)
  })

  it('[U15] tells no other site the address a page was left from, in which a token may stand', async () => {
    const pages = ['/invitations/a-token', '/', '/api/me']
    const answers = await Promise.all(pages.map((path) => get(path)))
    expect(answers.map(({ headers }) => headers.get('referrer-policy'))).toEqual(
      pages.map(() => 'same-origin'),
    )
  })
})

describe('the API describes itself', () => {
  it('[API1] lists every endpoint in an OpenAPI 3.1 document', async () => {
    const document = (await (await get('/api/openapi.json')).json()) as {
      openapi: string
      paths: Record<string, Record<string, { operationId?: string }>>
    }
    expect(document.openapi).toBe('3.1.0')
    for (const [name, { method, path }] of Object.entries(api)) {
      const found = document.paths[path.replace(/:([a-z]+)/gi, '{$1}')]?.[method.toLowerCase()]
      expect(found?.operationId, name).toBe(name)
    }
    expect(Object.keys(document.paths)).toContain('/api/auth/sign-in/email')
  })

  it('[API1] does not start when an endpoint has no handler', async () => {
    await expect(startTestPlatform(names.filter((name) => name !== 'getDraft'))).rejects.toThrow('getDraft')
  })

  it('shows the document on a page that its own policy allows', async () => {
    const page = await get('/api/docs/static/index.html')
    expect(page.status).toBe(200)
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'")
    expect(await page.text()).not.toMatch(/<script>(?!<)/)
  })

  it('tells machines that it lives, works, and how much', async () => {
    expect((await get('/healthz')).status).toBe(200)
    expect((await get('/readyz')).status).toBe(200)
    expect(await (await get('/metrics')).text()).toContain('plenary_live_connections 0')
  })
})

describe('signing in', () => {
  it('sets a cookie scripts cannot read, and knows the person by it', async () => {
    const answer = await platform.post('/api/auth/sign-in/email', {
      ...person,
      email: ' Person@Example.org ',
      userId: 'x',
    })
    expect(answer.headers.getSetCookie()[0]).toMatch(/^better-auth\.session_token=.*HttpOnly; SameSite=Lax/)
    const body = await answer.text()
    expect(JSON.parse(body)).toEqual({
      user: { id: platform.userId, email: person.email, name: person.name, language: 'en' },
    })
    const cookie = await platform.signIn()
    expect(await (await get('/api/me', { cookie })).json()).toMatchObject({ user: { email: person.email } })
  })

  it('[U10] answers an unknown address and a wrong password alike', async () => {
    const wrong = await platform.post('/api/auth/sign-in/email', {
      email: other.email,
      password: 'not the password',
    })
    const unknown = await platform.post('/api/auth/sign-in/email', {
      email: 'no@example.org',
      password: 'not the password',
    })
    const strip = async (answer: Response) => ({ ...((await answer.json()) as object), requestId: '' })
    expect(wrong.status).toBe(401)
    expect(await strip(wrong)).toMatchObject({ code: 'wrong-credentials' })
    expect(await strip(unknown)).toMatchObject({ code: 'wrong-credentials' })
  })

  it('[U3] gives a new session and leaves a planted one worthless', async () => {
    const planted = 'better-auth.session_token=planted.signature'
    const answer = await platform.post('/api/auth/sign-in/email', person, {
      cookie: planted,
      origin: platform.url,
    })
    expect(answer.headers.getSetCookie()[0]).not.toContain('planted')
    expect((await get('/api/me', { cookie: planted })).status).toBe(401)
  })

  it('[U1] refuses a tampered cookie', async () => {
    const cookie = await platform.signIn()
    expect(
      (
        await get('/api/me', {
          cookie: cookie.replace(/=(.)/, (_, first) => `=${first === 'a' ? 'b' : 'a'}`),
        })
      ).status,
    ).toBe(401)
  })

  it('[U13] refuses other sites, in sign-in and in every change', async () => {
    const cookie = await platform.signIn()
    for (const path of ['/api/auth/sign-in/email', '/api/auth/sign-out', '/api/invitations/x/accept'])
      for (const headers of [
        { origin: 'https://evil.example' },
        { origin: 'null' },
        { 'sec-fetch-site': 'cross-site' },
      ] as Record<string, string>[]) {
        const answer = await platform.post(path, {}, { cookie, ...headers })
        expect(answer.status, path).toBe(403)
        expect(await codeOf(answer)).toBe('wrong-origin')
      }
    expect((await get('/api/me', { cookie })).status).toBe(200)
  })

  it('[IDN3] makes no account by HTTP, and does not tell which exist', async () => {
    for (const email of [person.email, 'new@example.org']) {
      const answer = await platform.post('/api/auth/sign-up/email', { ...person, email })
      expect(answer.status).toBe(403)
      expect(await codeOf(answer)).toBe('sign-up-by-invitation')
    }
    expect(await platform.house.accounts.hasAccount('new@example.org')).toBe(false)
  })

  it('[IDN3] keeps everything else of the identity library shut', async () => {
    for (const path of [
      'get-session',
      'list-sessions',
      'update-user',
      'delete-user',
      'verify-email',
      'reset-password/x',
      'error',
      'ok',
    ])
      expect((await get(`/api/auth/${path}`)).status, path).toBe(404)
  })

  it('[U9] limits guesses at one account, whatever address is claimed', async () => {
    const guess = (nth: number) =>
      platform.post(
        '/api/auth/sign-in/email',
        { email: 'victim@example.org', password: 'guess guess' },
        { 'x-forwarded-for': `10.0.0.${nth}` },
      )
    const statuses: number[] = []
    for (let nth = 0; nth < 12; nth += 1) statuses.push((await guess(nth)).status)
    expect(statuses).toEqual([...Array(10).fill(401), 429, 429])
    expect((await platform.post('/api/auth/sign-in/email', person)).status).toBe(200)
  })

  it('[L12] lets a hall of 300 behind one address sign in', async () => {
    for (let nth = 0; nth < 300; nth += 25)
      for (const answer of await Promise.all(
        Array.from({ length: 25 }, () => platform.post('/api/auth/sign-in/email', person)),
      ))
        expect(answer.status).toBe(200)
  }, 180_000)
})

describe('the end of a session', () => {
  const connected = (cookie: string): Promise<Socket> =>
    new Promise((done, failed) => {
      const socket = io(platform.url, {
        path: '/live',
        extraHeaders: { cookie },
        reconnection: false,
        forceNew: true,
      })
      socket.on('connect', () => done(socket))
      socket.on('connect_error', failed)
    })

  it('[U4] comes with sign-out, for HTTP and open sockets within a second', async () => {
    const cookie = await platform.signIn()
    const socket = await connected(cookie)
    const { sessionId } = (await platform.house.sessions.identify({ headers: { cookie } })) ?? {}
    const gone = new Promise<number>((done) => socket.on('disconnect', () => done(performance.now())))
    expect((await platform.post('/api/auth/sign-out', {}, { cookie })).status).toBe(200)
    const signedOutAt = performance.now()
    expect((await get('/api/me', { cookie })).status).toBe(401)
    expect((await gone) - signedOutAt).toBeLessThan(1000)
    expect(platform.closed).toContainEqual({ sessionId, code: 4401 })
  })

  it('[U4] comes to the other sessions with a change of password', async () => {
    const [here, there] = [await platform.signIn(other.email), await platform.signIn(other.email)]
    const change = { currentPassword: other.password, newPassword: 'another password' }
    const wrong = await platform.post(
      '/api/auth/change-password',
      { ...change, currentPassword: 'wrong wrong' },
      { cookie: here },
    )
    expect([wrong.status, await codeOf(wrong)]).toEqual([401, 'wrong-credentials'])
    const weak = await platform.post(
      '/api/auth/change-password',
      { ...change, newPassword: 'short' },
      { cookie: here },
    )
    expect(await codeOf(weak)).toBe('weak-password')
    expect((await get('/api/me', { cookie: there })).status).toBe(200)
    const answer = await platform.post('/api/auth/change-password', change, { cookie: here })
    expect(answer.status).toBe(200)
    const renewed = (answer.headers.getSetCookie()[0] as string).split(';')[0] as string
    expect((await get('/api/me', { cookie: renewed })).status).toBe(200)
    expect((await get('/api/me', { cookie: there })).status).toBe(401)
    expect((await get('/api/me', { cookie: here })).status).toBe(401)
    await expect(platform.signIn(other.email)).rejects.toThrow('401')
    await platform.signIn(other.email, change.newPassword)
  })
})

describe('live facts', () => {
  const open: Socket[] = []
  afterAll(() => {
    for (const socket of open) socket.close()
  })
  function connectWith(options: object): Promise<Socket> {
    const socket = io(platform.url, { path: '/live', reconnection: false, forceNew: true, ...options })
    open.push(socket)
    return new Promise((done, failed) => {
      socket.on('connect', () => done(socket))
      socket.on('connect_error', failed)
    })
  }
  const asPerson = async (transports = ['websocket']): Promise<Socket> =>
    connectWith({ transports, extraHeaders: { cookie: await platform.signIn() } })

  /** A fact of a kind that may be told to everyone, to some, or to the secretariat; answers its number. */
  const tell = (audience: Audience): Promise<number> =>
    platform.house.database.transaction(
      (tx) =>
        platform.house.facts.record(tx, {
          type: 'thread.changed',
          processId: 'p',
          draftId: 'd',
          actorId: null,
          at: new Date('2018-02-13T09:00:00Z'),
          data: {} as FactData<'thread.changed'>,
          audience,
        }),
      { lock: 'test:all' },
    )

  it.each([['websocket'], ['polling']])(
    'answers a watch with the number of the last fact, by %s',
    async (transport) => {
      const seq = await tell('secretariat')
      const socket = await asPerson([transport])
      expect(seq).toBeGreaterThan(0)
      expect(await socket.emitWithAck('watch', { process: 'p' })).toEqual({ seq })
    },
  )

  it('sends nobody without a session in', async () => {
    await expect(connectWith({})).rejects.toMatchObject({ message: 'not-signed-in' })
  })

  it.each([['polling'], ['websocket']])(
    '[S6] refuses another site with a valid cookie, by %s',
    async (transport) => {
      const extraHeaders = { cookie: await platform.signIn(), origin: 'https://sub.example.org' }
      await expect(connectWith({ transports: [transport], extraHeaders })).rejects.toThrow()
      const polled = await get('/live/?EIO=4&transport=polling', extraHeaders)
      expect(polled.status).toBe(403)
    },
  )

  it('[S7] does not let another cookie use a polling session', async () => {
    const [mine, theirs] = [await platform.signIn(), await platform.signIn()]
    const begun = await (await get('/live/?EIO=4&transport=polling', { cookie: mine })).text()
    const { sid } = JSON.parse(begun.slice(1)) as { sid: string }
    expect((await get(`/live/?EIO=4&transport=polling&sid=${sid}`, { cookie: theirs })).status).toBe(400)
    expect((await get('/live/?EIO=4&transport=polling&sid=guessed', { cookie: mine })).status).toBe(400)
  })

  it('[S9] finds nothing that is not there or not for this person', async () => {
    const socket = await asPerson()
    for (const input of [{ process: 'unseen' }, { draft: 'unseen' }, { stage: 'p' }])
      expect(await socket.emitWithAck('watch', input)).toMatchObject({ code: 'not-found' })
    const stranger = await connectWith({
      extraHeaders: { cookie: await platform.signIn(other.email, 'another password') },
    })
    expect(await stranger.emitWithAck('watch', { process: 'p' })).toMatchObject({ code: 'not-found' })
  })

  it('[S10, S12, S16] refuses arguments that are not as expected, and lives on', async () => {
    const socket = await asPerson()
    for (const input of [
      null,
      7,
      [],
      'p',
      {},
      { process: 'p', userId: 'x' },
      { process: 7 },
      { process: '' },
    ])
      expect(await socket.emitWithAck('watch', input)).toMatchObject({ code: 'invalid-input' })
    socket.emit('watch')
    socket.emit('watch', { process: 'p' }, 'no function')
    for (const name of ['here', 'unwatch', 'fact', 'presence', 'connection', 'anything'])
      socket.emit(name, null, { a: 1 })
    const seq = await tell('secretariat')
    expect(await socket.emitWithAck('watch', { process: 'p' })).toEqual({ seq })
  })

  it('tells facts to those who watch, and who is here to those in the draft', async () => {
    const [one, two] = [await asPerson(), await asPerson()]
    const facts: unknown[] = []
    const presence: { here: { paragraph: string | null }[]; left: string[]; whole: boolean }[] = []
    one.on('fact', (fact) => facts.push(fact))
    one.on('presence', (message) => presence.push(message))
    await one.emitWithAck('watch', { draft: 'd' })
    await two.emitWithAck('watch', { draft: 'd' })
    expect(presence[0]).toMatchObject({ whole: true })
    two.emit('here', { draft: 'd', paragraph: 'x' })
    two.emit('here', { draft: 'elsewhere', paragraph: 'x' })
    await eventually(() => presence.some(({ here }) => here[0]?.paragraph === 'x'))
    two.close()
    await eventually(() => presence.some(({ left }) => left.length === 1))
    const [first = 0] = [
      await tell('participants'),
      await tell('delegation:other'),
      await tell('secretariat'),
    ]
    await eventually(() => facts.length === 2)
    expect(facts).toMatchObject([{ seq: first }, { seq: first + 2 }])
  })

  it('[S1, S2, S3] closes connections that speak nonsense, and lives on', async () => {
    const { WebSocket } = await import('ws')
    const cookie = await platform.signIn()
    const nonsense = [
      '451000000-["watch",{"_placeholder":true,"num":0}]',
      '450-["watch"]',
      '451-["x"]',
      '49',
      '42{"a":1}',
      '42["connect"]',
      '42[{"a":1}]',
      '9',
      '\0',
    ]
    for (const text of nonsense) {
      const socket = new WebSocket(`${platform.url.replace('http', 'ws')}/live/?EIO=4&transport=websocket`, {
        headers: { cookie },
      })
      await new Promise((done) => socket.once('open', done))
      socket.send('40')
      socket.send(text)
      socket.send('42["watch",{"process":"p"}]')
      await new Promise<void>((done) => {
        socket.once('close', () => done())
        setTimeout(() => socket.terminate(), 200)
      })
    }
    expect((await asPerson()).connected).toBe(true)
  })

  it('[S3] closes a message larger than 64 kB', async () => {
    const socket = await asPerson()
    const closed = new Promise((done) => socket.on('disconnect', done))
    socket.emit('here', { draft: 'x'.repeat(70_000), paragraph: null })
    await closed
  })

  it('[S4, S5] refuses odd upgrades', async () => {
    const odd = (headers: Record<string, string>): Promise<number> =>
      new Promise((status) => {
        const sent = request(`${platform.url}/live/?EIO=4&transport=websocket`, {
          headers: {
            connection: 'upgrade',
            upgrade: 'websocket',
            'sec-websocket-version': '13',
            'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
            ...headers,
          },
        })
        sent.on('response', (answer) => status(answer.statusCode ?? 0))
        sent.on('upgrade', (_, socket) => {
          socket.destroy()
          status(101)
        })
        sent.on('error', () => status(400))
        sent.end()
      })
    // An unknown extension is declined and the handshake goes on without it; it must not do harm.
    expect([101, 400]).toContain(await odd({ 'sec-websocket-extensions': 'constructor' }))
    expect(
      await odd(Object.fromEntries(Array.from({ length: 2000 }, (_, nth) => [`x-header-${nth}`, 'x']))),
    ).not.toBe(101)
    expect((await get('/healthz')).status).toBe(200)
  })

  it('[S13] refuses names of places that do not exist', async () => {
    const cookie = await platform.signIn()
    const manager = await connectWith({ transports: ['websocket'], extraHeaders: { cookie } })
    const refused = await Promise.all(
      Array.from({ length: 50 }, (_, nth) => {
        const elsewhere = manager.io.socket(`/place-${nth}`)
        elsewhere.connect()
        return new Promise((done) => elsewhere.on('connect_error', done))
      }),
    )
    expect(refused).toHaveLength(50)
    expect(manager.connected).toBe(true)
  })

  it('[S11] ends a connection that floods', async () => {
    const socket = await asPerson()
    const ended = new Promise((done) => socket.on('disconnect', done))
    for (let nth = 0; nth < 10_000; nth += 1) socket.emit('watch', { process: 'unseen' }, () => {})
    await ended
    expect((await get('/healthz')).status).toBe(200)
  })
})
