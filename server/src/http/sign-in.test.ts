/** Guessing from one place, from many and through proxies, against a platform with real passwords and real sockets. */
import { request } from 'node:http'
import { api } from '@plenary/shared/api'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { other, person, startTestPlatform, type TestPlatform } from '../test-platform.ts'
import { makeDevices } from './device.ts'
import { LineFull, makePace, makeTurns } from './pace.ts'
import { placeOf, proxiesOf } from './place.ts'

interface Answered {
  status: number
  retryAfter: number
  cookies: string[]
}
interface From {
  email?: string
  password?: string
  /** The loopback address it comes from. */
  address?: string
  headers?: Record<string, string>
}

/** Signs in from an address of this machine's own choosing, as fetch cannot. */
const signInAt =
  (platform: () => TestPlatform) =>
  ({
    email = person.email,
    password = person.password,
    address = '127.0.0.1',
    headers = {},
  }: From): Promise<Answered> =>
    new Promise((done, failed) => {
      const body = JSON.stringify({ email, password })
      const sent = request(`${platform().url}/api/auth/sign-in/email`, {
        method: 'POST',
        localAddress: address,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          ...headers,
        },
      })
      sent.on('response', (answer) => {
        answer.resume()
        done({
          status: answer.statusCode ?? 0,
          retryAfter: Number(answer.headers['retry-after'] ?? 0),
          cookies: answer.headers['set-cookie'] ?? [],
        })
      })
      sent.on('error', failed)
      sent.end(body)
    })
const cookiesOf = ({ cookies }: Answered): string => cookies.map((each) => each.split(';')[0]).join('; ')
const wrong = 'not the password'

describe('guessing', () => {
  let platform: TestPlatform
  const signIn = signInAt(() => platform)
  beforeAll(async () => {
    platform = await startTestPlatform(Object.keys(api))
  })
  afterAll(() => platform.close())

  it('[U17] at 410 invented addresses keeps nobody in the same hall from signing in', async () => {
    for (let nth = 0; nth < 410; nth += 10) {
      const ten = Array.from({ length: 10 }, (_, more) =>
        signIn({ email: `invented-${nth + more}@example.org`, password: wrong }),
      )
      for (const { status } of await Promise.all(ten)) expect(status, `guess ${nth}`).toBe(401)
    }
    expect((await signIn({})).status).toBe(200)
  }, 120_000)

  it('[U17] 70 times at one account from seven places leaves its owner in at another', async () => {
    for (let nth = 0; nth < 70; nth += 1)
      await signIn({ email: other.email, password: wrong, address: `127.0.0.${10 + (nth % 7)}` })
    expect((await signIn({ email: other.email, password: other.password })).status).toBe(200)
  }, 60_000)

  it('[U9, U17, U18] from the place itself slows strangers there, says how long, and lets the known device in', async () => {
    const address = '127.0.0.40'
    const before = await signIn({ address })
    expect(before.cookies[0]).toMatch(/session_token=/)
    const statuses: number[] = []
    for (let nth = 0; nth < 14; nth += 1) statuses.push((await signIn({ address, password: wrong })).status)
    expect(statuses.slice(0, 10)).toEqual(Array(10).fill(401))
    expect(statuses.slice(10)).toContain(429)
    const stranger = await signIn({ address })
    expect(stranger.status).toBe(429)
    expect(stranger.retryAfter).toBeGreaterThan(0)
    expect(stranger.retryAfter).toBeLessThanOrEqual(60)
    const known = await signIn({ address, headers: { cookie: cookiesOf(before) } })
    expect(known.status).toBe(200)
    // It is slower, not closed: asking costs nothing, and the wait passes.
    await vi.waitFor(async () => expect((await signIn({ address })).status).toBe(200), {
      timeout: 30_000,
      interval: 250,
    })
  }, 60_000)

  it('[U18] a device is known for the accounts that were opened there, and for no other', async () => {
    const address = '127.0.0.41'
    const device = cookiesOf(await signIn({ address: '127.0.0.42' }))
    for (let nth = 0; nth < 11; nth += 1) await signIn({ address, email: other.email, password: wrong })
    const foreign = await signIn({ address, email: other.email, headers: { cookie: device } })
    expect(foreign.status).toBe(429)
  }, 60_000)

  it('[U18] a right password enters on a known device after any number of guesses there', async () => {
    const address = '127.0.0.43'
    const device = cookiesOf(await signIn({ address }))
    const headers = { cookie: device }
    for (let nth = 0; nth < 11; nth += 1)
      expect((await signIn({ address, password: wrong, headers })).status).toBe(401)
    expect((await signIn({ address, headers })).status).toBe(200)
  }, 60_000)

  it('[U17] a burst at one pair is bounded: few stand in line, the rest is told to come again', async () => {
    const burst = await Promise.all(
      Array.from({ length: 80 }, () =>
        signIn({ address: '127.0.0.44', email: 'burst@example.org', password: wrong }),
      ),
    )
    const tried = burst.filter(({ status }) => status === 401)
    expect(tried.length).toBeLessThanOrEqual(10)
    for (const { status, retryAfter } of burst)
      if (status !== 401) expect([status, retryAfter >= 1]).toEqual([429, true])
    expect((await signIn({ address: '127.0.0.44' })).status).toBe(200)
  }, 60_000)

  it('[U19] nobody is where a header says, as long as no proxy was named', async () => {
    const guess = (nth: number) =>
      signIn({
        address: '127.0.0.45',
        email: 'forged@example.org',
        password: wrong,
        headers: { 'x-forwarded-for': `203.0.113.${nth}` },
      })
    const statuses: number[] = []
    for (let nth = 0; nth < 11; nth += 1) statuses.push((await guess(nth)).status)
    expect(statuses.at(-1)).toBe(429)
  }, 60_000)
})

