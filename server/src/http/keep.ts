/** Who may keep an answer: anyone for ever what never changes [CMP16], nobody what only says by its tag whether it still holds [API5]. */
import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { Endpoint } from '@plenary/shared/endpoint'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Written } from './written.ts'

const aYear = 31_536_000

/** Hashed at once; after each piece whoever waits is served. */
const pieceBytes = 256 * 1024

async function tagOf(body: string | Buffer): Promise<string> {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  const hash = createHash('sha256')
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    if (at > 0) await setImmediate()
    hash.update(bytes.subarray(at, at + pieceBytes))
  }
  return `"${hash.digest('base64url')}"`
}

/** RFC 9110, 13.1.2: a list of tags, weak or strong, or any. */
const names = (header: string | undefined, tag: string): boolean =>
  (header ?? '').split(',').some((each) => ['*', tag, `W/${tag}`].includes(each.trim()))

/** Refusals keep `no-store`: what is not there today may be there tomorrow. */
export const keepForEver =
  (immutable: NonNullable<Endpoint['immutable']>) =>
  async (request: FastifyRequest, reply: FastifyReply, body: unknown): Promise<unknown> => {
    const never = immutable === true || immutable(request.params as Record<string, string>)
    if (!never || reply.statusCode !== 200 || !(typeof body === 'string' || Buffer.isBuffer(body)))
      return body
    const tag = await tagOf(body)
    reply.header('cache-control', `public, max-age=${aYear}, immutable`).header('etag', tag)
    if (!names(request.headers['if-none-match'], tag)) return body
    reply.code(304).removeHeader('content-type')
    return null
  }

/**
 * [API5] Whoever has the answer still asks whether it holds. The tag is a weak one: it is of what is said, however that is
 * compressed. It stays `no-store`: terminals are shared, and a browser's cache outlives the person who sat there.
 */
export function answerWritten(request: FastifyRequest, reply: FastifyReply, written: Written): FastifyReply {
  reply.header('etag', `W/${written.tag}`)
  return names(request.headers['if-none-match'], written.tag)
    ? reply.code(304).send()
    : reply.type('application/json; charset=utf-8').send(written.body())
}
