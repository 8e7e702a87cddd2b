/** Five hundred threads on one draft: as many questions to the database as for one. */
import { randomUUID } from 'node:crypto'
import type { Actor } from '@plenary/shared/participant'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database, Queries } from '../database/port.ts'
import { openTestDatabase } from '../database/test-database.ts'
import { paragraphKind } from '../paragraph/subject.ts'
import { insertParticipants } from '../participant/store.ts'
import { insertProcess } from '../process/store.ts'
import { makeSubjects } from '../subject/registry.ts'
import { onTheWhole } from './anchor.ts'
import { insertComment, newComment } from './comment-store.ts'
import { insertThread, type ThreadFilter, type ThreadRow, threadsAfter } from './store.ts'
import { threadViews } from './view-threads.ts'

const at = new Date('2018-02-13T08:30:00Z')
const processId = 'process-1'
const author: Actor = { id: 'ngo-1', processId, kind: 'ngo', role: 'member', delegationId: null }
const reader: Actor = { id: 'state-1', processId, kind: 'member-state', role: 'member', delegationId: null }
const unused = () => Promise.reject(new Error('no rights are asked here'))
const subjects = makeSubjects(() => [paragraphKind({ clock: { now: () => at } as never }, unused)])
const views = { subjects, accounts: { userNames: async () => new Map([['user-1', 'Somebody']]) } }

const threadRow = (nth: number, more: Partial<ThreadRow> = {}): ThreadRow => ({
  id: randomUUID(),
  processId,
  subjectType: 'paragraph',
  subjectId: `paragraph-${nth % 100}`,
  wholeId: 'draft-1',
  standsOn: `paragraph-${nth % 100}`,
  kind: 'comment',
  visibility: 'all',
  audience: 'participants',
  status: 'open',
  outcome: null,
  resolvedBy: null,
  resolvedAt: null,
  authorId: nth % 2 ? author.id : reader.id,
  delegationId: null,
  ...onTheWhole,
  keptAs: null,
  keptPlace: null,
  topics: nth % 5 ? [] : ['objective-1', 'objective-12'],
  openedAt: new Date(at.getTime() + Math.floor(nth / 3)),
  changedAt: at,
  ...more,
})

/** Counts what is asked of the database. */
function counting(queries: Queries): { queries: Queries; count(): number } {
  let count = 0
  const counted = new Proxy(queries, {
    get(target, name) {
      if (name === 'select' || name === 'selectDistinct') count += 1
      return Reflect.get(target, name)
    },
  })
  return { queries: counted, count: () => count }
}

let database: Database
const list = { type: 'paragraph', wholeId: 'draft-1', shown: { allBut: [] }, kept: null }

beforeAll(async () => {
  database = await openTestDatabase()
  await database.transaction(
    async (tx) => {
      await insertProcess(tx, {
        id: processId,
        slug: 'a-process',
        title: 'A process',
        description: 'For a test',
        language: 'en',
        createdAt: at,
      })
      await insertParticipants(
        tx,
        [author, reader].map((actor, nth) => ({
          ...actor,
          userId: `user-${nth}`,
          pseudonym: null,
          joinedAt: at,
        })),
      )
      for (let nth = 0; nth < 500; nth += 1) {
        const row = threadRow(nth)
        await insertThread(tx, row)
        for (let reply = 0; reply < 3; reply += 1)
          await insertComment(
            tx,
            newComment({
              id: randomUUID(),
              threadId: row.id,
              parentId: null,
              depth: 0,
              authorId: reader.id,
              body: `Point ${reply}`,
              language: 'en',
              mentions: [],
              at: new Date(at.getTime() + reply),
            }),
          )
      }
      await insertThread(tx, threadRow(500, { visibility: 'delegation', audience: 'delegation:other' }))
      await insertThread(
        tx,
        threadRow(501, { visibility: 'secretariat', audience: 'secretariat+participant:ngo-1' }),
      )
    },
    { lock: 'test:all' },
  )
}, 120_000)
afterAll(() => database.close())

async function pages(filter: ThreadFilter = {}, actor = reader, limit = 200): Promise<ThreadRow[]> {
  const all: ThreadRow[] = []
  for (;;) {
    const rows = await threadsAfter(database, actor, list, filter, all.at(-1) ?? null, limit)
    all.push(...rows)
    if (rows.length < limit) return all
  }
}

describe('lists of threads', () => {
  it('[THR10] two hundred threads with their comments take as many questions as one', async () => {
    const rows = await pages()
    const [few, many] = [counting(database), counting(database)]
    await threadViews(few.queries, views, rows.slice(0, 1), reader)
    const begun = performance.now()
    const seen = await threadViews(many.queries, views, rows.slice(0, 200), reader)
    console.info(`200 threads with 600 comments in ${Math.round(performance.now() - begun)} ms`)
    expect(many.count()).toBe(few.count())
    expect(seen.flatMap(({ comments }) => comments)).toHaveLength(600)
    expect(seen[7]?.comments.map(({ body }) => body)).toEqual(['Point 0', 'Point 1', 'Point 2'])
  })

  it('[THR10] pages hold every thread once, though several were opened at one moment', async () => {
    const rows = await pages({}, reader, 7)
    expect(new Set(rows.map(({ id }) => id)).size).toBe(500)
    expect(rows).toHaveLength(500)
  })

  it('[THR2] what somebody may not know of is in no page and no count', async () => {
    expect((await pages({ visibility: 'delegation' })).length).toBe(0)
    expect((await pages({ visibility: 'secretariat' })).length).toBe(0)
    expect((await pages({ visibility: 'secretariat' }, author)).length).toBe(1)
    const behindMask: Actor = { ...reader, id: 'another-mask', also: ['ngo-1'] }
    expect((await pages({ visibility: 'secretariat' }, behindMask)).length).toBe(1)
    const secretariat: Actor = { ...reader, id: 's', role: 'secretariat', delegationId: 'office' }
    expect((await pages({ visibility: 'secretariat' }, secretariat)).length).toBe(1)
    expect((await pages({ visibility: 'delegation' }, secretariat)).length).toBe(0)
  })

  it('[THR10] filters narrow: by paragraph, kind of stakeholder, topic, status', async () => {
    expect(await pages({ on: ['paragraph-3'] })).toHaveLength(5)
    expect(await pages({ stakeholder: 'ngo' })).toHaveLength(250)
    expect(await pages({ topic: 'objective-1' })).toHaveLength(100)
    expect(await pages({ topic: 'objective-2' })).toHaveLength(0)
    expect(await pages({ status: 'resolved' })).toHaveLength(0)
    expect(await pages({ kind: 'concern' })).toHaveLength(0)
  })
})
