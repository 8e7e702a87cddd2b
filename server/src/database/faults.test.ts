import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import Sqlite from 'better-sqlite3'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { logRows } from '../collab/tables.ts'
import { factCounters } from '../events/tables.ts'
import { isStorageFault, storageFaultOf } from './errors.ts'
import { openDatabase } from './open.ts'
import type { Database, Transaction } from './port.ts'
import { openSqlite, type SqliteOptions } from './sqlite.ts'
import { openTestDatabase } from './test-database.ts'
import { WriterThread } from './writer-thread.ts'

const at = new Date('2018-02-13T08:30:00Z')
const counter = (processId: string) => ({ processId, seq: 1 })
const idsOf = async (database: Database): Promise<string[]> =>
  (await database.select().from(factCounters)).map(({ processId }) => processId).sort()

describe('faults of the storage', () => {
  let folder: Database & { file: string }
  let database: Database
  let writer: WriterThread
  const reported: unknown[] = []

  const open = (options: SqliteOptions = {}): void => {
    writer = new WriterThread(folder.file)
    database = openSqlite(folder.file, { writer, report: (error) => reported.push(error), ...options })
  }
  const killWriter = (): Promise<number> => (writer as unknown as { worker: Worker }).worker.terminate()
  const limitPages = (pages: number): Promise<unknown> =>
    database.transaction(
      (tx) =>
        (tx as unknown as { run(query: unknown): Promise<unknown> }).run(
          sql.raw(`PRAGMA max_page_count = ${pages}`),
        ),
      { lock: 'test:all' },
    )

  beforeEach(async () => {
    folder = await openTestDatabase()
    reported.length = 0
    open()
  })
  afterEach(async () => {
    await database.close()
    await folder.close()
  })

  it('[DB8] when the writer dies, what was under way hears "try again", reads go on, and the next write works', async () => {
    await database.insert(factCounters).values(counter('before'))
    const pending = Promise.allSettled(
      ['a', 'b', 'c'].map((id) => database.insert(factCounters).values(counter(id))),
    )
    const died = killWriter()
    const answers = await pending
    await died
    for (const answer of answers)
      if (answer.status === 'rejected') expect(storageFaultOf(answer.reason)?.code).toBe('try-again')
    expect(await idsOf(database)).toContain('before')
    expect(await database.healthy()).toBe(true)
    await database.insert(factCounters).values(counter('after'))
    expect(await idsOf(database)).toContain('after')
  })

  it('[DB8] a transaction that loses its writer leaves nothing, even when it goes on writing', async () => {
    const lost = database.transaction(
      async (tx) => {
        await tx.insert(factCounters).values(counter('half'))
        await killWriter()
        await tx
          .insert(factCounters)
          .values(counter('first after'))
          .catch(() => undefined)
        await tx.insert(factCounters).values(counter('second after'))
      },
      { lock: 'test:all' },
    )
    await expect(lost).rejects.toThrow()
    expect(await idsOf(database)).toEqual([])
    await database.transaction((tx) => tx.insert(factCounters).values(counter('next')), { lock: 'test:all' })
    expect(await idsOf(database)).toEqual(['next'])
  })

  it('[DB8] on a full disk exactly the acknowledged writes are there, and writing goes on when there is room', async () => {
    await limitPages(1)
    const big = new Uint8Array(200_000)
    const log = (room: string, update: Uint8Array) =>
      database.insert(logRows).values({ room, seq: 1, participantId: null, update, at })
    const rooms = ['a', 'b', 'c', 'd']
    const answers = await Promise.allSettled(
      rooms.map((room, nth) => log(room, nth === 2 ? big : new Uint8Array(3))),
    )
    expect(answers[2]?.status).toBe('rejected')
    for (const answer of answers)
      if (answer.status === 'rejected') expect(storageFaultOf(answer.reason)?.fault).toBe('SQLITE_FULL')
    const there = (await database.select({ room: logRows.room }).from(logRows)).map(({ room }) => room)
    expect(there.sort()).toEqual(rooms.filter((_, nth) => answers[nth]?.status === 'fulfilled'))
    const alone = database.transaction(
      (tx) => tx.insert(logRows).values({ room: 'e', seq: 1, update: big, at }),
      { lock: 'test:all' },
    )
    await expect(alone).rejects.toMatchObject({ code: 'try-again', fault: 'SQLITE_FULL' })
    await limitPages(100_000)
    await log('c', big)
    expect(await database.$count(logRows)).toBe(there.length + 1)
  })

  it('[DB4] a transaction that does not end is undone, and the others go on', async () => {
    await database.close()
    open({ longestTransactionMs: 1000 })
    let leaked: Transaction | undefined
    const stuck = database.transaction(
      async (tx) => {
        leaked = tx
        await tx.insert(factCounters).values(counter('stuck'))
        await new Promise(() => undefined)
      },
      { lock: 'test:all' },
    )
    await Promise.all([
      expect(stuck).rejects.toThrow(/undone/),
      database.insert(factCounters).values(counter('next')),
    ])
    const late = (): Promise<unknown> => (leaked as Transaction).insert(factCounters).values(counter('late'))
    await expect(late()).rejects.toThrow()
    await database.transaction(
      async (tx) => {
        await expect(late()).rejects.toThrow()
        await tx.insert(factCounters).values(counter('last'))
      },
      { lock: 'test:all' },
    )
    expect(await idsOf(database)).toEqual(['last', 'next'])
  })

  it('[DB3] a callback after the commit that throws is reported; the commit and its neighbours stand', async () => {
    const told: string[] = []
    await database.transaction(
      async (tx) => {
        tx.afterCommit(() => {
          throw new Error('deaf')
        })
        tx.afterCommit(() => told.push('second'))
        await tx.insert(factCounters).values(counter('a'))
      },
      { lock: 'test:all' },
    )
    expect(told).toEqual(['second'])
    expect(reported).toHaveLength(1)
    expect(await idsOf(database)).toEqual(['a'])
  })

  it('[DB9] closing commits what was asked for, and takes nothing more', async () => {
    const ids = Array.from({ length: 50 }, (_, nth) => `c${nth}`)
    await Promise.all([
      ...ids.map((id) => database.insert(factCounters).values(counter(id))),
      database.transaction((tx) => tx.insert(factCounters).values(counter('t')), { lock: 'test:all' }),
      database.close(),
    ])
    await expect(database.insert(factCounters).values(counter('late'))).rejects.toThrow()
    await expect(database.transaction(async () => 1, { lock: 'test:all' })).rejects.toSatisfy(isStorageFault)
    expect(await database.healthy()).toBe(false)
    expect(await idsOf(folder)).toEqual([...ids, 't'].sort())
  })
})

