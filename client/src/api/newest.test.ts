import { QueryClient } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import { putNewest } from './newest.ts'

describe('what is newer than an answer on its way', () => {
  it('[CPG21] is not taken back by it: the answer is given up and asked for again', async () => {
    const cache = new QueryClient()
    const queryKey = ['words']
    let server = 'old'
    const waiting: (() => void)[] = []
    const queryFn = (): Promise<string> => {
      const said = server
      return new Promise((resolve) => waiting.push(() => resolve(said)))
    }
    cache.setQueryData(queryKey, 'old')
    const { QueryObserver } = await import('@tanstack/react-query')
    const stop = new QueryObserver(cache, { queryKey, queryFn, staleTime: 0 }).subscribe(() => undefined)
    expect(waiting).toHaveLength(1)
    server = 'new'
    putNewest<string>(cache, queryKey, () => 'new')
    for (const answer of waiting.splice(0)) answer()
    await new Promise((resolve) => setTimeout(resolve, 0))
    expect(cache.getQueryData(queryKey)).toBe('new')
    for (const answer of waiting.splice(0)) answer()
    await new Promise((resolve) => setTimeout(resolve, 0))
    expect(cache.getQueryData(queryKey)).toBe('new')
    stop()
  })

  it('[CPG21] what is no news asks for nothing', () => {
    const cache = new QueryClient()
    cache.setQueryData(['words'], 'same')
    putNewest<string>(cache, ['words'], (have) => have)
    putNewest<string>(cache, ['never read'], () => 'x')
    expect(cache.getQueryData(['never read'])).toBeUndefined()
  })
})
