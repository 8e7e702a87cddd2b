import { afterEach, describe, expect, it, vi } from 'vitest'
import { addressOf, call, ProblemError } from './call.ts'

const answering = (status: number, body: string): void => {
  vi.stubGlobal('fetch', async () => new Response(body, { status }))
}
const problemOf = async (promise: Promise<unknown>): Promise<ProblemError> => {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(ProblemError)
  return error as ProblemError
}
afterEach(() => vi.unstubAllGlobals())

describe('calls', () => {
  it('[UI9] a refusal keeps its code, what the server adds, and its number', async () => {
    answering(
      403,
      JSON.stringify({
        type: 'x',
        title: 'T',
        status: 403,
        detail: 'D',
        code: 'round-closed',
        requestId: 'r1',
      }),
    )
    const { code, status, detail, requestId } = await problemOf(call('getMe', {}))
    expect([code, status, detail, requestId]).toEqual(['round-closed', 403, 'D', 'r1'])
  })

  it('[UI9] no answer at all is the network', async () => {
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('failed')
    })
    const { code, status } = await problemOf(call('getMe', {}))
    expect([code, status]).toEqual(['network', 0])
  })

  it('[UI9] a page of something in between is no refusal of ours: try again', async () => {
    answering(502, '<html>Bad gateway</html>')
    expect((await problemOf(call('getMe', {}))).code).toBe('try-again')
    answering(200, '<html>Sign in to this network</html>')
    expect((await problemOf(call('getMe', {}))).code).toBe('internal')
  })

  it('[UI9] a parameter stays inside of its place in the address', () => {
    expect(addressOf('/api/drafts/:id', { id: '../me?x=1' })).toBe('/api/drafts/..%2Fme%3Fx%3D1')
    expect(addressOf('/api/x', {}, { cursor: undefined, limit: 5 })).toBe('/api/x?limit=5')
  })
})
