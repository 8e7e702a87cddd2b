import { describe, expect, it } from 'vitest'
import { keepRead } from './keep-read.ts'

/** A shelf whose version the test moves, and how often each name was read. */
function shelf(most = 10) {
  const state = { version: 1, reads: [] as string[], lasts: [] as (string | undefined)[] }
  const ask = keepRead<string>(
    { version: async () => String(state.version) },
    async (name, last) => {
      state.reads.push(name)
      state.lasts.push(last)
      if (name === 'fails') throw new Error('no')
      return name === 'none' ? null : `${name} ${state.version}`
    },
    { most },
  )
  return { state, ask }
}

describe('what is kept while nothing is committed', () => {
  it('[API5] is read once, however many ask at once, and again after a commit', async () => {
    const { state, ask } = shelf()
    expect(await Promise.all([ask('a'), ask('a'), ask('a')])).toEqual(['a 1', 'a 1', 'a 1'])
    expect(state.reads).toEqual(['a'])
    state.version = 2
    expect(await ask('a')).toBe('a 2')
    expect(state.lasts).toEqual([undefined, 'a 1'])
  })

  it('[API5] is not what is not there, nor what could not be read', async () => {
    const { state, ask } = shelf()
    expect([await ask('none'), await ask('none')]).toEqual([null, null])
    await expect(ask('fails')).rejects.toThrow('no')
    await expect(ask('fails')).rejects.toThrow('no')
    expect(state.reads).toEqual(['none', 'none', 'fails', 'fails'])
  })

  it('[API5] is bounded: what was read longest ago goes first', async () => {
    const { state, ask } = shelf(2)
    for (const name of ['a', 'b', 'c', 'b', 'c', 'a']) await ask(name)
    expect(state.reads).toEqual(['a', 'b', 'c', 'a'])
  })
})
