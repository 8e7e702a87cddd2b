import type { Fact } from '@plenary/shared/events'
import { describe, expect, it } from 'vitest'
import { type FactPage, makeFactLine } from './fact-line.ts'

const fact = (seq: number, processId = 'process'): Fact =>
  ({ seq, type: 'paragraph.text', at: '2018-02-13T09:00:00.000Z', processId, actor: null, data: {} }) as never

/** A line whose pages the test hands over when it likes. */
function lineOf(since: number, processId?: string) {
  const applied: number[] = []
  const asked: { since: number; give: (page: FactPage) => void; fail: (error: Error) => void }[] = []
  const line = makeFactLine({
    since,
    processId,
    onFact: ({ seq }) => applied.push(seq),
    fetchPage: (from) =>
      new Promise((give, fail) => {
        asked.push({ since: from, give, fail })
      }),
  })
  return { line, applied, asked }
}

describe('facts in line', () => {
  it('[UI4] passes what was missed before what arrived meanwhile, each once and in order', async () => {
    const { line, applied, asked } = lineOf(3)
    line.arrive(fact(7))
    const caughtUp = line.catchUp()
    line.arrive(fact(6))
    asked[0]?.give({ items: [fact(5), fact(4), fact(6)], next: null })
    await caughtUp
    line.arrive(fact(7))
    line.arrive(fact(9))
    expect(asked[0]?.since).toBe(3)
    expect(applied).toEqual([4, 5, 6, 7, 9])
  })

  it('[UI4] asks for page after page', async () => {
    const { line, applied, asked } = lineOf(0)
    const caughtUp = line.catchUp()
    asked[0]?.give({ items: [fact(1), fact(2)], next: 2 })
    await expect.poll(() => asked.length).toBe(2)
    asked[1]?.give({ items: [fact(3)], next: null })
    await caughtUp
    expect(asked.map(({ since }) => since)).toEqual([0, 2])
    expect(applied).toEqual([1, 2, 3])
  })

  it('[UI4] begins again from the highest one applied when the connection was lost in the middle', async () => {
    const { line, applied, asked } = lineOf(0)
    const first = line.catchUp()
    asked[0]?.give({ items: [fact(1)], next: 1 })
    await expect.poll(() => asked.length).toBe(2)
    line.pause()
    line.arrive(fact(4))
    const second = line.catchUp()
    asked[1]?.give({ items: [fact(99)], next: null })
    await first
    expect(asked[2]?.since).toBe(1)
    asked[2]?.give({ items: [fact(2), fact(3)], next: null })
    await second
    expect(applied).toEqual([1, 2, 3, 4])
  })

  it('[UI4] keeps what waits when asking fails, and passes it after the next success', async () => {
    const { line, applied, asked } = lineOf(0)
    const failing = line.catchUp()
    line.arrive(fact(2))
    asked[0]?.fail(new Error('no answer'))
    await expect(failing).rejects.toThrow('no answer')
    expect(applied).toEqual([])
    const next = line.catchUp()
    asked[1]?.give({ items: [fact(1)], next: null })
    await next
    expect(applied).toEqual([1, 2])
  })

  it('[UI4] takes no number of another process for its own', async () => {
    const { line, applied, asked } = lineOf(0, 'process')
    line.arrive(fact(50, 'another'))
    const caughtUp = line.catchUp()
    asked[0]?.give({ items: [fact(1)], next: null })
    await caughtUp
    expect(applied).toEqual([1])
  })

  it('[UI4] passes nothing after it was stopped', async () => {
    const { line, applied, asked } = lineOf(0)
    const caughtUp = line.catchUp()
    line.stop()
    asked[0]?.give({ items: [fact(1)], next: null })
    await caughtUp
    line.arrive(fact(2))
    expect(applied).toEqual([])
  })
})