describe('killing the process', () => {
  const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))

  it(`[DB1] keeps every acknowledged write and no half of one (SEED=${seed})`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'plenary-kill-'))
    const file = join(folder, 'database.sqlite')
    const acknowledged: string[] = []
    for (let round = 0; round < 3; round += 1) {
      const enough = 30 + ((seed >> (round * 5)) % 400)
      acknowledged.push(...(await writeUntilKilled(file, `r${round}`, enough)))
    }
    const database = await openDatabase({ file, at })
    const there = new Set(await idsOf(database))
    expect(acknowledged.filter((id) => !there.has(id))).toEqual([])
    for (const id of there)
      if (!id.includes('single'))
        expect(there.has(id.replace(/[ab]$/, (half) => (half === 'a' ? 'b' : 'a')))).toBe(true)
    await database.close()
    const raw = new Sqlite(file)
    expect(raw.pragma('integrity_check', { simple: true })).toBe('ok')
    raw.close()
    expect(existsSync(`${file}-wal`)).toBe(false)
    rmSync(folder, { recursive: true })
  }, 60_000)

  /** The ids a process said were saved before it was killed without warning. */
  function writeUntilKilled(file: string, run: string, enough: number): Promise<string[]> {
    const script = join(import.meta.dirname, 'test-writer-process.ts')
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', '--conditions', 'plenary-source', script, file, run],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    return new Promise((resolve, reject) => {
      let said = ''
      child.stdout.on('data', (data: Buffer) => {
        said += data.toString()
        if (said.split('\n').length > enough) child.kill('SIGKILL')
      })
      child.once('error', reject)
      child.once('close', () => resolve(said.split('\n').slice(0, -1)))
    })
  }
})
