/** The watch: what reads differently to different people is stopped, told and never published, until it is restored. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type At, forged } from '../../../tests/forger.ts'
import { chanceOf } from '../../../tests/seed.ts'
import { applyAsIs } from './apply.ts'
import { checkRooms } from './check-log.ts'
import { blockOf, seedUpdate } from './content.ts'
import { readAnew, readingOf } from './copies.ts'
import { linked, load, rowsOf } from './log.ts'
import { Room } from './room.ts'
import { comparedRooms, logRows } from './tables.ts'
import { type Hall, openHall, room, until } from './test-hall.ts'
import { Watch } from './watch.ts'

/** Updates of a time before the gate judged places, after which a newcomer reads other words. */
function disagreeing(seed: Uint8Array): Uint8Array[] {
  const chance = chanceOf(8)
  for (;;) {
    const doc = new Y.Doc()
    applyAsIs(doc, [seed])
    const words = (blockOf(doc) as Y.XmlElement).get(0) as Y.XmlText
    const first = (words._start as Y.Item).id
    const places: At[] = Array.from({ length: 6 }, (_, nth) => ({
      client: first.client,
      clock: first.clock + nth,
    }))
    const updates = [500, 400, 300].map((client) => {
      const id = { client, clock: 0 }
      const update = forged([
        {
          id,
          origin: chance.pick(places),
          rightOrigin: chance.pick(places),
          what: { content: 'text', text: `${client}` },
        },
      ])
      places.push(id, { client, clock: 1 }, { client, clock: 2 })
      return update
    })
    applyAsIs(doc, updates)
    if (readAnew(doc) !== readingOf(doc)) return updates
  }
}

const draft = [{ type: 'text' as const, text: 'Draft.' }]

describe('the watch', () => {
  let hall: Hall
  beforeEach(async () => {
    hall = await openHall({ content: draft })
  })
  afterEach(() => hall.close())

  /** Rows that an earlier version of the server admitted. */
  async function writeOldRows(): Promise<void> {
    const rows = await rowsOf(hall.database, room)
    const old = disagreeing(seedUpdate(draft)).map((update, nth) => ({
      room,
      seq: rows.length + nth + 1,
      participantId: 'a',
      update,
      at: hall.clock.now(),
    }))
    await hall.database.insert(logRows).values(linked(rows.at(-1)?.hash as string, old))
    // Nobody compared anything then.
    await hall.database.delete(comparedRooms)
    await hall.restart()
    await until('it is found', () => hall.collab.figures().stopped === 1)
  }

  const seal = () =>
    hall.collab.sealRooms([room], (_, sealNow) => sealNow([room], null), {
      lock: 'test:all',
      closes: () => [],
    })

  it('[WAT1] [WAT3] an old log with such a change opens and is read; who writes in it hears why and keeps the words', async () => {
    await writeOldRows()
    expect(hall.reports).toContainEqual(['texts.differ', { room, seq: 4 }])
    expect(hall.projected.filter(({ seq }) => seq > 1)).toEqual([])
    const a = await hall.join('a')
    expect(a.text).toContain('400')
    a.type(' mine')
    await until('it is refused', () => a.refused.length > 0)
    expect(a.refused).toEqual(['paragraph-stopped'])
    await until('the words are kept', () => hall.late.size === 1)
    expect(JSON.stringify([...hall.late.values()][0]?.content)).toContain('mine')
    // It stays so.
    await hall.restart()
    expect(hall.collab.figures().stopped).toBe(1)
  })

  it('[WAT2] nothing of it is sealed, split or merged', async () => {
    await writeOldRows()
    await expect(seal()).rejects.toMatchObject({ code: 'paragraph-stopped' })
    const read = hall.collab.withRooms([room], 'a', (_, edits) => edits.contentOf(room), { lock: 'test:all' })
    await expect(read).rejects.toMatchObject({ code: 'paragraph-stopped' })
    const write = hall.collab.withRooms([room], 'a', (_, edits) => edits.replace(room, draft), {
      lock: 'test:all',
    })
    await expect(write).rejects.toMatchObject({ code: 'paragraph-stopped' })
  })

  it('[WAT4] restored from its history it is written whole, reads the same to all, and is written in again', async () => {
    await writeOldRows()
    const before = await hall.join('a')
    await hall.collab.withRooms(
      [room],
      'secretariat',
      async (_, edits) => {
        expect(edits.isStopped(room)).toBe(true)
        await edits.replace(room, draft, { kind: 'restored', seq: 1 })
      },
      { lock: 'test:all' },
    )
    expect(hall.collab.figures().stopped).toBe(0)
    await until('who was there reads it', () => before.text === 'Draft.')
    const later = await hall.join('b')
    expect(later.text).toBe('Draft.')
    later.type(' More.')
    await until('all read on', () => before.text === 'Draft. More.')
    const { rooms } = await seal()
    expect(rooms.get(room)?.seq).toBe(6)
    for await (const { faults } of checkRooms(hall.database, () => [])) expect(faults).toEqual([])
  })

  it('[WAT5] verify names the room and the change', async () => {
    await writeOldRows()
    const found = []
    for await (const { faults } of checkRooms(hall.database, () => [])) found.push(...faults)
    expect(found).toEqual([{ room, seq: 4, fault: 'copies' }])
  })

  it('[WAT1] words live that do not follow from the log are found, though every copy from it agrees', async () => {
    const stored = await load(hall.database, room)
    if (!stored) throw new Error('there is no log')
    const open = new Room(room, stored, stored.seq)
    const reports: string[] = []
    const watch = new Watch({
      database: hall.database,
      clock: hall.clock,
      open: () => open,
      report: (event) => reports.push(event),
    })
    expect(await watch.agrees(hall.database, room, open.seq)).toBe(true)
    ;((blockOf(open.live) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'Lost ')
    expect(await watch.agrees(hall.database, room, open.seq)).toBe(false)
    open.destroy()
  })

  it('[WAT1] honest words of many are compared when they are written for readers, a large room beside the server', async () => {
    const a = await hall.join('a')
    a.type('x'.repeat(30_000))
    await until('it is written', () => hall.projected.some(({ text }) => text.length > 30_000), 20_000)
    await hall.collab.flushProjections()
    expect(await hall.database.select().from(comparedRooms)).toEqual([{ room, seq: 2 }])
    expect(hall.collab.figures()).toMatchObject({ stopped: 0, differences: 0 })
  })
})
