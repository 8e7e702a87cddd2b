/** Sealing rooms: one moment of the log, nobody's frame in between, and deadlines that cut rows at whole seconds. */
import { textOf } from '@plenary/shared/content'
import { genesis, logRootOf, logRowHash } from '@plenary/shared/record'
import { roomOfParagraph } from '@plenary/shared/rooms'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { heads, rowsOf } from './log.ts'
import type { Sealed } from './ports.ts'
import { logRows } from './tables.ts'
import { type Hall, openHall, type Person, room, until } from './test-hall.ts'

const other = roomOfParagraph('0190aaaa-0000-7000-8000-000000000002')
const third = roomOfParagraph('0190aaaa-0000-7000-8000-000000000003')
const words = (text: string) => [{ type: 'text' as const, text }]

describe('sealing', () => {
  let hall: Hall
  let a: Person
  beforeEach(async () => {
    hall = await openHall()
    await hall.seed(other, words('Other.'))
    a = await hall.join('a')
  })
  afterEach(() => hall.close())

  const sealNow = (before: Date | null = null, names = [room, other]): Promise<Sealed> =>
    hall.collab.sealRooms(names, (_, seal) => seal(names, before), { lock: 'test:all', closes: () => [] })
  const textIn = (sealed: Sealed, name: string): string | null => {
    const content = sealed.rooms.get(name)?.content
    return content ? textOf(content) : null
  }

  it('[RND2] what was admitted is in it, and the log root names its rows', async () => {
    for (const letter of 'abc') a.type(letter)
    a.ask()
    await until('the server has them', () => a.answers > 1)
    const sealed = await sealNow()
    expect(textIn(sealed, room)).toBe('Draft.abc')
    const now = await heads(hall.database, [room, other])
    expect(sealed.root).toBe(logRootOf(now))
    expect(sealed.position).toBe(Math.max(...now.map(({ position }) => position)))
    expect(sealed.rooms.get(other)).toEqual({ seq: 1, content: null })
  })

  it('[RND2] while rooms are sealed frames wait, in rooms that are opened meanwhile too', async () => {
    // The next process has no room open: the first to come opens it while it is held.
    await hall.restart()
    let begun = false
    let finish = (): void => undefined
    const held = new Promise<void>((done) => {
      finish = done
    })
    const sealing = hall.collab.sealRooms(
      [room],
      async (_, seal) => {
        begun = true
        await held
        return seal([room], null)
      },
      { lock: 'test:all', closes: () => [] },
    )
    await until('it has begun', () => begun)
    const b = hall.connect('b')
    await until('the room is open', () => hall.collab.figures().rooms === 1)
    await new Promise((done) => setTimeout(done, 50))
    expect(b.answers).toBe(0)
    finish()
    await sealing
    await until('b is answered', () => b.answers === 1)
  })

  it('[RND2] sockets are closed before the rooms thaw: a frame that waited is not judged by the rights of before', async () => {
    let begun = false
    let finish = (): void => undefined
    const held = new Promise<void>((done) => {
      finish = done
    })
    const sealing = hall.collab.sealRooms(
      [room],
      async (_, seal) => {
        begun = true
        await held
        return seal([room], null)
      },
      { lock: 'test:all', closes: () => [{ rooms: [room] }] },
    )
    await until('it has begun', () => begun)
    for (const letter of ' too late') a.type(letter)
    await new Promise((done) => setTimeout(done, 50))
    finish()
    const sealed = await sealing
    await until('a is sent away', () => a.closedWith === 4205)
    expect(a.durable).toBe(0)
    expect(textIn(sealed, room) ?? 'Draft.').toBe('Draft.')
    const again = await hall.join('a')
    expect(again.text).toBe('Draft.')
  })

  it('[RND2] a room that came into being meanwhile is held as well, and the work runs again', async () => {
    await hall.seed(third, words('Third.'))
    let runs = 0
    const sealed = await hall.collab.sealRooms(
      [room],
      async (_, seal) => {
        runs += 1
        return seal([room, third], null)
      },
      { lock: 'test:all', closes: () => [] },
    )
    expect([...sealed.rooms.keys()].sort()).toEqual([room, third])
    expect(runs).toBe(2)
  })

  it('[RND3] rows are never merged over a whole second, and a deadline cuts between them', async () => {
    const deadline = new Date('2018-02-13T08:30:01Z')
    hall.clock.advance(999)
    a.type('1')
    a.type('2')
    a.ask()
    await until('both are admitted', () => a.answers > 1)
    hall.clock.advance(1)
    a.type('3')
    a.ask()
    await until('the third is', () => a.answers > 2)
    const rows = await rowsOf(hall.database, room)
    for (const { at } of rows.slice(1))
      expect([deadline.getTime() - 1, deadline.getTime()]).toContain(at.getTime())
    expect(textIn(await sealNow(deadline), room)).toBe('Draft.12')
    // Where the words have been written for readers meanwhile, the seal leaves them there.
    expect(textIn(await sealNow(), room) ?? hall.projected.at(-1)?.text).toBe('Draft.123')
  })

  it('[RND5] words read back from the log, of a room that is not open, are those of the moment', async () => {
    a.type(' before')
    await until('it is durable', () => a.durable === a.sent)
    const deadline = new Date('2018-02-13T09:00:00Z')
    hall.clock.setForward(deadline)
    a.type(' after')
    await until('it is durable', () => a.durable === a.sent)
    await hall.restart()
    const sealed = await sealNow(deadline)
    expect(textIn(sealed, room)).toBe('Draft. before')
    expect(sealed.rooms.get(room)?.seq).toBe((await rowsOf(hall.database, room)).length - 1)
    await hall.seed(third, words('Third.'))
    expect((await sealNow(deadline, [third])).rooms.size).toBe(0)
  })

  it('[REC4] every row is linked to the one before it in its room, across a restart and the server’s own changes', async () => {
    for (const letter of 'abcdef') {
      a.type(letter)
      await until('it is durable', () => a.durable === a.sent)
    }
    await hall.restart()
    const b = await hall.join('b')
    b.type('!')
    await until('it is durable', () => b.durable === b.sent)
    await hall.collab.withRooms([room], 'secretariat', (_, edits) => edits.replace(room, words('New.')), {
      lock: 'test:all',
    })
    const rows = await rowsOf(hall.database, room)
    expect(rows.length).toBeGreaterThan(3)
    let hash = genesis
    for (const row of rows) {
      hash = logRowHash(hash, row)
      expect(row.hash).toBe(hash)
    }
    expect((await heads(hall.database)).find((head) => head.room === room)?.hash).toBe(hash)
  })

  it('[REC4] rows of a time before logs were linked are linked at the next start', async () => {
    for (const letter of 'abc') {
      a.type(letter)
      await until('it is durable', () => a.durable === a.sent)
    }
    const written = await rowsOf(hall.database, room)
    await hall.database.update(logRows).set({ hash: '' })
    await hall.restart()
    expect(await rowsOf(hall.database, room)).toEqual(written)
    expect((await heads(hall.database)).filter(({ hash }) => hash === '')).toEqual([])
  })

  it('[REC4] a change of any field of a row changes its hash', () => {
    const row = { seq: 2, participantId: 'p', at: new Date(5), update: Uint8Array.of(1, 2) }
    const all = [
      logRowHash(genesis, row),
      logRowHash('1'.repeat(64), row),
      logRowHash(genesis, { ...row, seq: 3 }),
      logRowHash(genesis, { ...row, participantId: null }),
      logRowHash(genesis, { ...row, at: new Date(6) }),
      logRowHash(genesis, { ...row, update: Uint8Array.of(1, 3) }),
    ]
    expect(new Set(all).size).toBe(all.length)
  })
})
