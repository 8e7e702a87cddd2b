/** The real platform on port 0 for a test: a fresh database with the demonstration in it, and a clock the test moves. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Endpoint } from '@plenary/shared/endpoint'
import { type App, buildApp } from '../server/src/app.ts'
import { makeTestClock, type TestClock } from '../server/src/clock/system-clock.ts'
import { demoMoment, readConfig } from '../server/src/config.ts'
import type { MakeFeature } from '../server/src/feature.ts'
import { type DemoName, signIn } from './sign-in.ts'
import { copyTemplate, type Minted } from './template.ts'

export interface SignedIn {
  /** The value of a Cookie header. */
  cookie: string
  /** Fetches a path of this world with the cookie; give `body` for JSON. */
  fetch(path: string, init?: RequestInit & { json?: unknown }): Promise<Response>
}

export interface World {
  url: string
  app: App
  clock: TestClock
  dataDir: string
  /** A demo participant by name or address. */
  signIn(who: string): Promise<SignedIn>
  close(): Promise<void>
}

export interface WorldOptions {
  /** Variables of the contract, besides DATA_DIR, PORT and CLOCK. */
  environment?: Record<string, string>
  /** Where the clock stands; the demonstration's moment by default. */
  at?: Date | string
  /** What counts milliseconds instead of the machine, for a test that a limit of time must not depend on. */
  ticks?: () => number
  /** Other features than there are. */
  features?: readonly MakeFeature[]
  /** Endpoints besides those of the table. */
  endpoints?: Readonly<Record<string, Endpoint>>
}

export async function startWorld({
  environment = {},
  at = demoMoment,
  ticks,
  features,
  endpoints,
}: WorldOptions = {}): Promise<World> {
  const dataDir = mkdtempSync(join(tmpdir(), 'plenary-world-'))
  const clock = makeTestClock(at, ticks)
  const config = readConfig({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error', ...environment })
  const minted = config.demo ? await copyTemplate(dataDir, clock.now()) : null
  const app = await buildApp(config, {
    clock,
    ...(features ? { features } : {}),
    ...(endpoints ? { endpoints } : {}),
  })
  await app.listen()
  const url = app.url()
  if (minted) sessionsAt.set(url, minted)
  return {
    url,
    app,
    clock,
    dataDir,
    async signIn(who) {
      return withCookie(url, await sessionOf(url, who.split('@')[0] as DemoName))
    },
    async close() {
      await app.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** What the copied databases of worlds in this process hold of sessions that nobody uses yet. */
const sessionsAt = new Map<string, Minted>()

/** A session of a demo participant that is nobody else's: one of those the world began with, or a new one. */
export const sessionOf = async (url: string, name: DemoName): Promise<string> =>
  sessionsAt.get(url)?.[name]?.pop() ?? signIn(url, name)

/** Whoever holds this cookie, as they fetch. */
export const withCookie = (url: string, cookie: string): SignedIn => ({
  cookie,
  fetch(path, { json, headers, ...init } = {}) {
    const type: Record<string, string> = json === undefined ? {} : { 'content-type': 'application/json' }
    const body = json === undefined ? {} : { body: JSON.stringify(json) }
    return fetch(url + path, {
      method: json === undefined ? 'GET' : 'POST',
      ...init,
      ...body,
      headers: { ...type, cookie, ...(headers as Record<string, string>) },
    })
  },
})
