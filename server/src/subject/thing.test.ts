/** What a thing says once: whom its commands, its readers and what is on it refuse, and where one acts on it. */
import { type PlaceWith, part } from '@plenary/shared/place'
import { line } from '@plenary/shared/rights'
import { subjectOf } from '@plenary/shared/subject'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeTestClock } from '../clock/system-clock.ts'
import type { Database } from '../database/port.ts'
import { openTestDatabase } from '../database/test-database.ts'
import { makeFacts } from '../events/record.ts'
import { command } from '../participant/command.ts'
import { insertParticipants } from '../participant/store.ts'
import { insertProcess } from '../process/store.ts'
import { makeSubjects } from './registry.ts'
import { actedOn, anyThing, kindOf, readSubject, readThing, type Thing } from './thing.ts'

interface Pledge {
  id: string
  processId: string
  /** Whoever is of no delegation does not know of it. */
  internal: boolean
}
const pledges = new Map<string, Pledge>(
  [false, true].map((internal) => {
    const id = internal ? 'internal' : 'open'
    return [id, { id, processId: 'p', internal }]
  }),
)

const pledge: Thing<Pledge, PlaceWith<'revision'>> = {
  type: 'pledge',
  find: async (_, id) => pledges.get(id) ?? null,
  acting: ({ id, processId }) => ({ processId, stage: id }),
  placeOf: (_, { id, processId }) => ({ processId, revision: part('revision', { id, processId }) }),
  isFor: (actor, { internal }) => !internal || (actor !== null && actor.delegationId !== null),
  heard: () => ({}),
}

const anybody = line(['revision'], () => 'yes')
const kind = kindOf(pledge, {
  subjectOf: (place, { id }) => subjectOf({ type: 'pledge', id }, place, { read: anybody, attach: anybody }),
  title: () => 'A pledge',
  link: ({ id }) => `/pledges/${id}`,
})

describe('a thing', () => {
  let database: Database
  const clock = makeTestClock('2018-02-13T08:30:00Z')
  const subjects = makeSubjects(() => [kind])
  beforeEach(async () => {
    database = await openTestDatabase()
    const at = clock.now()
    await database.transaction(
      async (tx) => {
        await insertProcess(tx, {
          ...{ id: 'p', slug: 'p', title: 'A process', description: '', language: 'en', createdAt: at },
        })
        await insertParticipants(tx, [
          {
            ...{ id: 'refugee', processId: 'p', kind: 'refugee', role: 'member', delegationId: null },
            ...{ userId: 'user refugee', pseudonym: 'Somebody', joinedAt: at },
          },
        ])
      },
      { lock: 'process:p' },
    )
  })
  afterEach(() => database.close())

  const deps = () => ({ database, clock, facts: makeFacts(), subjects })
  const own = command({
    subject: actedOn(pledge),
    action: 'memorandum.write',
    lock: ({ id }) => `pledge:${id}`,
    work: async () => 'written',
  })
  const onIt = command({
    subject: anyThing(subjects),
    action: 'subject.attach',
    lock: ({ id }) => `pledge:${id}`,
    work: async (_: object, { actor }) => actor.id,
  })
  const codeOf = (asked: Promise<unknown>) =>
    asked.then(
      () => 'yes',
      (error: { code: string }) => error.code,
    )

  it('[SUB6] refuses alike whoever acts on it, whoever reads it and whoever brings something to it', async () => {
    const told = async (user: string | undefined, id: string) => [
      await codeOf(own(deps(), user ?? 'nobody', id)),
      await codeOf(onIt(deps(), user ?? 'nobody', { type: 'pledge', id })),
      await codeOf(readThing(pledge, database, user, id)),
      await codeOf(readSubject(deps(), database, user, { type: 'pledge', id })),
    ]
    expect(await told(undefined, 'open')).toEqual(['not-a-participant', 'not-a-participant', 'yes', 'yes'])
    expect(await told('user refugee', 'open')).toEqual(['secretariat-only', 'yes', 'yes', 'yes'])
    const nothing = ['not-found', 'not-found', 'not-found', 'not-found']
    expect(await told(undefined, 'internal')).toEqual(nothing)
    expect(await told('user refugee', 'internal')).toEqual(nothing)
    expect(await told('user refugee', 'no-such-pledge')).toEqual(nothing)
  })

  it('[SUB6] is acted on in one place, whether by its own commands or on it', async () => {
    const { actor } = await readThing(pledge, database, 'user refugee', 'open')
    expect(actor?.id).not.toBe('refugee')
    expect(await onIt(deps(), 'user refugee', { type: 'pledge', id: 'open' })).toBe(actor?.id)
  })
})
