import { canonicalJson } from '@plenary/shared/canonical'
import { digestOf, entryHash, genesis } from '@plenary/shared/record'
import { asc } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../database/port.ts'
import { openSqlite } from '../database/sqlite.ts'
import { openTestDatabase } from '../database/test-database.ts'
import type { NewFact } from './facts.ts'
import { makeFacts } from './record.ts'
import { recordEntries } from './tables.ts'

const at = new Date('2018-02-13T08:30:00Z')
const exported = (processId: string, what: string): NewFact<'text.exported'> => ({
  type: 'text.exported',
  processId,
  actorId: 'participant-1',
  at,
  data: { what, format: 'test' },
})

describe('the chain of the record', () => {
  let database: Database & { file: string }
  beforeEach(async () => {
    database = await openTestDatabase()
  })
  afterEach(() => database.close())
  const entries = () => database.select().from(recordEntries).orderBy(asc(recordEntries.number))

  async function expectLinked(count: number): Promise<void> {
    const rows = await entries()
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: count }, (_, nth) => nth + 1))
    for (const [nth, row] of rows.entries()) {
      expect(row.previous).toBe(rows[nth - 1]?.hash ?? genesis)
      const said = {
        number: row.number,
        type: row.type,
        at: row.at.toISOString(),
        process: row.processId,
        seq: row.seq,
        actor: row.actorId,
        draft: row.draftId,
        stage: row.stageId,
        paragraph: row.paragraphId,
        digest: row.digest,
        previous: row.previous,
      }
      expect(row.hash).toBe(entryHash(said))
      expect(row.digest).toBe(digestOf(row.salt as string, row.data as string))
      expect(canonicalJson(JSON.parse(row.data as string))).toBe(row.data)
    }
  }

  it('[REC1] is one list, linked and without gap, whatever processes and programs write at once', async () => {
    const beside = openSqlite(database.file)
    const facts = makeFacts()
    await Promise.all(
      Array.from({ length: 120 }, (_, nth) =>
        (nth % 2 ? beside : database).transaction(
          async (tx) => {
            await facts.record(tx, exported(nth % 3 ? 'gcr' : 'gcm', `${nth} first`))
            await facts.record(tx, exported('gcr', `${nth} second`))
          },
          { lock: 'test:all' },
        ),
      ),
    )
    await beside.close()
    await expectLinked(240)
  })

  it('[REC1] holds nothing of a transaction that failed, nor of a savepoint that was undone', async () => {
    const facts = makeFacts()
    await database.transaction((tx) => facts.record(tx, exported('gcr', 'one')), { lock: 'test:all' })
    const failing = database.transaction(
      async (tx) => {
        await facts.record(tx, exported('gcr', 'undone'))
        throw new Error('no')
      },
      { lock: 'test:all' },
    )
    await expect(failing).rejects.toThrow('no')
    await database.transaction(
      async (tx) => {
        await facts.record(tx, exported('gcr', 'two'))
        const inner = tx.nested(async (nested) => {
          await facts.record(nested, exported('gcr', 'undone too'))
          throw new Error('no')
        })
        await expect(inner).rejects.toThrow('no')
        await facts.record(tx, exported('gcr', 'three'))
      },
      { lock: 'test:all' },
    )
    await expectLinked(3)
    expect(JSON.stringify(await entries())).not.toContain('undone')
  })

  it('[REC1] leaves out facts that only keep screens current', async () => {
    const facts = makeFacts()
    await database.transaction(
      async (tx) => {
        await facts.record(tx, {
          type: 'paragraph.text',
          processId: 'gcr',
          paragraphId: 'p1',
          actorId: null,
          at,
          data: {
            draftId: 'd',
            paragraph: {
              id: 'p1',
              position: 'a0',
              kind: 'paragraph',
              level: 0,
              status: 'open',
              unnumbered: false,
              content: [],
              text: 'words',
            },
          },
        })
        await facts.record(tx, exported('gcr', 'one'))
      },
      { lock: 'test:all' },
    )
    const rows = await entries()
    expect(rows.map(({ number, seq, type }) => [number, seq, type])).toEqual([[1, 2, 'text.exported']])
  })

  it('[REC2] keeps of a person who joined their opaque id and part, and no name', async () => {
    const facts = makeFacts()
    const delegation = { id: 'delegation-1', name: 'Canary Delegation' }
    const participant = { id: 'participant-1', name: 'Canary Person', kind: 'ngo', role: 'member' } as const
    await database.transaction(
      (tx) =>
        facts.record(tx, {
          type: 'participant.joined',
          processId: 'gcr',
          actorId: 'participant-1',
          at,
          data: { participant: { ...participant, delegation, colour: '#000000' } },
        }),
      { lock: 'test:all' },
    )
    const [row] = await entries()
    expect(JSON.parse(row?.data as string)).toEqual({
      participant: { id: 'participant-1', kind: 'ngo', role: 'member', delegation: 'delegation-1' },
    })
    expect(JSON.stringify(row)).not.toContain('Canary')
  })

  it('[REC2] salts what entries carry, so that equal facts have unequal digests', async () => {
    const facts = makeFacts()
    await database.transaction(
      async (tx) => {
        for (let nth = 0; nth < 50; nth += 1) await facts.record(tx, exported('gcr', 'the same'))
      },
      { lock: 'test:all' },
    )
    const rows = await entries()
    expect(new Set(rows.map(({ digest }) => digest)).size).toBe(50)
    for (const { salt } of rows) expect(salt).toMatch(/^[0-9a-f]{32}$/)
  })
})
