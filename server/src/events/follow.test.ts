/** Lasting work on facts: nothing is lost by a stop, whenever it comes. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../database/port.ts'
import { openTestDatabase } from '../database/test-database.ts'
import { cursorOf } from './cursor-store.ts'
import type { Facts } from './facts.ts'
import { type Following, followFacts } from './follow.ts'
import { makeFacts } from './record.ts'

const at = new Date('2018-02-13T08:30:00Z')
const nobody = async (): Promise<void> => undefined

describe('lasting work', () => {
  let database: Database
  let facts: Facts
  const failures: string[] = []
  beforeEach(async () => {
    database = await openTestDatabase()
    facts = makeFacts()
    failures.length = 0
  })
  afterEach(() => database.close())

  const move = (now: string, processId = 'gcr'): Promise<number> =>
    database.transaction(
      (tx) => facts.record(tx, { type: 'clock.moved', processId, actorId: null, at, data: { now } }),
      { lock: `process:${processId}` },
    )
  const follow = (work: (moments: string[]) => Promise<void>, over = facts): Following =>
    followFacts(
      { database, facts: over, waitMs: 1, failed: (error) => failures.push((error as Error).message) },
      {
        name: 'test',
        types: ['clock.moved'],
        work: (moved) => work(moved.map(({ data }) => data.now)),
      },
    )

  it('[FCT6] that was stopped between the commit and the work is done by the next process', async () => {
    const begun: string[] = []
    // It begins, and the process ends before it is done: it never comes back.
    const stopped = follow(async (moments) => {
      begun.push(...moments)
      await new Promise(() => undefined)
    })
    void stopped.begin(['gcr'], nobody)
    await move('one')
    await expect.poll(() => begun).toEqual(['one'])
    // Nobody hears of this one at all.
    await database.transaction(
      (tx) =>
        makeFacts().record(tx, {
          ...{ type: 'clock.moved', processId: 'gcr', actorId: null, at },
          data: { now: 'two' },
        }),
      { lock: 'process:gcr' },
    )

    const done: string[] = []
    const next = follow(async (moments) => void done.push(...moments), makeFacts())
    await next.begin(['gcr'], nobody)
    expect(done).toEqual(['one', 'two'])
    expect(await cursorOf(database, 'test', 'gcr')).toBe(2)

    const later: string[] = []
    await follow(async (moments) => void later.push(...moments), makeFacts()).begin(['gcr'], nobody)
    expect(later).toEqual([])
  })

  it('[FCT6] looks at what stands, once, where nothing says how far it had come', async () => {
    await move('one')
    const seen: string[] = []
    const following = follow(async (moments) => void seen.push(...moments))
    await following.begin(['gcr'], async () => void seen.push('as it stands'))
    await move('two')
    await expect.poll(() => seen).toEqual(['as it stands', 'two'])
    await following.begin(['gcr'], async () => void seen.push('again'))
    expect(seen).toEqual(['as it stands', 'two'])
  })

  it('[FCT6] that fails is tried again, and given up rather than keep what follows waiting for ever', async () => {
    const tried: string[] = []
    const following = follow(async (moments) => {
      tried.push(...moments)
      if (moments.includes('bad')) throw new Error('no')
    })
    await following.begin(['gcr'], nobody)
    await move('bad')
    await expect.poll(() => failures.length).toBe(5)
    await following.settled()
    await move('good')
    await expect.poll(() => tried.at(-1)).toBe('good')
    expect(tried.filter((each) => each === 'bad')).toHaveLength(5)
  })
})
