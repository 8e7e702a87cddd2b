import type { FastifyReply, FastifyRequest } from 'fastify'
import Fastify from 'fastify'
import { describe, expect, it } from 'vitest'
import { keepForEver } from './keep.ts'

/** A server with one answer that never changes unless it is asked for by the name `now`. */
async function serve() {
  const app = Fastify()
  app.route({
    method: 'GET',
    url: '/texts/:id',
    onRequest: async (_: FastifyRequest, reply: FastifyReply) =>
      void reply.header('cache-control', 'no-store'),
    onSend: keepForEver(({ id }) => id !== 'now'),
    handler: async (request, reply) => {
      const { id } = request.params as { id: string }
      return id === 'unknown' ? reply.code(404).send({ code: 'not-found' }) : { id }
    },
  })
  return (path: string, tag?: string) =>
    app.inject({ url: path, headers: tag === undefined ? {} : { 'if-none-match': tag } })
}

describe('answers that never change', () => {
  it('[CMP16] may be kept for ever and carry a tag', async () => {
    const answer = await (await serve())('/texts/a')
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(answer.headers.etag).toMatch(/^"[\w-]{43}"$/)
    expect(answer.json()).toEqual({ id: 'a' })
  })

  it('[CMP16] are not sent again to who has them', async () => {
    const get = await serve()
    const tag = (await get('/texts/a')).headers.etag as string
    for (const asked of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const answer = await get('/texts/a', asked)
      expect([answer.statusCode, answer.body, answer.headers.etag]).toEqual([304, '', tag])
    }
    expect((await get('/texts/b', tag)).statusCode).toBe(200)
  })

  it('[CMP16] what may change, and a refusal, are kept nowhere', async () => {
    const get = await serve()
    for (const path of ['/texts/now', '/texts/unknown']) {
      const answer = await get(path, '*')
      expect(answer.headers['cache-control']).toBe('no-store')
      expect(answer.headers.etag).toBeUndefined()
      expect(answer.body).not.toBe('')
    }
  })
})
