/** Hostile input at every endpoint: what is stored comes back inert, and what is not asked for is refused. */
import { request as httpRequest } from 'node:http'
import { api, type Endpoint, type EndpointName } from '@plenary/shared/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { layMatrix, type Matrix } from '../authorization/all-rows.ts'
import { type Ask, pathOf } from '../authorization/cells.ts'
import { everybody, type Who } from '../authorization/verdicts.ts'

let matrix: Matrix
beforeAll(async () => {
  matrix = await layMatrix()
})
afterAll(() => matrix?.ground.world.close())

const names = Object.keys(api) as EndpointName[]
const withBody = names.filter((name) => 'body' in api[name])

/** Somebody who is allowed, and what they would ask; the same for every test. */
async function find(name: EndpointName): Promise<{ who: Who; ask: Ask } | null> {
  for (const row of matrix.rows[name] ?? []) {
    const who = everybody.find((each) => row.verdicts[each] === 'yes')
    const ask = who && (typeof row.ask === 'function' ? await row.ask(who) : row.ask)
    if (who && ask) return { who, ask }
  }
  return null
}
const found = new Map<EndpointName, ReturnType<typeof find>>()
function allowed(name: EndpointName): ReturnType<typeof find> {
  const before = found.get(name) ?? find(name)
  found.set(name, before)
  return before
}

/** The endpoint's own request with something else in it. */
async function send(
  name: EndpointName,
  { who, ask }: { who: Who; ask: Ask },
  change: Partial<Ask> & { suffix?: string } = {},
) {
  const endpoint: Endpoint = api[name]
  const { suffix = '', ...rest } = change
  const asked = { ...ask, ...rest }
  return matrix.ground.people[who].fetch(pathOf(name, asked) + suffix, {
    method: endpoint.method,
    ...(endpoint.upload
      ? { body: asked.file as unknown as BodyInit, headers: { 'content-type': 'application/octet-stream' } }
      : endpoint.body
        ? { json: asked.body ?? {} }
        : {}),
  })
}

/** Where strings stand in a body. */
function* leavesOf(value: unknown, path: (string | number)[] = []): Generator<(string | number)[]> {
  if (typeof value === 'string') yield path
  else if (value !== null && typeof value === 'object')
    for (const [key, part] of Object.entries(value)) yield* leavesOf(part, [...path, key])
}
function withLeaf(body: unknown, path: (string | number)[], leaf: unknown): unknown {
  const copy = structuredClone(body) as Record<string | number, unknown>
  let at = copy
  for (const key of path.slice(0, -1)) at = at[key] as typeof at
  at[path.at(-1) as string] = leaf
  return copy
}