describe('behind a proxy that was named', () => {
  let platform: TestPlatform
  const signIn = signInAt(() => platform)
  beforeAll(async () => {
    platform = await startTestPlatform(Object.keys(api), { TRUST_PROXY: '127.0.0.0/30, ::1' })
  })
  afterAll(() => platform.close())
  const through = (forwarded: string, more: From = {}): Promise<Answered> =>
    signIn({ ...more, headers: { ...more.headers, 'x-forwarded-for': forwarded } })

  it('[U19] people are where the proxy says, and what stands further left has no effect', async () => {
    for (let nth = 0; nth < 11; nth += 1) await through(`198.51.100.${nth}, 203.0.113.7`, { password: wrong })
    expect((await through('203.0.113.7')).status).toBe(429)
    expect((await through('198.51.100.1, 203.0.113.7')).status).toBe(429)
    expect((await through('203.0.113.8')).status).toBe(200)
  }, 60_000)

  it('[U19] whoever comes past the proxy is believed nothing', async () => {
    const address = '127.0.0.50'
    for (let nth = 0; nth < 11; nth += 1) await through(`203.0.113.${nth}`, { address, password: wrong })
    expect((await through('203.0.113.99', { address })).status).toBe(429)
  }, 60_000)
})

describe('places', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['203.0.113.7:4711', '203.0.113.7'],
    ['[2001:db8:1:2::5]:443', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['nonsense', 'nonsense'],
  ])('[U17] %s is the place %s: all of a network of IPv6 is one', (address, place) => {
    expect(placeOf(address)).toBe(place)
  })

  it('[U19] proxies are named by address or range, in both families', () => {
    const isProxy = proxiesOf('10.0.0.0/8, 192.0.2.1,2001:db8::/32')
    for (const inside of ['10.1.2.3', '::ffff:10.1.2.3', '192.0.2.1', '2001:db8:9::1'])
      expect(isProxy(inside)).toBe(true)
    for (const outside of ['11.0.0.1', '192.0.2.2', '2001:db9::1', '', 'unix:', '10.0.0'])
      expect(isProxy(outside)).toBe(false)
  })

  it.each(['', 'everyone', '10.0.0.0/33', '10.0.0.0/', '10.0.0.1,', '::1/129', 'true'])(
    '[U19] "%s" names no proxy',
    (list) => {
      expect(() => proxiesOf(list)).toThrow(/neither an address nor a range/)
    },
  )
})

