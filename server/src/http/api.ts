/** Registers the endpoints of the shared API table from tables of handlers: validated in, stripped out, each exactly once. */
import { Readable } from 'node:stream'
import {
  type AnswerOf,
  type Api,
  api,
  type Endpoint,
  type EndpointName,
  type ParsedOf,
  problemDocument,
} from '@plenary/shared/api'
import type { FileAnswer } from '@plenary/shared/endpoint'
import type { Language } from '@plenary/shared/language'
import { Refusal } from '@plenary/shared/problems'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Clock } from '../clock/clock.ts'
import { makeSlices } from '../clock/slices.ts'
import { type EnsureMayAsk, makeAsking } from './asking.ts'
import { dispositionOf } from './disposition.ts'
import { ensurePlainText } from './json.ts'
import { answerWritten, keepForEver } from './keep.ts'
import { makePriced, type Priced } from './price.ts'
import { writeInSlices } from './write-in-slices.ts'
import { Written } from './written.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The body is a file, which is not parsed. */
    upload?: boolean
    /** Counts and bounds those who ask by itself, and not by their address alone. */
    ownPace?: boolean
  }
}

/** The person behind a request. */
export interface ViewerUser {
  id: string
  email: string
  name: string
  language: Language
  sessionId: string
}

/** Who asks; `user` is null when nobody is signed in. */
export interface Viewer {
  user: ViewerUser | null
}

/** Where the table says that whoever asks is signed in, they are. */
type ViewerOf<N extends EndpointName> = Api[N]['who'] extends 'signed-in' ? SignedIn : Viewer
export interface SignedIn extends Viewer {
  user: ViewerUser
}

/** What a handler is given: parsed input and who asks. */
export interface Call<N extends EndpointName> {
  params: ParsedOf<N, 'params'>
  query: ParsedOf<N, 'query'>
  body: ParsedOf<N, 'body'>
  viewer: ViewerOf<N>
  request: FastifyRequest
  /** The body as it comes, where the endpoint takes a file; nothing elsewhere. */
  bytes: AsyncIterable<Uint8Array>
}

/** Answers with the endpoint's answer, or with the same as it is written, or throws a Refusal. */
type Handler<N extends EndpointName> = (call: Call<N>) => Promise<AnswerOf<N> | Written>

/** A word's share of the API: `export const xxxHandlers = (deps): Handlers => ({ getDraft: async ({ params }) => … })`. */
export type Handlers = { [N in EndpointName]?: Handler<N> }

/** The person who asks. Throws Refusal('not-signed-in') when there is none. */
export function signedIn(viewer: Viewer): ViewerUser {
  if (!viewer.user) throw new Refusal('not-signed-in')
  return viewer.user
}

/**
 * [API1] Every endpoint of the table is served by exactly one handler; otherwise the server does not start.
 */
export function implement(
  app: FastifyInstance,
  viewerOf: (request: FastifyRequest) => Promise<Viewer>,
  tables: Handlers[],
  clock: Pick<Clock, 'ticks'>,
  limited: boolean,
  more: Readonly<Record<string, Endpoint>> = {},
): void {
  const asked: Asked = {
    viewerOf,
    clock,
    priced: makePriced(clock, limited),
    ensureMayAsk: makeAsking(clock, limited),
  }
  const rows = Object.entries({ ...api, ...more } as Record<string, Endpoint>).map(([name, endpoint]) => {
    const found = tables.flatMap((table) => (table as Record<string, AnyHandler>)[name] ?? [])
    const [handler] = found
    if (!handler || found.length > 1)
      throw new Error(`endpoint ${name} has ${found.length} handlers instead of one`)
    return { name, endpoint, handler }
  })
  for (const row of rows) if (!row.endpoint.upload) register(app, asked, row)
  void app.register(async (uploads) => {
    takeAnyBytes(uploads)
    for (const row of rows) if (row.endpoint.upload) register(uploads, asked, row)
  })
}

