import { and, eq, gt } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { factCounters } from '../events/tables.ts'
import type { Database } from './port.ts'
import { prepared, preparedEach } from './prepared.ts'
import { openSqlite } from './sqlite.ts'
import { openTestDatabase } from './test-database.ts'
import { WriterThread } from './writer-thread.ts'

const counters = prepared<{ processId: string; over: number }, { seq: number }[]>((queries, value) =>
  queries
    .select({ seq: factCounters.seq })
    .from(factCounters)
    .where(and(eq(factCounters.processId, value('processId')), gt(factCounters.seq, value('over')))),
)
const keep = preparedEach<{ processId: string; seq: number }>((queries, value) =>
  queries.insert(factCounters).values({ processId: value('processId'), seq: value('seq') }),
)

describe('what is asked of the database often', () => {
  let folder: Awaited<ReturnType<typeof openTestDatabase>>
  let writer: WriterThread
  let database: Database
  beforeEach(async () => {
    folder = await openTestDatabase()
    writer = new WriterThread(folder.file)
    database = openSqlite(folder.file, { writer })
  })
  afterEach(async () => {
    await database.close()
    await folder.close()
  })

  it('[DB11] is built once, and answers within a transaction and outside what was asked with each time', async () => {
    await database.atomic(keep([1, 2, 3].map((seq) => ({ processId: `p${seq}`, seq }))))
    expect(await counters(database, { processId: 'p2', over: 0 })).toEqual([{ seq: 2 }])
    expect(await counters(database, { processId: 'p2', over: 2 })).toEqual([])
    const inside = await database.transaction(
      async (tx) => {
        await tx.atomic(keep([{ processId: 'p4', seq: 4 }]))
        return Promise.all(['p3', 'p4'].map((processId) => counters(tx, { processId, over: 0 })))
      },
      { lock: 'test:all' },
    )
    expect(inside).toEqual([[{ seq: 3 }], [{ seq: 4 }]])
  })

  it('[DB11] rows of one statement are one message to the writer: all of them happen, or none', async () => {
    const write = vi.spyOn(writer, 'write')
    const twice = ['a', 'b', 'a'].map((processId, seq) => ({ processId, seq }))
    await expect(database.atomic(keep(twice))).rejects.toThrow()
    expect(await database.$count(factCounters)).toBe(0)
    await database.atomic(keep(twice.slice(0, 2)))
    expect(write).toHaveBeenCalledTimes(2)
    expect(await database.$count(factCounters)).toBe(2)
  })

  it('[DB12] a transaction reads what is committed without a turn of the writer, until it first writes', async () => {
    await database.atomic(keep([{ processId: 'p', seq: 1 }]))
    const step = vi.spyOn(writer, 'step')
    const seen = await database.transaction(
      async (tx) => {
        const before = await counters(tx, { processId: 'p', over: 0 })
        expect(step).not.toHaveBeenCalled()
        await tx.update(factCounters).set({ seq: 7 })
        const after = await counters(tx, { processId: 'p', over: 0 })
        const inner = await tx.nested(async (deeper) => counters(deeper, { processId: 'p', over: 6 }))
        return [before, after, inner]
      },
      { lock: 'test:all' },
    )
    expect(seen).toEqual([[{ seq: 1 }], [{ seq: 7 }], [{ seq: 7 }]])
  })

  it('[DB12] what was asked to be written before a transaction is read in it', async () => {
    const written = database.insert(factCounters).values({ processId: 'p', seq: 1 })
    const both = await Promise.all([
      written.execute(),
      database.transaction(async (tx) => counters(tx, { processId: 'p', over: 0 }), { lock: 'test:all' }),
    ])
    expect(both[1]).toEqual([{ seq: 1 }])
  })
})
