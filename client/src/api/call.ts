/** Calls the HTTP API by the names of its table; a refusal comes back as one kind of error. */
import {
  type AnswerOf,
  type Api,
  api,
  type EndpointName,
  type InputOf,
  type ProblemDocument,
} from '@plenary/shared/api'
import type { ProblemCode } from '@plenary/shared/problems'
import type { Readings } from '@plenary/shared/readings'
import { schemaHeader } from '@plenary/shared/rooms'
import { hearSchema } from './renewal.ts'

export type ProblemErrorCode = ProblemCode | 'network'

/** A refusal of the server, or `network` when no answer came at all (status 0). Shown under `problem.<code>`. */
export class ProblemError extends Error {
  readonly code: ProblemErrorCode
  readonly status: number
  readonly title: string
  readonly detail: string | undefined
  readonly requestId: string | undefined
  /** Of `words-conflict`: the texts between which the person decides. */
  readonly readings: Readings | undefined

  constructor(problem: {
    code: ProblemErrorCode
    status: number
    title: string
    detail?: string | undefined
    requestId?: string | undefined
    readings?: Readings | undefined
  }) {
    super(problem.code)
    this.name = 'ProblemError'
    this.code = problem.code
    this.status = problem.status
    this.title = problem.title
    this.detail = problem.detail
    this.requestId = problem.requestId
    this.readings = problem.readings
  }
}

type Parts<N extends EndpointName> = {
  [K in 'params' | 'query' | 'body' as InputOf<N, K> extends undefined ? never : K]: InputOf<N, K>
}
/** What a call takes: exactly the parts its endpoint names; a query may be left out. */
export type CallInput<N extends EndpointName> = Omit<Parts<N>, 'query'> & {
  query?: InputOf<N, 'query'>
  signal?: AbortSignal | undefined
}

export async function call<N extends EndpointName>(name: N, input: CallInput<N>): Promise<AnswerOf<N>> {
  const { method, path } = api[name] as Api[N]
  const { params, query, body, signal } = input as {
    params?: Record<string, string>
    query?: Record<string, string | number | undefined>
    body?: unknown
    signal?: AbortSignal
  }
  return (await send(method, addressOf(path, params, query), body, signal)) as AnswerOf<N>
}

/** The address of a call: parameters escaped into the path, the query without what is not given. */
export function addressOf(
  path: string,
  params: Record<string, string> = {},
  query: Record<string, string | number | undefined> = {},
): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  )
  return given.length > 0 ? `${filled}?${new URLSearchParams(given)}` : filled
}

/** Signs in; the cookie is set by the answer. */
export async function signInWithPassword(email: string, password: string): Promise<void> {
  await send('POST', '/api/auth/sign-in/email', { email, password })
}

export async function signOut(): Promise<void> {
  await send('POST', '/api/auth/sign-out', {})
}

/** Changes the password; the person's other sessions end. */
export async function changePassword(input: { currentPassword: string; newPassword: string }): Promise<void> {
  await send('POST', '/api/auth/change-password', input)
}

async function send(method: string, address: string, body?: unknown, signal?: AbortSignal): Promise<unknown> {
  const answer = await reach(address, {
    method,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  })
  hearSchema(answer.headers.get(schemaHeader))
  const said: unknown = await answer.json().catch(() => null)
  if (answer.ok && said !== null) return said
  throw problemOf(answer.status, said as Partial<ProblemDocument> | null)
}

/** A call given up by its caller stays an AbortError; everything else that brings no answer is the network. */
async function reach(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init)
  } catch (error) {
    if (init.signal?.aborted) throw error
    throw new ProblemError({ code: 'network', status: 0, title: 'No answer' })
  }
}

/** An answer that is no problem document came from something in between: say so by its status alone. */
export function problemOf(status: number, said: Partial<ProblemDocument> | null): ProblemError {
  const between: ProblemErrorCode =
    status === 502 || status === 503 || status === 504 ? 'try-again' : 'internal'
  return new ProblemError({
    code: (said?.code as ProblemCode | undefined) ?? between,
    status,
    title: said?.title ?? 'Something went wrong',
    detail: said?.detail,
    requestId: said?.requestId,
    readings: said?.readings,
  })
}
