/** Work in threads: answers and refusals cross whole, bounds hold, and the loop of the server goes on meanwhile. */
import { Refusal } from '@plenary/shared/problems'
import { describe, expect, it } from 'vitest'
import { type Bounds, besideMe, makeBeside } from './beside.ts'
import type { work } from './test-work.ts'

const bounds: Bounds = { longestMs: 30_000, memoryMb: 64, atOnce: 2, waiting: 4, waitingEach: 2 }
const make = (other: Partial<Bounds> = {}) =>
  makeBeside<typeof work>(besideMe(import.meta.url, 'test-work'), { ...bounds, ...other })

describe('work beside the server', () => {
  it('[PRC6] answers, refuses and fails as the work does, and one thread does one after another', async () => {
    const beside = make({ atOnce: 1 })
    await expect(beside({ say: 'one' })).resolves.toEqual({ said: 'one', times: 1 })
    await expect(beside({ refuse: true })).rejects.toMatchObject({
      name: 'Refusal',
      code: 'file-unsafe',
      detail: 'It bites.',
    })
    await expect(beside({ fail: true })).rejects.toThrow('a fault of ours')
    await expect(beside({ say: 'four' })).resolves.toEqual({ said: 'four', times: 4 })
  })

  it('[PRC6] what does not end is ended, while the loop goes on and others are served', async () => {
    const beside = make({ longestMs: 5000 })
    await Promise.all([beside({ say: 'warm' }, 'a'), beside({ say: 'warm' }, 'b')])
    let turns = 0
    const beat = setInterval(() => {
      turns += 1
    }, 10)
    const endless = beside({ endless: true }, 'a')
    await expect(beside({ say: 'meanwhile' }, 'b')).resolves.toMatchObject({ said: 'meanwhile' })
    await expect(endless).rejects.toMatchObject({ code: 'too-large' })
    clearInterval(beat)
    expect(turns).toBeGreaterThan(10)
    await expect(beside({ say: 'after' }, 'a')).resolves.toMatchObject({ said: 'after' })
  })

  it('[PRC6] what takes too much memory takes its own thread down and nothing else', async () => {
    const tooMuch = new Refusal('too-large', 'In parts, please.')
    const beside = make({ tooMuch })
    await expect(beside({ hoard: true })).rejects.toBe(tooMuch)
    await expect(beside({ say: 'after' })).resolves.toMatchObject({ said: 'after', times: 1 })
  })
})
