import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import helmet from '@fastify/helmet'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveSite } from './site.ts'

const page = '<!doctype html><title>Plenary</title>'
const script = 'export const words = "States shall protect."'

describe('the built client', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plenary-site-'))
  let app: FastifyInstance
  beforeAll(async () => {
    mkdirSync(join(folder, 'assets'))
    for (const [name, words] of [
      ['index.html', page],
      ['assets/a-1.js', script],
    ] as const) {
      writeFileSync(join(folder, name), words)
      writeFileSync(join(folder, `${name}.br`), brotliCompressSync(words))
      writeFileSync(join(folder, `${name}.gz`), gzipSync(words))
    }
    app = Fastify()
    await app.register(helmet)
    await serveSite(app, folder)
  })
  afterAll(async () => {
    await app.close()
    rmSync(folder, { recursive: true })
  })

  const get = (url: string, accepted?: string) =>
    app.inject({
      url,
      headers: { accept: 'text/html', ...(accepted ? { 'accept-encoding': accepted } : {}) },
    })

  it.each([
    ['/assets/a-1.js', script],
    ['/drafts/some-draft', page],
  ])('[LGT2] %s comes as it was compressed by the build, to whoever takes that', async (url, words) => {
    const [br, gz, plain] = [await get(url, 'gzip, deflate, br'), await get(url, 'gzip'), await get(url)]
    expect([br, gz, plain].map(({ headers }) => headers['content-encoding'])).toEqual([
      'br',
      'gzip',
      undefined,
    ])
    expect(brotliDecompressSync(br.rawPayload).toString()).toBe(words)
    expect(gunzipSync(gz.rawPayload).toString()).toBe(words)
    expect(plain.body).toBe(words)
    expect(new Set([br, gz, plain].map(({ headers }) => headers['content-type'])).size).toBe(1)
    expect(br.headers.vary).toContain('accept-encoding')
  })

  it('[LGT4] says of a page what a page may do, and of a file of it only what kind it is', async () => {
    const headersOf = async (url: string) => Object.keys((await get(url)).headers)
    expect(await headersOf('/drafts/some-draft')).toContain('content-security-policy')
    const asset = await headersOf('/assets/a-1.js')
    expect(asset).toContain('x-content-type-options')
    expect(asset).not.toContain('content-security-policy')
  })

  it('[LGT2] what is compressed has no address of its own', async () => {
    expect((await get('/assets/a-1.js.br')).statusCode).toBe(404)
  })
})
