/** Every fact with every audience there can be: whom it may be told to, and what enters the record, from its row alone. */
import { audiences, belongsTo, groupsOf } from '@plenary/shared/audience'
import { type FactType, factTypes, facts as kinds } from '@plenary/shared/events'
import { table } from '@plenary/shared/fact-row'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Database } from '../database/port.ts'
import { openTestDatabase } from '../database/test-database.ts'
import type { NewFact } from './facts.ts'
import { factsSince, makeFacts } from './record.ts'
import { recordEntries } from './tables.ts'

const at = new Date('2018-02-13T08:30:00Z')
const groups = ['participants', 'secretariat', 'delegation:d', 'participant:p']
/** One group, and several in either order, besides none and what is no audience. */
const whoms: (string | undefined)[] = [
  undefined,
  ...groups,
  ...groups.flatMap((one) => groups.filter((other) => other !== one).map((other) => `${one}+${other}`)),
  '',
  'everybody',
  'participants+',
]

let database: Database
let cells = 0
const wrong: string[] = []
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(async () => {
  console.log(`facts and their audiences: ${cells} cells tried, ${wrong.length} wrong`)
  await database.close()
})

/** What becomes of it: whom it was told to, and whether it stands in the record; null where it was refused. */
async function recorded(type: FactType, audience: string | undefined) {
  const facts = makeFacts()
  const processId = `${type} ${audience}`
  const person = { id: 'p', name: 'P', kind: 'ngo', role: 'member', delegation: null, colour: '#000000' }
  const fact = {
    type,
    processId,
    actorId: null,
    at,
    data: { participant: person, former: person },
    ...(audience === undefined ? {} : { audience }),
  }
  try {
    await database.transaction((tx) => facts.record(tx, fact as unknown as NewFact), { lock: 'test:all' })
  } catch {
    const { items } = await factsSince(database, processId, 0, 10, () => true)
    return items.length === 0 ? null : 'half'
  }
  let told = ''
  await factsSince(database, processId, 0, 10, (whom) => {
    told = whom
    return true
  })
  const entries = await database.select().from(recordEntries)
  return { told, inRecord: entries.some((entry) => entry.processId === processId) }
}

describe('the table of facts', () => {
  it.each(factTypes)('[FCT5] %s is told to nobody whom its row does not name', async (type) => {
    const { audience, weight } = kinds[type]
    const bounds: { usual: string | null; groups: readonly string[] } = audiences[audience]
    for (const whom of whoms) {
      const wished = whom ?? bounds.usual
      const within =
        wished !== null &&
        groupsOf(wished).every(
          (group) => groups.includes(group) && bounds.groups.includes(group.split(':')[0] as string),
        )
      const known =
        wished !== null &&
        groupsOf(wished).some((group) => group === 'participants' || group === 'secretariat')
      const right = within && (weight === 'screens' || known)
      const got = await recorded(type, whom)
      cells += 1
      const expected = right ? { told: wished, inRecord: weight === 'record' } : null
      if (JSON.stringify(got) !== JSON.stringify(expected))
        wrong.push(`${type} to ${whom}: ${JSON.stringify(got)}, not ${JSON.stringify(expected)}`)
    }
    expect(wrong).toEqual([])
  })

  it('[FCT5] what is private has no row of the record, and a row without one of its parts does not compile', () => {
    const anyone = { id: 'p', role: 'member', delegationId: 'd' }
    const rows = factTypes
      .filter((type) => kinds[type].weight === 'record')
      .map((type) => audiences[kinds[type].audience])
    for (const { groups: may } of rows)
      expect(may.some((group: string) => group === 'participants' || group === 'secretariat')).toBe(true)
    expect(belongsTo('secretariat', anyone)).toBe(false)
    const data = z.object({})
    const whole = {
      data,
      weight: 'record',
      audience: 'everyone',
      supersedes: 'nothing',
      changesRights: false,
    } as const
    const { changesRights: _, ...lacking } = whole
    table({ 'a.fact': whole })
    // @ts-expect-error one of its parts is missing
    table({ 'a.fact': lacking })
    // @ts-expect-error what its author alone is told has no place in the record
    table({ 'a.fact': { ...whole, audience: 'itsAuthor' } })
    // @ts-expect-error nor what the writers of a draft are told
    table({ 'a.fact': { ...whole, audience: 'itsWriters' } })
    table({ 'a.fact': { ...whole, audience: 'itsWriters', weight: 'screens' } })
  })
})