/** A tag the platform does not make itself, or one of its own that acts. */
const liveHtml =
  /<(?!\/?(p|strong|em|sup|a|span|br|ins|del)\b)[a-z!/]|<[^>]*\s(on\w+\s*=|(href|src)\s*=\s*["']?\s*javascript:)/i
/** Values under names that a page may put into itself as they are. */
function* htmlIn(value: unknown): Generator<string> {
  if (value === null || typeof value !== 'object') return
  for (const [key, part] of Object.entries(value))
    if (typeof part === 'string' && /html/i.test(key)) yield part
    else yield* htmlIn(part)
}

/** What went wrong at any of these endpoints; the trials of one are made together. */
async function eachOf(
  which: EndpointName[],
  trialsOf: (
    name: EndpointName,
    asked: NonNullable<Awaited<ReturnType<typeof find>>>,
  ) => Promise<(() => Promise<string | null>)[]>,
): Promise<string[]> {
  const wrong: string[] = []
  for (const name of which) {
    const asked = await allowed(name)
    const trials = asked ? await trialsOf(name, asked) : []
    const outcomes = await Promise.all(trials.map((trial) => trial()))
    wrong.push(...outcomes.filter((outcome) => outcome !== null))
  }
  return wrong
}

const payloads = [
  '<img src=x onerror=alert(1)><script>alert(2)</script>',
  '"><svg/onload=alert(1)> [a](javascript:alert(3))',
  "'; DROP TABLE participants; -- #{7*7} {{7*7}} =1+1",
]

describe('hostile input', () => {
  it('[HST1] HTML, SQL and templates in every string of every endpoint come back inert', {
    timeout: 180_000,
  }, async () => {
    let tried = 0
    const asking = withBody.filter((name) => name !== 'setClock' && name !== 'updateMe')
    const wrong = await eachOf(asking, async (name, asked) =>
      [...leavesOf(asked.ask.body)].flatMap((path) =>
        payloads.map((payload) => async () => {
          const answer = await send(name, asked, { body: withLeaf(asked.ask.body, path, payload) })
          const text = await answer.text()
          tried += 1
          const type = answer.headers.get('content-type') ?? ''
          const asData = answer.status < 500 && /^application\/(problem\+)?json/.test(type)
          const asSaid = answer.headers.get('x-content-type-options') === 'nosniff'
          const live = asData ? [...htmlIn(JSON.parse(text))].filter((html) => liveHtml.test(html)) : []
          return asData && asSaid && live.length === 0
            ? null
            : `${name} ${path.join('.')}: ${answer.status} ${type} ${live.join()}`
        }),
      ),
    )
    console.log(`hostile strings: ${tried} tried, ${wrong.length} wrong`)
    expect(wrong).toEqual([])
  })

  it('[HST1] what was stored is served as data by every endpoint, and no cell of a table begins a formula', async () => {
    const wrong: string[] = []
    for (const name of names.filter((each) => api[each].method === 'GET')) {
      const found = await allowed(name)
      if (!found) continue
      const answer = await send(name, found)
      const text = await answer.text()
      const type = answer.headers.get('content-type') ?? ''
      if (answer.status !== 200) wrong.push(`${name}: ${answer.status}`)
      else if (/json/.test(type) && !/ndjson/.test(type)) {
        for (const html of htmlIn(JSON.parse(text))) if (liveHtml.test(html)) wrong.push(`${name}: ${html}`)
      } else if (!/^attachment/.test(answer.headers.get('content-disposition') ?? ''))
        wrong.push(`${name}: ${type}`)
      if (/csv/.test(type) && /(^|,)"?[=+\-@\t]/m.test(text)) wrong.push(`${name}: a formula`)
    }
    expect(wrong).toEqual([])
  })

  it('[HST2] names that reach a prototype are refused everywhere', { timeout: 180_000 }, async () => {
    const wrong: string[] = []
    for (const name of withBody) {
      const found = await allowed(name)
      if (!found) continue
      for (const evil of ['__proto__', 'constructor', 'prototype']) {
        const body = JSON.stringify(found.ask.body ?? {})
          .replace(/^\{/, `{"${evil}":{"role":"secretariat"},`)
          .replace(/,\}$/, '}')
        const answer = await matrix.ground.people[found.who].fetch(pathOf(name, found.ask), {
          method: api[name].method,
          body,
          headers: { 'content-type': 'application/json' },
        })
        if (answer.status !== 400) wrong.push(`${name} ${evil}: ${answer.status}`)
      }
    }
    expect(wrong).toEqual([])
    expect(({} as { role?: string }).role).toBeUndefined()
  })

  it('[HST3] fields nobody asked for are refused or change nothing', { timeout: 180_000 }, async () => {
    const smuggled = {
      role: 'secretariat',
      authorId: 'x',
      createdAt: '2000-01-01T00:00:00Z',
      roundId: 'x',
      processId: 'x',
      maskOf: 'x',
      userId: 'x',
    }
    const wrong = await eachOf(withBody, async (name, asked) => {
      const fields = Object.entries(smuggled).filter(
        ([field]) => !(field in ((asked.ask.body ?? {}) as object)),
      )
      return fields.map(([field, value]) => async () => {
        const answer = await send(name, asked, { body: { ...(asked.ask.body as object), [field]: value } })
        const text = await answer.text()
        const stored = /2000-01-01|"(authorId|maskOf|userId)"/.test(text)
        // An import ignores them; so many at once are also more than it takes.
        return [400, 429].includes(answer.status) || (answer.ok && !stored)
          ? null
          : `${name} ${field}: ${answer.status}`
      })
    })
    expect(wrong).toEqual([])
  })

  it('[HST4] parameters an endpoint does not know, and parameters twice, are refused', {
    timeout: 180_000,
  }, async () => {
    const queries = [
      'sort=email',
      'include=user',
      'q[user_email_start]=a',
      'filter[pseudonym]=C',
      'limit=1&limit=2',
    ]
    const wrong = await eachOf(names, async (name, asked) =>
      queries.map((query) => async () => {
        const { status } = await send(name, asked, { suffix: (asked.ask.query ? '&' : '?') + query })
        return status === 400 ? null : `${name} ${query}: ${status}`
      }),
    )
    expect(wrong).toEqual([])
  })

  it('[HST5] ids of every wrong shape find nothing and break nothing', { timeout: 180_000 }, async () => {
    const addressed = names.filter((name) => 'params' in api[name])
    let tried = 0
    const wrong = await eachOf(addressed, async (name, asked) => {
      const params = asked.ask.params as Record<string, string>
      const [key, id] = Object.entries(params).find(([each]) => api[name].path.includes(`:${each}`)) as [
        string,
        string,
      ]
      const evils = [
        '-1',
        '1.5',
        '9223372036854775808',
        'null',
        '[object Object]',
        id.toUpperCase(),
        `${id}0`,
        ` ${id}`,
      ]
      const more = [`${id}\u0000`, '..', '%2e%2e%2f', "' OR 1=1 --", 'ü'.repeat(40), 'a'.repeat(5000)]
      return [...evils, ...more].map((evil) => async () => {
        const { ok, status } = await send(name, asked, { params: { ...params, [key]: evil } })
        tried += 1
        return ok || status >= 500 ? `${name} :${key}=${evil.slice(0, 40)}: ${status}` : null
      })
    })
    console.log(`wrong ids: ${tried} tried, ${wrong.length} wrong`)
    expect(wrong).toEqual([])
  })

  it('[HST6] methods an address does not take are refused, whatever a header says', {
    timeout: 180_000,
  }, async () => {
    const { url } = matrix.ground.world
    const { hostname, port } = new URL(url)
    const wrong: string[] = []
    const ask = (method: string, path: string, headers: Record<string, string> = {}): Promise<number> =>
      new Promise((done, failed) => {
        const request = httpRequest(
          {
            hostname,
            port,
            method,
            path,
            headers: { cookie: matrix.ground.people.secretariat.cookie, ...headers },
          },
          (answer) => {
            answer.resume()
            done(answer.statusCode ?? 0)
          },
        )
        request.once('error', failed)
        request.end()
      })
    for (const name of names) {
      const found = await allowed(name)
      if (!found) continue
      const path = pathOf(name, found.ask)
      const taken = names
        .filter((each) => api[each].path === api[name].path)
        .map((each) => api[each].method as string)
      for (const method of ['PUT', 'TRACE', 'OPTIONS', 'PROPFIND', 'DELETE'].filter(
        (each) => !taken.includes(each),
      )) {
        const status = await ask(method, path)
        if (status < 400 || status >= 500) wrong.push(`${method} ${name}: ${status}`)
      }
    }
    const comment = await matrix.things.comment('ngo')
    const forced = await ask('POST', `/api/comments/${comment}`, { 'x-http-method-override': 'DELETE' })
    if (forced < 400) wrong.push(`override: ${forced}`)
    expect(wrong).toEqual([])
  })
})
