/** [CMP16] Answers that never change: they may be kept for ever, by anyone, and are asked for again by their tag. */
import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { Endpoint } from '@plenary/shared/endpoint'
import type { FastifyReply, FastifyRequest } from 'fastify'

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
