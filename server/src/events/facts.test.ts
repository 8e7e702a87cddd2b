import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../database/port.ts'
import { openTestDatabase } from '../database/test-database.ts'
import type { Delivered, NewFact } from './facts.ts'
import { factsSince, lastSeq, makeFacts } from './record.ts'

const at = new Date('2018-02-13T08:30:00Z')
const everyone = (): boolean => true
/** A fact that is told to whoever may know of what it is about. */
const told = (audience: string): NewFact<'contribution.changed'> => ({
  type: 'contribution.changed',
  processId: 'gcr',
  actorId: null,
  at,
  data: {} as NewFact<'contribution.changed'>['data'],
  audience,
})
const joined = (name: string): NewFact<'participant.joined'> => ({
  type: 'participant.joined',
  processId: 'gcr',
  actorId: null,
  at,
  data: { participant: { id: name, name, kind: 'ngo', role: 'member', delegation: null, colour: '#000000' } },
})
const text = (words: string): NewFact<'paragraph.text'> => ({
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
      text: words,
    },
  },
})

describe('facts', () => {
  let database: Database
  beforeEach(async () => {
    database = await openTestDatabase()
  })
  afterEach(() => database.close())

  it('[FCT1] are numbered without gap or repeat by a hundred writers at once, and heard in order', async () => {
    const facts = makeFacts()
    const heard: number[] = []
    facts.listen(({ fact }) => heard.push(fact.seq))
    await Promise.all(
      Array.from({ length: 100 }, (_, nth) =>
        database.transaction((tx) => facts.record(tx, joined(`p${nth}`)), { lock: 'test:all' }),
      ),
    )
    expect(heard).toEqual(Array.from({ length: 100 }, (_, nth) => nth + 1))
    expect(await lastSeq(database, 'gcr')).toBe(100)
    expect(await lastSeq(database, 'gcm')).toBe(0)
  })

  it('[FCT1] a transaction that fails leaves no fact and no gap', async () => {
    const facts = makeFacts()
    const heard: Delivered[] = []
    facts.listen((delivered) => heard.push(delivered))
    const failing = database.transaction(
      async (tx) => {
        await facts.record(tx, joined('nobody'))
        throw new Error('no')
      },
      { lock: 'test:all' },
    )
    await expect(failing).rejects.toThrow('no')
    await database.transaction((tx) => facts.record(tx, joined('someone')), { lock: 'test:all' })
    expect(heard.map(({ fact }) => fact.seq)).toEqual([1])
  })

  it('[FCT2] who was away asks for what came since, in pages, and hears only what is for them', async () => {
    const facts = makeFacts()
    for (const audience of ['participants', 'secretariat', 'participants', 'delegation:x'])
      await database.transaction((tx) => facts.record(tx, told(audience)), { lock: 'test:all' })
    const page = await factsSince(database, 'gcr', 1, 2, (audience) => audience === 'participants')
    expect(page.items.map(({ seq }) => seq)).toEqual([3])
    expect(page.next).toBe(3)
    expect((await factsSince(database, 'gcr', 3, 2, everyone)).next).toBeNull()
  })

  it('[FCT3] a newer text of a paragraph takes the place of the older one', async () => {
    const facts = makeFacts()
    for (const words of ['one', 'two', 'three'])
      await database.transaction((tx) => facts.record(tx, text(words)), { lock: 'test:all' })
    const { items } = await factsSince(database, 'gcr', 0, 10, everyone)
    expect(
      items.map(({ seq, data }) => [seq, (data as { paragraph: { text: string } }).paragraph.text]),
    ).toEqual([[3, 'three']])
  })

  it('[FCT4] a listener that throws does not keep others from hearing', async () => {
    const errors: unknown[] = []
    const facts = makeFacts((error) => errors.push(error))
    const heard: number[] = []
    facts.listen(() => {
      throw new Error('deaf')
    })
    const stop = facts.listen(({ fact }) => heard.push(fact.seq))
    await database.transaction((tx) => facts.record(tx, joined('a')), { lock: 'test:all' })
    stop()
    await database.transaction((tx) => facts.record(tx, joined('b')), { lock: 'test:all' })
    expect(heard).toEqual([1])
    expect(errors).toHaveLength(2)
  })

  it('[FCT7] what a word does with a fact is done in its transaction: undone with it, and undoing it', async () => {
    const facts = makeFacts()
    const seen: string[] = []
    facts.react({
      async 'participant.joined'(tx, { data, processId }) {
        seen.push(data.participant.name)
        if (data.participant.name === 'bad') throw new Error('this cannot be')
        await facts.record(tx, {
          ...{ type: 'clock.moved', processId, actorId: null, at },
          data: { now: data.participant.name },
        })
      },
    })
    const join = (name: string) =>
      database.transaction((tx) => facts.record(tx, joined(name)), { lock: 'process:gcr' })
    await join('good')
    await expect(join('bad')).rejects.toThrow('this cannot be')
    expect(seen).toEqual(['good', 'bad'])
    const { items } = await factsSince(database, 'gcr', 0, 10, everyone)
    expect(items.map(({ type, seq }) => [seq, type])).toEqual([
      [1, 'participant.joined'],
      [2, 'clock.moved'],
    ])
  })
})
