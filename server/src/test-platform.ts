/** A whole platform on port 0 with one process and no texts, for tests of the house itself. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Refusal } from '@plenary/shared/problems'
import { makeTestClock } from './clock/system-clock.ts'
import { readConfig } from './config.ts'
import type { Context } from './context.ts'
import type { Feature } from './feature.ts'
import { type House, openHouse } from './house.ts'
import type { Handlers, SignedIn } from './http/api.ts'
import { type App, furnish, type Parts } from './platform.ts'

export const person = {
  email: 'person@example.org',
  name: 'A person',
  password: 'a good password',
  language: 'en' as const,
}
export const other = { ...person, email: 'other@example.org', name: 'Another' }

export interface TestPlatform {
  app: App
  house: House
  url: string
  dataDir: string
  /** What the live text was told to close. */
  closed: { sessionId?: string; code: number }[]
  userId: string
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>
  signIn(email?: string, password?: string): Promise<string>
  close(): Promise<void>
}

/** Answers of the API that tests of the house ask for; everything else says not-found. */
function handlersOf({ accounts }: Context, names: readonly string[]): Handlers {
  const unknown = async (): Promise<never> => {
    throw new Refusal('not-found')
  }
  const rest = Object.fromEntries(names.map((name) => [name, unknown])) as Handlers
  const me = (viewer: SignedIn) => {
    const { sessionId: _, ...user } = viewer.user
    return { user, participations: [], convenes: false }
  }
  return {
    ...rest,
    getMe: async ({ viewer }) => me(viewer),
    updateMe: async ({ viewer, body }) => {
      await accounts.setLanguage(viewer.user.id, body.language)
      const { user, ...rest } = me(viewer)
      return { user: { ...user, language: body.language }, ...rest }
    },
    listProcesses: async () => ({ items: [], next: null }),
    getPlatform: async () => {
      throw new Error('SELECT secret FROM table at /home/someone')
    },
  }
}

export async function startTestPlatform(
  names: readonly string[],
  environment: Record<string, string> = {},
): Promise<TestPlatform> {
  const dataDir = mkdtempSync(join(tmpdir(), 'plenary-platform-'))
  const config = readConfig({ DATA_DIR: dataDir, PORT: '0', DEMO: '0', LOG_LEVEL: 'silent', ...environment })
  const house = await openHouse(config, { clock: makeTestClock('2018-02-13T08:30:00Z') })
  const userId = await house.accounts.createAccount(person)
  await house.accounts.createAccount(other)
  const closed: TestPlatform['closed'] = []
  const parts: Parts = {
    makeCollab: () => ({
      handleUpgrade: (_, socket) => socket.end('HTTP/1.1 101 Switching Protocols\r\n\r\n'),
      withRooms: () => Promise.reject(new Error('no rooms here')),
      sealRooms: () => Promise.reject(new Error('no rooms here')),
      seed: async () => {},
      prepareSeeds: () => Promise.reject(new Error('no rooms here')),
      statesOf: async () => new Map(),
      statesAt: async () => new Map(),
      readWords: async () => null,
      historyOf: async () => null,
      closeSockets: ({ sessionId }, code) => closed.push({ ...(sessionId ? { sessionId } : {}), code }),
      identities: () => [],
      flushProjections: async () => {},
      recover: async () => 0,
      figures: () => ({ rooms: 0, sockets: 0, updates: 0, refusals: 0, stopped: 0, differences: 0 }),
      close: async () => {},
    }),
    features: [(context) => featureOf(context, names, userId)],
  }
  const app = await furnish(house, parts)
  await app.listen()
  const url = app.url()
  const post: TestPlatform['post'] = (path, body, headers = {}) =>
    fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  return {
    app,
    house,
    url,
    dataDir,
    closed,
    userId,
    post,
    async signIn(email = person.email, password = person.password) {
      const answer = await post('/api/auth/sign-in/email', { email, password })
      if (!answer.ok) throw new Error(`sign-in: ${answer.status}`)
      return answer.headers
        .getSetCookie()
        .map((cookie) => cookie.split(';')[0])
        .join('; ')
    },
    async close() {
      await app.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** One process, `p`, in which the first person is secretariat and the other takes no part. */
function featureOf(context: Context, names: readonly string[], userId: string): Feature {
  const actor = {
    id: 'participant-1',
    processId: 'p',
    kind: 'un-entity',
    role: 'secretariat',
    delegationId: null,
  } as const
  const view = { ...actor, name: 'A person', delegation: null, colour: '#1b5e9e' }
  return {
    handlers: () => handlersOf(context, names),
    watch: {
      hidesPlace: async () => false,
      findWatch: async (input, asking) => {
        if (asking !== userId) return null
        if ('process' in input && input.process === 'p') return { processId: 'p', on: null }
        const isDraft = 'draft' in input && input.draft === 'd'
        return isDraft ? { processId: 'p', on: { type: 'draft', id: 'd' } } : null
      },
      participationOf: async (asking) => (asking === userId ? { actor, view } : null),
    },
  }
}
