/** What machines ask of the server: whether it lives, whether it can work, and its figures. */
import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { sendProblem } from './problems.ts'
import type { Readiness } from './readiness.ts'

interface Deps {
  readiness: Readiness
  /** Figures by name; every value becomes a gauge `plenary_<name>`. */
  figures(): Record<string, number>
}

export function serveHealth(app: FastifyInstance, { readiness, figures }: Deps): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'plenary_http_request_seconds',
    help: 'Time to answer an HTTP request',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 1, 5],
    registers: [registry],
  })
  for (const name of Object.keys(figures()))
    new Gauge({
      name: `plenary_${name}`,
      help: `Plenary: ${name.replaceAll('_', ' ')}`,
      registers: [registry],
      collect() {
        this.set(figures()[name] ?? 0)
      },
    })
  app.addHook('onResponse', async (request, reply) => {
    const labels = {
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
    }
    requests.observe(labels, reply.elapsedTime / 1000)
  })
  app.get('/healthz', { schema: { hide: true } as object }, async (_, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'ok' }),
  )
  app.get('/readyz', { schema: { hide: true } as object }, async (_, reply) => {
    const reasons = await readiness.reasons()
    return reasons.length === 0
      ? reply
          .header('cache-control', 'no-store')
          .send({ status: 'ready', stoppedRooms: figures().stopped_rooms ?? 0 })
      : sendProblem(reply, 'try-again', reasons.join(' '))
  })
  app.get('/metrics', { schema: { hide: true } as object }, async (_, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  )
}
