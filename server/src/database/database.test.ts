import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { eq, is } from 'drizzle-orm'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { logRows } from '../collab/tables.ts'
import { factCounters } from '../events/tables.ts'
import { processes, texts } from '../process/tables.ts'
import { isForeignKeyViolation, isUniqueViolation } from './errors.ts'
import { type Migration, migrate, migrationsIn } from './migrate.ts'
import { migrationsFolder, openDatabase } from './open.ts'
import type { Database } from './port.ts'
import { openTestDatabase } from './test-database.ts'

const at = new Date('2018-02-13T08:30:00Z')
const process_ = (id: string, slug = id) => ({
  id,
  slug,
  title: 'T',
  description: '',
  language: 'en' as const,
  createdAt: at,
})

describe('the data port', () => {
  let database: Database & { file: string }
  beforeEach(async () => {
    database = await openTestDatabase()
  })
  afterEach(() => database.close())

  it('[DB1] durability is asked for by hand: WAL with synchronous FULL and foreign keys', async () => {
    const raw = new Sqlite(database.file)
    expect(raw.pragma('journal_mode', { simple: true })).toBe('wal')
    raw.close()
    const { Connection } = await import('./connection.ts')
    for (const options of [{}, { readonly: true }]) {
      const { raw: ours } = new Connection(database.file, options)
      expect(ours.pragma('synchronous', { simple: true })).toBe(2)
      expect(ours.pragma('foreign_keys', { simple: true })).toBe(1)
      ours.close()
    }
  })

  it('[DB1] rows come back as they went in: moments, flags, JSON and bytes', async () => {
    await database.insert(processes).values(process_('a'))
    await database
      .insert(texts)
      .values({ processId: 'a', code: 'z', order: 1, title: 'Zero', verified: true, sources: ['U1'] })
    await database
      .insert(logRows)
      .values({ room: 'r', seq: 1, participantId: null, update: new Uint8Array([0, 255, 7]), at })
    const [text] = await database.select().from(texts).innerJoin(processes, eq(texts.processId, processes.id))
    expect(text?.texts).toMatchObject({ verified: true, sources: ['U1'], dated: null })
    expect(text?.processes.createdAt).toEqual(at)
    const [row] = await database.select().from(logRows)
    expect([...(row?.update ?? [])]).toEqual([0, 255, 7])
  })

  it('[DB1] says what it wrote, and recognises a key that exists and one that points nowhere', async () => {
    const returned = await database.insert(processes).values(process_('a')).returning({ id: processes.id })
    expect(returned).toEqual([{ id: 'a' }])
    expect(await database.update(processes).set({ title: 'U' }).where(eq(processes.id, 'a'))).toMatchObject({
      changes: 1,
    })
    await expect(database.insert(processes).values(process_('a'))).rejects.toSatisfy(isUniqueViolation)
    await expect(
      database
        .insert(texts)
        .values({ processId: 'nowhere', code: 'z', order: 1, title: 'Z', verified: true, sources: [] }),
    ).rejects.toSatisfy(isForeignKeyViolation)
  })

  it('[DB2] a failing write does not fail its neighbours in the same commit', async () => {
    const answers = await Promise.allSettled(
      ['a', 'b', 'a', 'c'].map((id, nth) => database.insert(processes).values(process_(id, `${id}${nth}`))),
    )
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
    expect(await database.$count(processes)).toBe(3)
  })

  it('[DB2] several writes at once are all done or none', async () => {
    await database.insert(processes).values(process_('a'))
    const failed = database.atomic([
      database.insert(processes).values(process_('b')),
      database.insert(processes).values(process_('a')),
    ])
    const alone = database.insert(processes).values(process_('c'))
    await expect(failed).rejects.toSatisfy(isUniqueViolation)
    await alone
    expect((await database.select().from(processes)).map(({ id }) => id).sort()).toEqual(['a', 'c'])
  })

  it('[DB3] a transaction that fails leaves nothing, and says so to nobody', async () => {
    let told = 0
    await expect(
      database.transaction(
        async (tx) => {
          tx.afterCommit(() => told++)
          await tx.insert(processes).values(process_('a'))
          throw new Error('no')
        },
        { lock: 'test:all' },
      ),
    ).rejects.toThrow('no')
    expect(await database.$count(processes)).toBe(0)
    expect(told).toBe(0)
  })

  it('[DB3] a savepoint undoes itself alone; callbacks run after the commit, in order', async () => {
    const told: string[] = []
    await database.transaction(
      async (tx) => {
        tx.afterCommit(() => told.push('first'))
        await tx.insert(processes).values(process_('a'))
        await tx
          .nested(async (inner) => {
            inner.afterCommit(() => told.push('never'))
            await inner.insert(processes).values(process_('b'))
            throw new Error('undone')
          })
          .catch(() => undefined)
        await tx.nested(async (inner) => {
          inner.afterCommit(() => told.push('second'))
          await inner.insert(processes).values(process_('c'))
        })
        expect(told).toEqual([])
      },
      { lock: 'test:all' },
    )
    expect(told).toEqual(['first', 'second'])
    expect((await database.select().from(processes)).map(({ id }) => id).sort()).toEqual(['a', 'c'])
  })

  it('[DB10] a transaction that does not name what it is about does not compile', () => {
    const asks = {
      // @ts-expect-error There is no lock.
      nothing: () => database.transaction(async () => undefined),
      // @ts-expect-error It says of nothing which one it is.
      nameless: () => database.transaction(async () => undefined, { lock: 'process' }),
    }
    expect(Object.keys(asks)).toHaveLength(2)
  })

  it('[DB3] nobody reads what is not committed, and fifty counters lose no step', async () => {
    await database.insert(factCounters).values({ processId: 'p', seq: 0 })
    let seenDuring = -1
    await Promise.all(
      Array.from({ length: 50 }, () =>
        database.transaction(
          async (tx) => {
            const [row] = await tx.select().from(factCounters)
            await tx.update(factCounters).set({ seq: (row?.seq ?? 0) + 1 })
          },
          { lock: 'process:p' },
        ),
      ).concat(
        database
          .select()
          .from(factCounters)
          .then(([row]) => {
            seenDuring = row?.seq ?? -1
          }),
      ),
    )
    expect(seenDuring).toBeGreaterThanOrEqual(0)
    expect(await database.select().from(factCounters)).toEqual([{ processId: 'p', seq: 50 }])
  })

  it('[DB4] using the database inside its own transaction throws instead of waiting for ever', async () => {
    const forbidden = (error: Error): boolean => /inside a transaction/.test(String(error.cause ?? error))
    const inside = (work: () => PromiseLike<unknown>): Promise<void> =>
      database.transaction(
        async () => {
          await work()
        },
        { lock: 'test:all' },
      )
    await expect(inside(() => database.select().from(processes))).rejects.toSatisfy(forbidden)
    await expect(inside(() => database.insert(processes).values(process_('a')))).rejects.toSatisfy(forbidden)
    await expect(inside(() => database.transaction(async () => 1, { lock: 'test:all' }))).rejects.toSatisfy(
      forbidden,
    )
    expect(await database.healthy()).toBe(true)
  })
})