describe('devices', () => {
  const devices = makeDevices('a secret', () => false)
  const cookieOf = (line: string): string => line.split(';')[0] as string

  it('[U18] remembers the accounts of those who share it, and names none of them', () => {
    let cookie: string | undefined
    for (const account of ['a@example.org', 'b@example.org', 'a@example.org'])
      cookie = cookieOf(devices.remember(cookie, account))
    const device = devices.of(cookie)
    expect(['a@example.org', 'b@example.org', 'c@example.org'].map((each) => device?.knows(each))).toEqual([
      true,
      true,
      false,
    ])
    expect(cookie).not.toMatch(/example/)
    expect(devices.remember(undefined, 'a@example.org')).toMatch(
      /; Path=\/api\/auth; Max-Age=\d+; HttpOnly; SameSite=Lax$/,
    )
    expect(makeDevices('a secret', () => true).remember(undefined, 'a')).toMatch(/^__Secure-.*; Secure$/)
  })

  it('[U18] is nobody with a cookie of another house, an altered one, or a signature moved from another device', () => {
    const mine = cookieOf(devices.remember(undefined, 'a@example.org'))
    const theirs = cookieOf(devices.remember(undefined, 'b@example.org'))
    expect(makeDevices('another secret', () => false).of(mine)).toBeNull()
    expect(devices.of(mine.replace('=', '=x'))).toBeNull()
    expect(devices.of(undefined)).toBeNull()
    const moved = `${theirs}.${mine.split('.').at(-1)}`
    expect(devices.of(moved)?.knows('a@example.org')).toBe(false)
    let many: string | undefined
    for (let nth = 0; nth < 40; nth += 1) many = cookieOf(devices.remember(many, `p${nth}@example.org`))
    expect(many?.length).toBeLessThan(600)
    expect(devices.of(many)?.knows('p39@example.org')).toBe(true)
  })
})

describe('pace', () => {
  const rule = { free: 3, firstMs: 1000, longestMs: 8000, forgottenMs: 60_000 }
  it('[U17] doubles from failure to failure, stays bounded, does not grow by asking, and is forgotten', () => {
    let now = 0
    const pace = makePace(rule, { ticks: () => now })
    const waits: number[] = []
    for (let nth = 0; nth < 8; nth += 1) {
      waits.push(pace.waitMs('k'))
      now += pace.waitMs('k')
      pace.failed('k')
    }
    expect(waits).toEqual([0, 0, 0, 1000, 2000, 4000, 8000, 8000])
    for (let nth = 0; nth < 1000; nth += 1) pace.waitMs('k')
    expect(pace.waitMs('k')).toBe(8000)
    now += 8000
    expect(pace.waitMs('k')).toBe(0)
    pace.failed('k')
    now += 60_000
    expect(pace.waitMs('k')).toBe(0)
    pace.failed('k')
    expect(pace.waitMs('k')).toBe(0)
  })

  it('[U17] is not made to forget by inventing names', () => {
    const pace = makePace(rule, { ticks: () => 0 })
    for (let nth = 0; nth < 60_000; nth += 1) {
      pace.failed(`invented ${nth}`)
      if (nth % 10_000 === 0) for (let more = 0; more < 3; more += 1) pace.failed('victim')
    }
    expect(pace.waitMs('victim')).toBeGreaterThan(0)
  })

  it('[U17] turns go round the places, so that a flood waits behind itself', async () => {
    const turns = makeTurns({ atOnce: 1, perLine: 50 })
    const order: string[] = []
    const one = (name: string) => turns(name, async () => void order.push(name))
    const flood = Array.from({ length: 50 }, () => one('flood'))
    await Promise.all([...flood, one('hall'), one('elsewhere')])
    expect(order.indexOf('hall')).toBeLessThan(4)
    expect(order.indexOf('elsewhere')).toBeLessThan(5)
    const full = Array.from({ length: 60 }, () =>
      one('flood').then(
        () => 'tried',
        (error: unknown) => error,
      ),
    )
    expect((await Promise.all(full)).filter((each) => each instanceof LineFull).length).toBeGreaterThan(0)
  })
})
