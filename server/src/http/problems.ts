/** Turns whatever was thrown into one RFC 9457 problem document. Nothing else answers with an error. */
import { type ProblemCode, problems, Refusal } from '@plenary/shared/problems'
import type { Readings } from '@plenary/shared/readings'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { methodsOf } from './api.ts'

/** Fastify's own refusals, by their codes. */
const fastifyCodes: Record<string, ProblemCode> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'invalid-json',
  FST_ERR_CTP_INVALID_JSON_BODY: 'invalid-json',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'invalid-input',
  FST_ERR_BAD_URL: 'not-found',
  FST_ERR_MAX_PARAM_LENGTH: 'not-found',
  FST_ERR_NOT_FOUND: 'not-found',
}

/** Statuses of errors that carry nothing better. */
const statusCodes: Record<number, ProblemCode> = {
  400: 'invalid-input',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'too-large',
  415: 'unsupported-media-type',
  429: 'too-many-requests',
}

/** Sends the refusal with this code. `detail` must be safe to show to a person. */
export function sendProblem(
  reply: FastifyReply,
  code: ProblemCode,
  detail?: string,
  readings?: Readings,
): FastifyReply {
  const { status, title } = problems[code]
  const document = {
    type: `urn:plenary:problem:${code}`,
    title,
    status,
    ...(detail ? { detail } : {}),
    code,
    requestId: reply.request.id,
    ...(readings ? { readings } : {}),
  }
  // [PRC8] Whoever is to try again is told when.
  if ((status === 429 || status === 503) && !reply.hasHeader('retry-after')) reply.header('retry-after', '2')
  // A serialised answer: the schema of the endpoint's success has no say in a refusal.
  return reply
    .code(status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .serializer((payload: unknown) => (typeof payload === 'string' ? payload : JSON.stringify(payload)))
    .send(document)
}

/** The refusal an error stands for, or null when it is our own failure. */
function refusalOf(error: unknown): (Pick<Refusal, 'code'> & Partial<Refusal>) | null {
  if (error instanceof Refusal) return error
  if (hasZodFastifySchemaValidationErrors(error)) return { code: 'invalid-input', detail: fieldsOf(error) }
  const { code, statusCode } = error as Partial<FastifyError>
  const known = code ? fastifyCodes[code] : undefined
  if (known) return { code: known }
  const byStatus = statusCode ? statusCodes[statusCode] : undefined
  return byStatus ? { code: byStatus } : null
}

/** Names the fields that are not as expected, the first five of them. */
function fieldsOf(error: { validation: { instancePath: string; message?: string }[] }): string {
  return error.validation
    .slice(0, 5)
    .map(({ instancePath, message }) => {
      const field = instancePath.replace(/^\//, '').replaceAll('/', '.')
      return `${field || 'request'}: ${message ?? 'not as expected'}`
    })
    .join('; ')
}

/** One answer for every error of every route. [R15] What is our fault is logged under its id and shows nothing else. */
export function handleError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const refusal = refusalOf(error)
  if (refusal) return sendProblem(reply, refusal.code, refusal.detail, refusal.readings)
  request.log.error({ err: error }, 'request failed')
  return sendProblem(reply, 'internal')
}

/** [R9] A known address asked with a method it does not take is told which it takes. */
export function refuseUnknown(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const methods = methodsOf(request.url.split('?')[0] as string)
  if (methods.length === 0) return sendProblem(reply, 'not-found')
  return sendProblem(reply.header('allow', methods.join(', ')), 'method-not-allowed')
}
