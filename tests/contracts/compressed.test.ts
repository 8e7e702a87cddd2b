/** Answers as they go over the line: compressed where that is worth it, and the same words. */
import { request } from 'node:http'
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleDraft } from '../sign-in.ts'
import { type SignedIn, startWorld, type World } from '../world.ts'

interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  bytes: Buffer
}

describe('an answer', () => {
  let world: World
  let person: SignedIn
  beforeAll(async () => {
    world = await startWorld()
    person = await world.signIn('secretariat')
  })
  afterAll(() => world.close())

  /** As it comes over the line; `fetch` would unpack it. */
  const get = (path: string, headers: Record<string, string> = {}): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const asked = request(
        world.url + path,
        { headers: { cookie: person.cookie, ...headers } },
        (answer) => {
          const pieces: Buffer[] = []
          answer.on('data', (piece: Buffer) => pieces.push(piece))
          answer.on('end', () =>
            resolve({
              status: answer.statusCode ?? 0,
              headers: answer.headers,
              bytes: Buffer.concat(pieces),
            }),
          )
        },
      )
      asked.on('error', reject)
      asked.end()
    })

  it('[LGT1] of any length comes compressed to whoever takes that, with the same words', async () => {
    const { id } = await sampleDraft(world.url, person.cookie)
    const path = `/api/drafts/${id}`
    const plain = await get(path)
    const br = await get(path, { 'accept-encoding': 'gzip, deflate, br' })
    const gzip = await get(path, { 'accept-encoding': 'gzip' })
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect([br, gzip].map(({ headers }) => headers['content-encoding'])).toEqual(['br', 'gzip'])
    expect(brotliDecompressSync(br.bytes).equals(plain.bytes)).toBe(true)
    expect(gunzipSync(gzip.bytes).equals(plain.bytes)).toBe(true)
    expect(br.bytes.length).toBeLessThan(plain.bytes.length / 4)
    expect(String(br.headers.vary)).toContain('accept-encoding')
  })

  it('[LGT1] of few bytes comes as it is', async () => {
    const { headers, bytes } = await get('/api/platform', { 'accept-encoding': 'br' })
    expect(bytes.length).toBeLessThan(1024)
    expect(headers['content-encoding']).toBeUndefined()
  })

  it('[LGT1] [R1] is not given to a request that is compressed itself', async () => {
    const answer = await person.fetch('/api/me', {
      method: 'PATCH',
      body: gzipSync('{"language":"fr"}'),
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    })
    expect(answer.status).toBe(400)
  })
})
