/** Registers the endpoints of the shared API table from tables of handlers: validated in, stripped out, each exactly once. */
import { Readable } from 'node:stream'
import {
  type AnswerOf,
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
import { dispositionOf } from './disposition.ts'
import { ensurePlainText } from './json.ts'
import { keepForEver } from './keep.ts'
import { costs, makePriced, type Priced } from './price.ts'
import { writeInSlices } from './write-in-slices.ts'

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

/** What a handler is given: parsed input and who asks. */
export interface Call<N extends EndpointName> {
  params: ParsedOf<N, 'params'>
  query: ParsedOf<N, 'query'>
  body: ParsedOf<N, 'body'>
  viewer: Viewer
  request: FastifyRequest
  /** The body as it comes, where the endpoint takes a file; nothing elsewhere. */
  bytes: AsyncIterable<Uint8Array>
}

/** Answers with the endpoint's answer or throws a Refusal. */
type Handler<N extends EndpointName> = (call: Call<N>) => Promise<AnswerOf<N>>

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
): void {
  const priced = makePriced(clock, limited)
  const handlers = (Object.keys(api) as EndpointName[]).map((name) => {
    const found = tables.filter((table) => table[name])
    if (found.length !== 1) throw new Error(`endpoint ${name} has ${found.length} handlers instead of one`)
    return { name, handler: found[0]?.[name] as Handler<EndpointName> }
  })
  const isUpload = (name: EndpointName): boolean => (api[name] as Endpoint).upload === true
  for (const { name, handler } of handlers)
    if (!isUpload(name)) register(app, viewerOf, name, handler, clock, priced)
  void app.register(async (uploads) => {
    takeAnyBytes(uploads)
    for (const { name, handler } of handlers)
      if (isUpload(name)) register(uploads, viewerOf, name, handler, clock, priced)
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

function register<N extends EndpointName>(
  app: FastifyInstance,
  viewerOf: (request: FastifyRequest) => Promise<Viewer>,
  name: N,
  handler: Handler<N>,
  clock: Pick<Clock, 'ticks'>,
  priced: Priced,
): void {
  const endpoint: Endpoint = api[name]
  // What is dear may be long: it is written as it is made, in slices and in its turn.
  const isLong =
    !endpoint.file && (endpoint.long === true || costs[name] === 'page' || costs[name] === 'heavy')
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
      const answer = await priced(name, who, async () => {
        const given = await handler({
          params: request.params as ParsedOf<N, 'params'>,
          query: request.query as ParsedOf<N, 'query'>,
          body: request.body as ParsedOf<N, 'body'>,
          viewer,
          request,
          bytes: endpoint.upload ? request.raw : nothing,
        })
        return isLong ? writeInSlices(endpoint.response, given, makeSlices(clock)) : given
      })
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
