/** What a cell of the matrix is: one endpoint, one object, one person; and how it is asked and judged. */
import { api, type Endpoint, type EndpointName } from '@plenary/shared/api'
import type { Person } from './people.ts'
import type { Verdicts, Who } from './verdicts.ts'

/** What is asked of an endpoint beside its method and path. */
export interface Ask {
  params?: Record<string, string>
  query?: Record<string, string>
  body?: unknown
  /** The bytes of a file, where the endpoint takes one. */
  file?: Uint8Array
}

/** One object an endpoint is tried on, and the verdict of the rules for everyone. */
export interface Row {
  /** Which object: own, another's, of another process, closed, deleted, missing. */
  object: string
  verdicts: Verdicts
  /**
   * Made anew for whoever is allowed, because what is allowed is done; those who are refused share one where it does
   * not depend on who asks. Null where this person can have no such object.
   */
  ask: Ask | ((who: Who) => Promise<Ask | null> | Ask | null)
  /** What refuses after the rights have said yes: the cell is right when it gets that far. */
  then?: string
}

/** Every endpoint has its rows; the type and a test of its own see to it. */
export type Rows = Partial<Record<EndpointName, Row[]>>

export const row = (object: string, verdicts: Verdicts, ask: Row['ask'] = {}, then?: string): Row => ({
  object,
  verdicts,
  ask,
  ...(then ? { then } : {}),
})

/** Makes the object an endpoint is about; without a parameter, it is the same for everyone. */
export type Make = (who: Who) => Promise<string | null> | string | null
export function about(make: Make, rest: Omit<Ask, 'params'> = {}): Row['ask'] {
  const asked = (id: string | null): Ask | null => (id === null ? null : { params: { id }, ...rest })
  if (make.length > 0) return async (who) => asked(await make(who))
  return async () => asked(await (make as () => Promise<string | null>)())
}

const shared = new WeakMap<Row, Promise<Ask | null>>()
export async function askOf(row: Row, who: Who): Promise<Ask | null> {
  if (typeof row.ask !== 'function') return row.ask
  if (row.ask.length > 0 || row.verdicts[who] === 'yes') return row.ask(who)
  const one = shared.get(row) ?? Promise.resolve(row.ask(who))
  shared.set(row, one)
  return one
}

export interface Outcome {
  cell: string
  expected: string
  got: string
  /** The answer without what differs by request, to tell whether two refusals are alike. */
  answer: string
}

/** The path with its parameters filled in. */
export function pathOf(name: EndpointName, { params = {}, query }: Ask): string {
  const path = api[name].path.replace(/:([a-z]+)/gi, (_, key: string) => {
    const value = params[key]
    if (value === undefined) throw new Error(`${name}: no :${key}`)
    return encodeURIComponent(value)
  })
  return query ? `${path}?${new URLSearchParams(query)}` : path
}

export async function send(name: EndpointName, ask: Ask, person: Person): Promise<Response> {
  const endpoint: Endpoint = api[name]
  const path = pathOf(name, ask)
  if (endpoint.upload)
    return person.fetch(path, {
      method: endpoint.method,
      body: (ask.file ?? new Uint8Array()) as Uint8Array<ArrayBuffer>,
      headers: { 'content-type': 'application/octet-stream' },
    })
  return person.fetch(path, {
    method: endpoint.method,
    ...(endpoint.body ? { json: ask.body ?? {} } : {}),
  })
}

/** The answer in one word: yes, or the code of the problem. */
export async function ask(name: EndpointName, row: Row, person: Person): Promise<Outcome | null> {
  const asked = await askOf(row, person.who)
  if (!asked) return null
  const answer = await send(name, asked, person)
  const text = await answer.text()
  const problem = answer.ok ? null : (JSON.parse(text) as { code: string })
  const got = problem ? problem.code : 'yes'
  const expected = row.verdicts[person.who]
  return {
    cell: `${name} / ${row.object} / ${person.who}`,
    expected: expected === 'yes' && row.then ? row.then : expected,
    got,
    answer: text.replace(/"requestId":"[^"]*"/, ''),
  }
}
