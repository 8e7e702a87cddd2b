/** The frame of every command: whom it refuses and when, and what it answers to an id it knows. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeTestClock } from '../clock/system-clock.ts'
import type { Database } from '../database/port.ts'
import { openTestDatabase } from '../database/test-database.ts'
import { factsSince, makeFacts } from '../events/record.ts'
import { insertProcess } from '../process/store.ts'
import { command } from './command.ts'
import { amongPeople, lockOfPeople } from './people.ts'
import { insertParticipants, updateParticipant } from './store.ts'

const at = new Date('2018-02-13T08:30:00Z')

describe('a command', () => {
  let database: Database
  const clock = makeTestClock(at.toISOString())
  const worked: string[] = []
  beforeEach(async () => {
    worked.length = 0
    database = await openTestDatabase()
    await database.transaction(
      async (tx) => {
        await insertProcess(tx, {
          ...{ id: 'p', slug: 'p', title: 'A process', description: '', language: 'en', createdAt: at },
        })
        await insertParticipants(
          tx,
          (['secretariat', 'member'] as const).map((role) => ({
            ...{ id: role, processId: 'p', kind: 'un-entity' as const, role, delegationId: null },
            ...{ userId: `user ${role}`, pseudonym: null, joinedAt: at },
          })),
        )
      },
      { lock: 'process:p' },
    )
  })
  afterEach(() => database.close())

  const things = new Map<string, { processId: string; made: string }>([
    ['t', { processId: 'p', made: 'before' }],
  ])
  const subject = amongPeople(async (_, id) => things.get(id) ?? null)
  const deps = () => ({ database, clock, facts: makeFacts() })
  const moveClock = command({
    subject,
    action: 'clock.set',
    lock: lockOfPeople,
    async work(_: object, { record }, now: string) {
      worked.push(now)
      await record('clock.moved', { now })
      return now
    },
  })

  it('[CMD1] refuses what is not there, who takes no part and who may not, and then does nothing', async () => {
    const asked = (user: string, id: string) => moveClock(deps(), `user ${user}`, id, 'now')
    await expect(asked('secretariat', 'unknown')).rejects.toMatchObject({ code: 'not-found' })
    await expect(asked('nobody', 't')).rejects.toMatchObject({ code: 'not-found' })
    await expect(asked('member', 't')).rejects.toMatchObject({ code: 'secretariat-only' })
    expect(worked).toEqual([])
    expect(await asked('secretariat', 't')).toBe('now')
    const { items } = await factsSince(database, 'p', 0, 10, () => true)
    expect(items).toMatchObject([{ type: 'clock.moved', actor: 'secretariat', at: at.toISOString() }])
  })

  it('[CMD2] is judged again inside its transaction: a right that ended meanwhile is no right', async () => {
    const slow = command({
      subject,
      action: 'clock.set',
      lock: lockOfPeople,
      prepare: async () =>
        database.transaction((tx) => updateParticipant(tx, 'secretariat', { role: 'member' }), {
          lock: 'people:p',
        }),
      async work() {
        worked.push('in spite of it')
      },
    })
    await expect(slow(deps(), 'user secretariat', 't')).rejects.toMatchObject({ code: 'secretariat-only' })
    await expect(slow(deps(), 'user member', 't')).rejects.toMatchObject({ code: 'secretariat-only' })
    expect(worked).toEqual([])
  })

  it('[CMD3] answers an id it has answered with the first answer, and nobody else to it', async () => {
    const made = new Map<string, { by: string; answer: string }>()
    const make = command({
      subject,
      action: 'clock.set',
      lock: lockOfPeople,
      once: {
        known: async (_, { id }: { id: string; say: string }) => made.get(id) ?? null,
        isSame: ({ by }, { actor }) => by === actor.id,
        answer: async (_: object, __, ___, { answer }) => answer,
      },
      async work(_: object, { actor }, { id, say }: { id: string; say: string }) {
        worked.push(say)
        made.set(id, { by: actor.id, answer: say })
        return say
      },
    })
    const ask = (say: string) => make(deps(), 'user secretariat', 't', { id: 'mine', say })
    expect([await ask('first'), await ask('second')]).toEqual(['first', 'first'])
    expect(worked).toEqual(['first'])
    made.set('mine', { by: 'somebody else', answer: 'theirs' })
    await expect(ask('third')).rejects.toMatchObject({ code: 'already-exists' })
  })

  it('[CMD3] answers what was made before even after the right has ended, where it says so', async () => {
    const made = new Map([['mine', 'first']])
    const make = command({
      subject,
      action: 'clock.set',
      lock: lockOfPeople,
      once: {
        known: async (_, id: string) => made.get(id) ?? null,
        isSame: () => true,
        answer: async (_: object, __, ___, known) => known,
        outlivesRight: true,
      },
      prepare: async (_: object, __, id: string) => worked.push(id),
      work: async () => 'anew',
    })
    expect(await make(deps(), 'user member', 't', 'mine')).toBe('first')
    await expect(make(deps(), 'user member', 't', 'other')).rejects.toMatchObject({
      code: 'secretariat-only',
    })
    await expect(make(deps(), 'user nobody', 't', 'mine')).rejects.toMatchObject({ code: 'not-found' })
    expect(worked).toEqual([])
    expect(await make(deps(), 'user secretariat', 't', 'other')).toBe('anew')
  })

  it('[CMD1] asks for every right that what is asked needs, and of none where it needs none', async () => {
    const change = command({
      subject,
      action: (_, needs: ('record.export' | 'clock.set')[]) => needs,
      lock: lockOfPeople,
      work: async () => 'done',
    })
    const asked = (user: string, ...needs: ('record.export' | 'clock.set')[]) =>
      change(deps(), `user ${user}`, 't', needs)
    expect(await asked('member')).toBe('done')
    expect(await asked('member', 'record.export')).toBe('done')
    await expect(asked('member', 'record.export', 'clock.set')).rejects.toMatchObject({
      code: 'secretariat-only',
    })
    expect(await asked('secretariat', 'record.export', 'clock.set')).toBe('done')
    await expect(asked('nobody')).rejects.toMatchObject({ code: 'not-found' })
  })

  it('[CMD1] acts as the owner where the thing is theirs under another name, at the moment the thing says', async () => {
    const veiled = {
      ...{
        id: 'veiled',
        processId: 'p',
        kind: 'refugee' as const,
        role: 'member' as const,
        delegationId: null,
      },
      ...{ userId: 'user veiled', pseudonym: 'Somebody', joinedAt: at },
    }
    await database.transaction((tx) => insertParticipants(tx, [veiled]), { lock: 'people:p' })
    const inStage = (stage: string) => ({ processId: 'p', stage })
    const [first, second] = ['first', 'second'].map((stage) =>
      command({
        subject: {
          ...subject,
          acting: () => inStage(stage),
          ownerId: ({ made }) => made,
          moment: (_, now) => new Date(+now + 5),
        },
        action: 'record.export',
        lock: lockOfPeople,
        work: async (_: object, { actor, now }) => ({ id: actor.id, late: +now - +clock.now() }),
      }),
    )
    things.set('owned', { processId: 'p', made: 'nobody' })
    const made = await first?.(deps(), 'user veiled', 'owned')
    things.set('owned', { processId: 'p', made: made?.id ?? '' })
    expect(await second?.(deps(), 'user veiled', 'owned')).toEqual({ id: made?.id, late: 5 })
    things.set('owned', { processId: 'p', made: 'nobody' })
    expect((await second?.(deps(), 'user veiled', 'owned'))?.id).not.toBe(made?.id)
  })
})
