/** Serves the built client: hashed files for ever, its page for every address a person may open. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { refuseUnknown } from './problems.ts'

/** From server/src/http and server/dist/http alike. */
const clientDist = resolve(import.meta.dirname, '../../../client/dist')

/** Paths that belong to machines: an unknown one is a refusal, never the page. */
const machinePath = /^\/(api|live|collab|healthz|readyz|metrics|assets)(\/|$)/

const wantsPage = ({ method, url, headers }: FastifyRequest): boolean =>
  (method === 'GET' || method === 'HEAD') &&
  !machinePath.test(url.split('?')[0] as string) &&
  (headers.accept ?? '').includes('text/html')

/** [LGT4] What a page says of itself is said with the page: beside each of a hundred small files it would weigh more than some. */
const saidOfPages = [
  'content-security-policy',
  'cross-origin-opener-policy',
  'origin-agent-cluster',
  'x-dns-prefetch-control',
  'x-download-options',
  'x-frame-options',
  'x-permitted-cross-domain-policies',
  'x-xss-protection',
]

export async function serveSite(app: FastifyInstance, folder = clientDist): Promise<void> {
  const built = existsSync(resolve(folder, 'index.html'))
  if (built)
    await app.register(fastifyStatic, {
      root: folder,
      index: false,
      wildcard: false,
      cacheControl: false,
      // [LGT2] Beside each file lies what it is when compressed, made once by the build.
      preCompressed: true,
      globIgnore: ['**/*.br', '**/*.gz'],
      setHeaders: (reply, path) => {
        const hashed = path.includes('/assets/')
        // What stands between us and a reader keeps one of each.
        reply.setHeader('vary', 'accept-encoding')
        reply.setHeader('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  app.addHook('onSend', async ({ url }, reply) => {
    if (url.startsWith('/assets/')) for (const name of saidOfPages) reply.removeHeader(name)
  })
  app.setNotFoundHandler((request, reply) =>
    built && wantsPage(request)
      ? reply.header('cache-control', 'no-cache').sendFile('index.html')
      : refuseUnknown(request, reply),
  )
}
