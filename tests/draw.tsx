/** Draws components of the client as a page would, in English, in front of a server that answers as the test says. */
import { MantineProvider } from '@mantine/core'
import type { Me } from '@plenary/shared/api'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, vi } from 'vitest'
import { queryKeys } from '../client/src/api/keys.ts'

export interface Asked {
  /** `POST /api/drafts/d/threads`, without the query. */
  what: string
  query: URLSearchParams
  body: unknown
}
/** A status with the code of a problem, or what is answered with 200. */
type Answer = { refuses: string; status?: number } | { says: unknown }

/** The server behind `fetch` during one test; what nobody told it to answer is a refusal that no component expects. */
export class Server {
  readonly asked: Asked[] = []
  private readonly answers = new Map<string, (asked: Asked) => Answer | Promise<Answer>>()

  on(what: string, answer: (asked: Asked) => Answer | Promise<Answer>): this {
    this.answers.set(what, answer)
    return this
  }

  /** What was asked of an endpoint so far. */
  of = (what: string): Asked[] => this.asked.filter((each) => each.what === what)

  readonly fetch = async (address: string, init: RequestInit = {}): Promise<Response> => {
    const { pathname, searchParams } = new URL(address, 'http://plenary.test')
    const what = `${init.method ?? 'GET'} ${pathname}`
    const asked = { what, query: searchParams, body: init.body ? JSON.parse(String(init.body)) : undefined }
    this.asked.push(asked)
    const answer = (await this.answers.get(what)?.(asked)) ?? { refuses: 'internal', status: 500 }
    return 'says' in answer
      ? Response.json(answer.says)
      : Response.json({ code: answer.refuses, title: answer.refuses }, { status: answer.status ?? 409 })
  }
}

/** A promise and the key to it, for an answer that is held back. */
export function held<T>(): { promise: Promise<T>; give(value: T): void } {
  let give: (value: T) => void = () => undefined
  const promise = new Promise<T>((done) => {
    give = done
  })
  return { promise, give }
}

/** Call once in a file: each of its tests gets a server of its own. */
export function freshServer(): () => Server {
  let server: Server
  beforeEach(() => {
    server = new Server()
    vi.stubGlobal('fetch', server.fetch)
  })
  afterEach(() => {
    cleanup()
    vi.unstubAllGlobals()
  })
  return () => server
}

/** `me` is who has signed in; without, nobody has. */
export function draw(page: ReactNode, { me = null }: { me?: Me | null } = {}) {
  const cache = new QueryClient({
    defaultOptions: { queries: { retry: false }, mutations: { retry: false } },
  })
  cache.setQueryData(queryKeys.me, me)
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={cache}>
      <MantineProvider env="test">{children}</MantineProvider>
    </QueryClientProvider>
  )
  return { cache, ...render(page, { wrapper }) }
}
