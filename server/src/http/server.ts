/** Makes the HTTP server: strict about what it reads, silent about people in its log, one way to say no. */
import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import helmet from '@fastify/helmet'
import { Refusal } from '@plenary/shared/problems'
import { schemaHeader, schemaVersion } from '@plenary/shared/rooms'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import type { Clock } from '../clock/clock.ts'
import type { Viewer } from './api.ts'
import { parseJson } from './json.ts'
import { limits, makeCounter, noCounter } from './limits.ts'
import { fromOurSite } from './origin.ts'
import { handleError, sendProblem } from './problems.ts'

/** The server, for those who may not know what it is made of. */
export type HttpServer = FastifyInstance

interface Deps {
  logLevel: string
  limited: boolean
  /** [U19] Whether an address is one of the proxies that were named; null: there is none. */
  isProxy: ((address: string) => boolean) | null
  clock: Pick<Clock, 'ticks'>
  /** Our own origin, known once the server listens. */
  origin: () => string
  viewerOf(request: FastifyRequest): Promise<Viewer>
}

/** [R1] Exactly JSON, in UTF-8 if it says so; anything that only looks like it is refused before a byte is read. */
const jsonType = /^application\/json(?:; ?charset=utf-8)?$/i
const changes = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

export async function makeServer(deps: Deps): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: limits.bodyBytes,
    // [R14] Nobody's word for an address, a host or a name counts but the socket's, and that of a named proxy.
    trustProxy: deps.isProxy ?? false,
    requestIdHeader: false,
    genReqId: () => crypto.randomUUID(),
    // The longest any request may take; those that bring no file are held to less below.
    requestTimeout: limits.uploadMs,
    http: { headersTimeout: limits.headersMs, connectionsCheckingInterval: 2000 },
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 300, ignoreTrailingSlash: false },
    logger: {
      level: deps.logLevel,
      stream: process.stderr,
      serializers: { err: quietError, req: quietRequest },
    },
    logController: new LogController({ disableRequestLogging: true }),
    frameworkErrors: (error, request, reply) => {
      handleError(error, request, reply as FastifyReply)
    },
  })
  app.server.maxConnections = limits.connections
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(handleError)
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (_: FastifyRequest, body: Buffer) => parseJson(body),
  )
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'script-src': ["'self'"],
        // The interface library writes style attributes; scripts stay strict.
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'", 'data:'],
        'connect-src': ["'self'", 'ws:', 'wss:'],
        'object-src': ["'none'"],
        'base-uri': ["'self'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
      },
    },
    strictTransportSecurity: false,
    // [U15] An invitation's token stands in an address and must not travel on.
    referrerPolicy: { policy: 'same-origin' },
  })
  await app.register(compress, compression)
  guard(app, deps)
  return app
}

/** [LGT1] Answers of any length to speak of are sent compressed, made beside the loop, to whoever takes that. */
const compression = {
  encodings: ['br' as const, 'gzip' as const],
  threshold: 1024,
  customTypes: /^(application\/(problem\+)?json|text\/(csv|html|markdown|plain))/,
  // More would cost several times the time for a tenth of the bytes.
  brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  // [R1] What is sent to us is read as it is.
  globalDecompression: false,
}

/** A request that dawdles is cut, however little of it is missing. */
function holdToTime(request: FastifyRequest): void {
  if (!hasBody(request) || takesFile(request)) return
  const timer = setTimeout(() => request.raw.destroy(), limits.requestMs).unref()
  request.raw.once('close', () => clearTimeout(timer))
}

/** What every request under /api passes before its body is read. */
function guard(app: FastifyInstance, { limited, clock, origin, viewerOf }: Deps): void {
  const perUser = limited ? makeCounter(limits.perUser, clock) : noCounter
  const perAddress = limited ? makeCounter(limits.perAddress, clock) : noCounter
  app.addHook('onRequest', async (request, reply) => {
    holdToTime(request)
    if (origin().startsWith('https:'))
      reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains')
    if (!request.url.startsWith('/api/')) return
    reply.header('cache-control', 'no-store')
    reply.header(schemaHeader, String(schemaVersion))
    if (changes.has(request.method)) ensureHonest(request, origin(), takesFile(request))
    // [U17] Whoever floods from a hall must not keep the others of it from signing in: that has lines of its own.
    if (request.routeOptions.config?.ownPace === true) return
    const { user } = await viewerOf(request)
    // [L12] A person is limited, not the hall they sit in.
    const within = user ? perUser.take(user.id) : perAddress.take(request.ip)
    if (!within) return sendProblem(reply.header('retry-after', '30'), 'too-many-requests')
  })
}

const takesFile = ({ routeOptions }: FastifyRequest): boolean => routeOptions.config?.upload === true

function ensureHonest(request: FastifyRequest, ours: string, anyBytes: boolean): void {
  if (!fromOurSite(request.headers, ours)) throw new Refusal('wrong-origin')
  if (anyBytes) return
  const type = request.headers['content-type']
  const empty = request.headers['content-length'] === '0' || !hasBody(request)
  if (type === undefined ? !empty : !jsonType.test(type)) throw new Refusal('unsupported-media-type')
}

const hasBody = ({ headers }: FastifyRequest): boolean =>
  headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined

const quietRequest = (request: { method?: string; routeOptions?: { url?: string } }) => ({
  method: request.method,
  route: request.routeOptions?.url,
})

/** [R15] Database errors carry the values of a query in their message; those stay out of the log. */
export const quietError = (error: Error & { code?: string }) => ({
  type: error.name,
  message: error.message.split('\nparams:')[0] ?? '',
  code: error.code,
  stack: (error.stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .join('\n'),
})