/** [FIL12] Where a file is expected, its bytes are not parsed, whatever they are said to be; the handler reads them. */
function takeAnyBytes(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, _payload, done) => done(null))
}

const nothing = Readable.from([])

/** [FIL13] A file is there to be saved: nothing in it runs here, whatever a browser makes of it. */
const inert = {
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
} as const

/** [R5] Parameters an endpoint does not know are refused, not ignored: nothing can be smuggled past the table. */
const noQuery = z.strictObject({})

type AnyHandler = Handler<EndpointName>

/** What every request passes. */
interface Asked {
  viewerOf(request: FastifyRequest): Promise<Viewer>
  clock: Pick<Clock, 'ticks'>
  ensureMayAsk: EnsureMayAsk
  priced: Priced
}

function register(
  app: FastifyInstance,
  { viewerOf, clock, ensureMayAsk, priced }: Asked,
  { name, endpoint, handler }: { name: string; endpoint: Endpoint; handler: AnyHandler },
): void {
  // What is dear may be long: it is written as it is made, in slices and in its turn.
  const isLong =
    !endpoint.file && (endpoint.long === true || endpoint.cost === 'page' || endpoint.cost === 'heavy')
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    ...(endpoint.bodyLimit ? { bodyLimit: endpoint.bodyLimit } : {}),
    ...(endpoint.immutable ? { onSend: keepForEver(endpoint.immutable) } : {}),
    config: { upload: endpoint.upload === true },
    schema: {
      operationId: name,
      summary: endpoint.summary,
      tags: [endpoint.path.split('/')[2] as string],
      ...(endpoint.params ? { params: endpoint.params } : {}),
      querystring: endpoint.query ?? noQuery,
      ...(endpoint.body ? { body: endpoint.body } : {}),
      response: {
        200: endpoint.file
          ? { description: 'A file', content: { [endpoint.file]: { schema: z.string() } } }
          : endpoint.response,
        default: {
          description: 'A refusal',
          content: { 'application/problem+json': { schema: problemDocument } },
        },
      },
    } as object,
    preValidation: async (request) => {
      ensurePlainText(request.params)
      // The name of a file is replaced by one of ours, whatever it holds.
      if (!endpoint.upload) ensurePlainText(request.query)
      if (!endpoint.judgesText) ensurePlainText(request.body)
    },
    handler: async (request, reply) => {
      const viewer = await viewerOf(request)
      const who = viewer.user ? viewer.user.id : `address ${request.ip}`
      ensureMayAsk(endpoint, viewer, request)
      const answer = await priced(endpoint.cost, who, async () => {
        const given = await handler({
          params: request.params as ParsedOf<EndpointName, 'params'>,
          query: request.query as ParsedOf<EndpointName, 'query'>,
          body: request.body as ParsedOf<EndpointName, 'body'>,
          // Whoever was not let pass is not here.
          viewer: viewer as ViewerOf<EndpointName>,
          request,
          bytes: endpoint.upload ? request.raw : nothing,
        })
        if (given instanceof Written) return given
        return isLong ? writeInSlices(endpoint.response, given, makeSlices(clock)) : given
      })
      if (answer instanceof Written) return answerWritten(request, reply, answer)
      if (isLong) return reply.type('application/json; charset=utf-8').send(answer)
      if (!endpoint.file) return answer
      const { name: fileName, pieces } = answer as FileAnswer
      return reply
        .type(endpoint.file)
        .headers(inert)
        .header('content-disposition', dispositionOf(fileName))
        .send(Readable.from(pieces))
    },
  })
}

const patterns = Object.values(api).map(({ method, path }: Endpoint) => ({
  method,
  pattern: new RegExp(`^${path.replace(/:[a-z]+/gi, '[^/]+')}$`),
}))

/** Methods an address of the API takes, to tell a wrong method (405) from a wrong address (404). */
export const methodsOf = (path: string): string[] =>
  patterns.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method)