describe('migrations', () => {
  const folder = (): string => join(mkdtempSync(join(tmpdir(), 'plenary-migrate-')), 'database.sqlite')
  const migration = (name: string, text: string): Migration => ({
    name,
    sql: text,
    hash: createHash('sha256').update(text).digest('hex'),
  })

  it('[DB5] recreating a table keeps the rows that point to it', () => {
    const file = folder()
    const first = migration(
      '0000_a.sql',
      'CREATE TABLE p (id TEXT PRIMARY KEY);--> statement-breakpoint\nCREATE TABLE c (id TEXT PRIMARY KEY, p TEXT REFERENCES p(id) ON DELETE CASCADE);--> statement-breakpoint\nINSERT INTO p VALUES (1);--> statement-breakpoint\nINSERT INTO c VALUES (1, 1);',
    )
    const second = migration(
      '0001_b.sql',
      'CREATE TABLE n (id TEXT PRIMARY KEY, x TEXT);--> statement-breakpoint\nINSERT INTO n (id) SELECT id FROM p;--> statement-breakpoint\nDROP TABLE p;--> statement-breakpoint\nALTER TABLE n RENAME TO p;',
    )
    expect(migrate(file, [first], at)).toEqual(['0000_a.sql'])
    expect(migrate(file, [first, second], at)).toEqual(['0001_b.sql'])
    const raw = new Sqlite(file)
    expect(raw.prepare('SELECT count(*) AS n FROM c').get()).toEqual({ n: 1 })
    raw.close()
  })

  it('[DB5] a migration that would leave an orphan is undone whole', () => {
    const file = folder()
    const first = migration(
      '0000_a.sql',
      'CREATE TABLE p (id TEXT PRIMARY KEY);--> statement-breakpoint\nCREATE TABLE c (p TEXT REFERENCES p(id));--> statement-breakpoint\nINSERT INTO p VALUES (1);--> statement-breakpoint\nINSERT INTO c VALUES (1);',
    )
    migrate(file, [first], at)
    expect(() => migrate(file, [first, migration('0001_b.sql', 'DELETE FROM p;')], at)).toThrow(/point to/)
    expect(migrate(file, [first], at)).toEqual([])
  })

  it('[DB6] a database newer than the program is refused with a clear line and left untouched', async () => {
    const file = folder()
    const known = migrationsIn(migrationsFolder)
    migrate(file, [...known, migration('9999_future.sql', 'CREATE TABLE future (id TEXT);')], at)
    const before = createHash('sha256').update(readFileSync(file)).digest('hex')
    await expect(openDatabase({ file, at })).rejects.toThrow(/newer version of Plenary/)
    expect(createHash('sha256').update(readFileSync(file)).digest('hex')).toBe(before)
  })

  it('[DB6] a database with another history, or of somebody else, is refused', async () => {
    const file = folder()
    migrate(file, [migration('0000_other.sql', 'CREATE TABLE other (id TEXT);')], at)
    await expect(openDatabase({ file, at })).rejects.toThrow(/another history/)
    const foreign = folder()
    const raw = new Sqlite(foreign)
    raw.exec('CREATE TABLE theirs (id TEXT)')
    raw.close()
    await expect(openDatabase({ file: foreign, at })).rejects.toThrow(/not a database of Plenary/)
  })

  it('[DB7] the tables and the migrations agree, column by column and index by index', async () => {
    const file = folder()
    const database = await openDatabase({ file, at })
    await database.close()
    const raw = new Sqlite(file, { readonly: true })
    const asked = <R>(sql: string): R[] => raw.prepare(sql).all() as R[]
    const modules = Object.values(import.meta.glob<object>('../*/tables.ts', { eager: true }))
    const tables = modules.flatMap((words) => Object.values(words).filter((each) => is(each, SQLiteTable)))
    expect(tables.length).toBeGreaterThan(20)
    for (const table of tables) {
      const { name, columns, indexes } = getTableConfig(table as SQLiteTable)
      const there = asked<{ name: string; notnull: number }>(`PRAGMA table_info('${name}')`)
      const shape = (column: string, required: boolean): string => `${column} ${required ? 'not null' : ''}`
      expect(there.map((column) => shape(column.name, column.notnull === 1)).sort(), name).toEqual(
        columns.map((column) => shape(column.name, column.notNull)).sort(),
      )
      const kept = asked<{ name: string }>(`PRAGMA index_list('${name}')`).map((index) => index.name)
      expect(kept, name).toEqual(expect.arrayContaining(indexes.map((index) => index.config.name)))
    }
    const known = new Set(tables.map((table) => getTableConfig(table as SQLiteTable).name))
    const left = asked<{ name: string }>(`SELECT name FROM sqlite_master WHERE type = 'table'`)
      .map(({ name }) => name)
      .filter((name) => !known.has(name) && !name.startsWith('sqlite_'))
    raw.close()
    expect(left).toEqual(['migrations'])
  })
})
