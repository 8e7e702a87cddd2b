import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
    for (const broken of ['', '.', 'token', 'token.', `.${value}`, `${value}x`.repeat(9), value.slice(0, -4)])
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
    token = await database.transaction(async (tx) => {
      const person = {
        email: 'Person@Example.org',
        name: 'A person',
        language: 'fr' as const,
        passwordHash: 'x',
      }
      const ids = await insertIdentities(tx, [person], at)
      return (await insertSessions(tx, ids, at, expiresAt))[0] as string
    })
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
    expect(await sessions().identify(own())).toEqual({ userId: user?.id, sessionId: user?.sessionId })
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
