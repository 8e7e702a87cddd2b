/** Whose turn it is: persons take turns, what waits is bounded. */
import { describe, expect, it } from 'vitest'
import { makeTurns } from './turns.ts'

/** Work that ends when it is told to. */
function made() {
  const began: string[] = []
  const ends = new Map<string, () => void>()
  const work = (name: string) => () => {
    began.push(name)
    return new Promise<string>((end) => ends.set(name, () => end(name)))
  }
  const ended = async (name: string): Promise<void> => {
    ends.get(name)?.()
    await new Promise((turn) => setImmediate(turn))
  }
  return { began, work, ended }
}

describe('turns', () => {
  it("[PRC5] a person's second request waits behind their first and holds up nobody else", async () => {
    const inTurn = makeTurns({ atOnce: 2, waiting: 9, waitingEach: 3 })
    const { began, work, ended } = made()
    const all = [
      inTurn('a', work('a1')),
      inTurn('a', work('a2')),
      inTurn('b', work('b1')),
      inTurn('c', work('c1')),
    ]
    await new Promise((turn) => setImmediate(turn))
    expect(began).toEqual(['a1', 'b1'])
    await ended('b1')
    expect(began).toEqual(['a1', 'b1', 'c1'])
    await ended('a1')
    expect(began).toEqual(['a1', 'b1', 'c1', 'a2'])
    await ended('a2')
    await ended('c1')
    expect(await Promise.all(all)).toEqual(['a1', 'a2', 'b1', 'c1'])
  })

  it('[PRC5] what waits is bounded, of one person and of everybody; a failure passes the turn on', async () => {
    const inTurn = makeTurns({ atOnce: 1, waiting: 2, waitingEach: 1 })
    const { began, work, ended } = made()
    const failing = inTurn('a', async () => {
      await work('a1')()
      throw new Error('broken')
    })
    const failed = expect(failing).rejects.toThrow('broken')
    const second = inTurn('a', work('a2'))
    await expect(inTurn('a', work('a3'))).rejects.toMatchObject({ code: 'too-many-requests' })
    const other = inTurn('b', work('b1'))
    await expect(inTurn('c', work('c1'))).rejects.toMatchObject({ code: 'too-many-requests' })
    await ended('a1')
    await failed
    expect(began).toEqual(['a1', 'a2'])
    await ended('a2')
    await ended('b1')
    expect(await Promise.all([second, other])).toEqual(['a2', 'b1'])
  })
})
