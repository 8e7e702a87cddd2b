/** The price of endpoints: dear ones wait in turn. */
import { describe, expect, it } from 'vitest'
import { makePriced } from './price.ts'

const clock = { ticks: () => performance.now() }

/** Work that ends when it is told to. */
function made() {
  const began: string[] = []
  const ends: (() => void)[] = []
  const work = (name: string) => () => {
    began.push(name)
    return new Promise<void>((end) => ends.push(end))
  }
  return { began, work, end: () => ends.splice(0).forEach((each) => void each()) }
}
const aMoment = () => new Promise((turn) => setImmediate(turn))

describe('prices', () => {
  it('[PRC7] twenty dear pages of one person run one at a time, and another person is served beside them', async () => {
    const priced = makePriced(clock, true)
    const { began, work, end } = made()
    const all = Array.from({ length: 20 }, (_, nth) => priced('heavy', 'a', work(`a${nth}`)))
    all.push(priced('heavy', 'b', work('b')))
    await aMoment()
    expect(began).toEqual(['a0', 'b'])
    // What is light has its own line.
    all.push(priced('light', 'a', work('me')))
    expect(began).toEqual(['a0', 'b', 'me'])
    while (began.length < 22) {
      end()
      await aMoment()
    }
    end()
    await Promise.all(all)
  })

  it('[PRC7] what one person asks in excess is refused, and nobody else is', async () => {
    const priced = makePriced(clock, true)
    const { work } = made()
    const ask = (who: string) => priced('heavy', who, work(who))
    const refused: unknown[] = []
    for (let nth = 0; nth < 100; nth += 1) ask('a').catch((error: unknown) => refused.push(error))
    await aMoment()
    expect(refused.length).toBeGreaterThan(0)
    expect(refused[0]).toMatchObject({ code: 'too-many-requests' })
    let served = 0
    void priced('heavy', 'b', async () => {
      served += 1
    })
    await aMoment()
    expect(served).toBe(1)
  })

  it('[PRC7] a house without limits has no prices', async () => {
    const priced = makePriced(clock, false)
    const { began, work, end } = made()
    const all = Array.from({ length: 20 }, () => priced('heavy', 'a', work('a')))
    await aMoment()
    expect(began.length).toBe(20)
    end()
    await Promise.all(all)
  })
})
