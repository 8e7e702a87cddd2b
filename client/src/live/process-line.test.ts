import type { Fact } from '@plenary/shared/events'
import { QueryClient } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import type { FactPage } from './fact-line.ts'
import { type FeatureFacts, onGroup } from './facts.ts'
import { type LineEars, makeProcessLine, remembered } from './process-line.ts'

const process = { id: 'process', slug: 'compact' }
const fact = (seq: number, type: Fact['type'] = 'paragraph.text'): Fact =>
  ({ seq, type, at: '2018-02-13T09:00:00.000Z', processId: process.id, actor: null, data: {} }) as never

/** A line driven by hand: the test is the server, the connection and the views. */
function handDriven() {
  const log = new Map<number, Fact>()
  const told: number[] = []
  const begun: number[] = []
  const errors: unknown[] = []
  const asked: number[] = []
  let failing = false
  let ears: LineEars | undefined
  const text: FeatureFacts = {
    factHandlers: { 'paragraph.text': ({ seq }) => told.push(seq) },
    onBegin: () => begun.push(told.length),
  }
  const line = makeProcessLine({
    context: { cache: new QueryClient(), process },
    features: async () => [text],
    async fetchPage(since): Promise<FactPage> {
      asked.push(since)
      if (failing) throw new Error('no answer')
      return { items: [...log.values()].filter(({ seq }) => seq > since).slice(0, 3), next: null }
    },
    open: (given) => {
      ears = given
      return () => undefined
    },
    report: (error) => errors.push(error),
  })
  const newest = (): number => Math.max(0, ...log.keys())
  return {
    line,
    told,
    begun,
    asked,
    errors,
    /** The server records facts; those who are connected hear them. */
    record(seqs: number[], connected = true) {
      for (const seq of seqs) {
        log.set(seq, fact(seq))
        if (connected) ears?.fact(fact(seq))
      }
    },
    connect: () => ears?.watching(newest()),
    lose: () => ears?.lost(),
    refuse: () => ears?.refused(),
    hear: (one: Fact) => ears?.fact(one),
    fail(fails: boolean) {
      failing = fails
    },
    follower(since?: number) {
      const heard: number[] = []
      let stale = 0
      const leave = line.follow({
        ...(since === undefined ? {} : { since }),
        onFact: ({ seq }) => heard.push(seq),
        onStale: () => {
          stale += 1
        },
      })
      return { heard, leave, stale: () => stale }
    },
  }
}

describe('the line of facts of a process', () => {
  it('[UI4] begins now: the features read again once, and nothing of before is told', async () => {
    const { told, begun, record, connect, follower } = handDriven()
    record([1, 2], false)
    const view = follower()
    await connect()
    record([3, 4])
    expect(begun).toEqual([0])
    expect(told).toEqual([3, 4])
    expect(view.heard).toEqual([3, 4])
  })

  it('[UI4] begins where the oldest view stands, and tells each view only what it lacks', async () => {
    const { told, record, connect, follower } = handDriven()
    record([1, 2, 3], false)
    const draft = follower(1)
    const talk = follower()
    await connect()
    record([4])
    expect(told).toEqual([2, 3, 4])
    expect(draft.heard).toEqual([2, 3, 4])
    expect(talk.heard).toEqual([4])
  })

  it('[UI4] tells over reconnecting what was missed, once, before what comes', async () => {
    const { told, begun, record, connect, lose, follower } = handDriven()
    const view = follower()
    await connect()
    record([1])
    lose()
    record([2, 3], false)
    record([4])
    await connect()
    record([3, 5])
    expect(told).toEqual([1, 2, 3, 4, 5])
    expect(view.heard).toEqual(told)
    expect(begun).toHaveLength(1)
  })

  it('[UI4] tells nothing twice and forgets nothing when catching up fails on the way', async () => {
    const { told, asked, record, connect, lose, fail } = handDriven()
    await connect()
    record([1, 2])
    lose()
    record([3], false)
    fail(true)
    await expect(connect()).rejects.toThrow('no answer')
    record([4])
    fail(false)
    await connect()
    expect(asked.slice(1)).toEqual([2, 2])
    expect(told).toEqual([1, 2, 3, 4])
  })

  it('[UI4] takes gaps as they are: not every fact is for everyone', async () => {
    const { told, record, connect } = handDriven()
    await connect()
    record([3, 7])
    record([5])
    expect(told).toEqual([3, 7])
  })

  it('[UI4] tells a view that comes later what its data lacks, from memory', async () => {
    const { told, record, connect, follower } = handDriven()
    await connect()
    record([1, 2, 3])
    const late = follower(1)
    record([4])
    expect(late.heard).toEqual([2, 3, 4])
    expect(told).toEqual([1, 2, 3, 4])
    expect(late.stale()).toBe(0)
  })

  it('[UI4] lets a view load again whose data is older than memory', async () => {
    const { record, connect, follower } = handDriven()
    record([1, 2], false)
    await connect()
    expect(follower(1).stale()).toBe(1)
    const many = Array.from({ length: remembered + 1 }, (_, nth) => nth + 3)
    record(many)
    expect(follower(2).stale()).toBe(1)
    expect(follower(3).heard).toHaveLength(remembered)
  })

  it('[UI4] tells a view that has left nothing, and the views when asking is refused for good', async () => {
    const { record, connect, refuse, follower } = handDriven()
    const [stays, leaves] = [follower(), follower()]
    await connect()
    leaves.leave()
    record([1])
    refuse()
    expect(leaves.heard).toEqual([])
    expect(leaves.stale()).toBe(0)
    expect(stays.heard).toEqual([1])
    expect(stays.stale()).toBe(1)
  })

  it('[FCT4] a view that throws keeps neither the features nor the other views from hearing', async () => {
    const { line, told, errors, record, connect, follower } = handDriven()
    line.follow({
      onFact() {
        throw new Error('broken view')
      },
    })
    const view = follower()
    await connect()
    record([1, 2])
    expect(told).toEqual([1, 2])
    expect(view.heard).toEqual([1, 2])
    expect(errors).toHaveLength(2)
  })

  it('takes no fact of another process', async () => {
    const { told, hear, connect } = handDriven()
    await connect()
    hear({ ...fact(50), processId: 'another' })
    expect(told).toEqual([])
  })
})

describe('a table of handlers', () => {
  it('has every fact of a group but those it names', () => {
    const names = Object.keys(onGroup('contribution', () => undefined, ['contribution.block']))
    expect(names).toContain('contribution.received')
    expect(names).not.toContain('contribution.block')
    expect(names.every((name) => name.startsWith('contribution.'))).toBe(true)
  })
})
