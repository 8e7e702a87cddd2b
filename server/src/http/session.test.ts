import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Identity } from '../collab/ports.ts'
import type { Database } from '../database/port.ts'
import { openTestDatabase } from '../database/test-database.ts'
import { insertIdentities, insertSessions } from '../identity/store.ts'
import { cookieNameFor, makeSessions, signedToken, tokenIn } from './session.ts'

const secret = 'a secret of this installation'
const name = 'better-auth.session_token'

describe('the session cookie', () => {
  it('[U1] gives up its token only when the signature is ours', () => {
    const value = decodeURIComponent(signedToken('token', secret))
    expect(tokenIn(value, secret)).toBe('token')
    expect(tokenIn(value, 'another secret')).toBeNull()
    expect(tokenIn(value.replace('token', 'tokeN'), secret)).toBeNull()
    for (const broken of [
      `${value}x`,
      ` ${value}`,
      `${value}=`,
      '',
      '.',
      'token',
      'token.',
      `.${value}`,
      `${value}x`.repeat(9),
      value.slice(0, -4),
    ])
      expect(tokenIn(broken, secret)).toBeNull()
  })

  it('travels over HTTPS alone where there is HTTPS', () => {
    expect(cookieNameFor('https://plenary.example.org')).toBe(`__Secure-${name}`)
    expect(cookieNameFor('http://127.0.0.1:3000')).toBe(name)
  })
})

describe('who asks', () => {
  let database: Database
  let token: string
  let now = new Date('2018-02-13T09:00:00Z')
  let ticks = 0
  const at = now
  const expiresAt = new Date('2018-02-14T09:00:00Z')

  beforeAll(async () => {
    database = await openTestDatabase()
    token = await database.transaction(
      async (tx) => {
        const person = {
          email: 'Person@Example.org',
          name: 'A person',
          language: 'fr' as const,
          passwordHash: 'x',
        }
        const ids = await insertIdentities(tx, [person], at)
        return (await insertSessions(tx, ids, at, expiresAt))[0] as string
      },
      { lock: 'test:all' },
    )
  })
  afterAll(() => database.close())

  const sessions = () =>
    makeSessions({
      database,
      secret,
      cookieName: () => name,
      clock: { ticks: () => ticks },
      machineNow: () => now,
    })
  const asking = (cookie?: string) => ({ headers: cookie ? { cookie } : {} })
  const own = () => asking(`other=1; ${name}=${signedToken(token, secret)}`)

  it('is known by a signed cookie', async () => {
    const { user } = await sessions().viewerOf(own())
    expect(user).toMatchObject({ email: 'person@example.org', name: 'A person', language: 'fr' })
    expect(await sessions().identify(own())).toMatchObject({ userId: user?.id, sessionId: user?.sessionId })
  })

  it.each([
    ['no cookie', undefined],
    ['an unsigned token', () => `${name}=${token}`],
    ['a token signed elsewhere', () => `${name}=${signedToken(token, 'elsewhere')}`],
    ['a signed token of no session', () => `${name}=${signedToken('nobody', secret)}`],
    ['a broken encoding', () => `${name}=%E0%A4%A`],
    [
      'another cookie of the library',
      () => `better-auth.session_token_multi-x=${signedToken(token, secret)}`,
    ],
  ])('[U1, U6] is nobody with %s', async (_, cookie) => {
    expect(await sessions().viewerOf(asking(cookie?.()))).toEqual({ user: null })
  })

  it('[U1] is nobody once the session has expired', async () => {
    now = expiresAt
    expect(await sessions().identify(own())).toBeNull()
    now = at
  })

  it('[U16] is asked again with one query for all sockets, however many a session has', async () => {
    const asked = sessions()
    const sockets = await Promise.all(
      Array.from({ length: 1000 }, async () => (await asked.identify(own())) as Identity),
    )
    let queries = 0
    const counted = new Proxy(database, {
      get(target, key) {
        if (key === 'select') queries += 1
        return Reflect.get(target, key)
      },
    })
    const counting = makeSessions({
      database: counted,
      secret,
      cookieName: () => name,
      clock: { ticks: () => ticks },
      machineNow: () => now,
    })
    // Sockets of another house are none of its own: what is not known is over.
    expect((await counting.ended(sockets)).size).toBe(1)
    expect(queries).toBe(1)
    expect((await asked.ended(sockets)).size).toBe(0)
    now = expiresAt
    expect(sockets.some((each) => each.lives())).toBe(false)
    expect((await asked.ended(sockets)).size).toBe(1)
    now = at
  })

  it('[U4] is nobody at once after forgetting, and within a second anyway', async () => {
    const asked = sessions()
    expect(await asked.identify(own())).not.toBeNull()
    const { session } = await import('../identity/tables.ts')
    await database.delete(session)
    expect(await asked.identify(own())).not.toBeNull()
    ticks += 1000
    expect(await asked.identify(own())).toBeNull()
  })
})
