/** [API4] Who may ask each endpoint of the table at all, over HTTP, in a house whose handlers say not-found to everyone. */
import { api, type Endpoint } from '@plenary/shared/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { startTestPlatform, type TestPlatform } from '../../server/src/test-platform.ts'
import { largest } from '../largest.ts'

const endpoints = Object.entries(api as Record<string, Endpoint>)
let platform: TestPlatform
beforeAll(async () => {
  platform = await startTestPlatform(Object.keys(api))
})
afterAll(() => platform.close())

/** The largest body, without what its own rules refuse. */
function fitting(schema: z.ZodType): unknown {
  const made = largest(schema, 3000)
  for (let nth = 0; nth < 50; nth += 1) {
    const issue = schema.safeParse(made).error?.issues[0]
    if (!issue) return made
    const holder = issue.path.slice(0, -1).reduce((at, key) => at[key as never] as never, made as object)
    if (Array.isArray(holder)) holder.length = 0
    else delete holder[issue.path.at(-1) as never]
  }
  throw new Error('no body fits')
}

async function ask({ method, path, body, upload, query }: Endpoint, cookie?: string): Promise<number> {
  const address = path.replace(/:(\w+)/g, (_, name: string) => (name === 'seq' ? '1' : 'something'))
  const known: Record<string, string> = { q: 'the', name: 'a.pdf' }
  const asked = Object.keys(query?.shape ?? {}).flatMap((key) =>
    known[key] ? [[key, known[key] as string]] : [],
  )
  const sent = upload ? 'bytes' : body ? JSON.stringify(fitting(body)) : undefined
  const answer = await fetch(`${platform.url}${address}?${new URLSearchParams(asked)}`, {
    method,
    headers: {
      ...(sent === undefined ? {} : { 'content-type': upload ? 'application/pdf' : 'application/json' }),
      ...(cookie ? { cookie } : {}),
    },
    ...(sent === undefined ? {} : { body: sent }),
  })
  await answer.arrayBuffer()
  return answer.status
}

describe('who may ask', () => {
  it('[API4] whoever is not signed in is refused by the rows that say so, and by no other', async () => {
    const refused: string[] = []
    for (const [name, endpoint] of endpoints) if ((await ask(endpoint)) === 401) refused.push(name)
    const closed = endpoints.filter(([, { who }]) => who === 'signed-in').map(([name]) => name)
    expect(refused.sort()).toEqual(closed.sort())
    expect(closed.length).toBeGreaterThan(50)
    expect(endpoints.length - closed.length).toBeGreaterThan(20)
  })

  it('[API4] whoever is signed in comes through to every handler', async () => {
    const cookie = await platform.signIn()
    const statuses = new Map<string, number>()
    for (const [name, endpoint] of endpoints) statuses.set(name, await ask(endpoint, cookie))
    // getPlatform fails in this house, and three answer.
    const own = new Set(['getPlatform', 'getMe', 'updateMe', 'listProcesses'])
    expect([...statuses].filter(([name, status]) => status !== 404 && !own.has(name))).toEqual([])
  })

  it('[API4] what is asked for may decide: the working text is compared for who is signed in', async () => {
    const of = (path: string) => ask({ ...(api.compareRevisions as Endpoint), path })
    expect(await of('/api/revisions/working/compare/something')).toBe(401)
    expect(await of('/api/revisions/something/compare/working')).toBe(401)
    expect(await of('/api/revisions/something/compare/other')).toBe(404)
  })
})
