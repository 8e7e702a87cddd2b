/** The API describes itself: one OpenAPI document made from the same table that serves, and a page that shows it. */
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { api, type Endpoint } from '@plenary/shared/api'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'

/** As far as it is written to here. */
interface Described {
  paths?: Record<string, { post?: { requestBody?: object } } | undefined>
}

/** [FIL12] A file comes as the body itself; the document says so where the table does. */
function describeUploads<T extends object>(document: T): T {
  const { paths = {} } = document as Described
  const requestBody = {
    required: true,
    content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
  }
  for (const { path, upload } of Object.values<Endpoint>(api)) {
    const operation = upload && paths[path.replace(/:(\w+)/g, '{$1}')]?.post
    if (operation) operation.requestBody = requestBody
  }
  return document
}

/** Must be registered before the routes it describes. */
export async function describeApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Plenary',
        description: 'Refusals are RFC 9457 problem documents; `code` says which.',
        version: '0.1.0',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      components: {
        securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'better-auth.session_token' } },
      },
      security: [{ session: [] }],
    },
    transform: jsonSchemaTransform,
    transformObject: (input) => describeUploads(jsonSchemaTransformObject(input)),
  })
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    staticCSP: false,
    uiConfig: { deepLinking: false },
  })
  app.get('/api/openapi.json', { schema: { hide: true } as object }, async () => app.swagger())
}
