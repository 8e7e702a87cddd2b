/** What a room promises: durable before visible, one room per name, words projected, nothing lost when it closes. */
import { textOf } from '@plenary/shared/content'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { limits } from './limits.ts'
import { clientIds, logRows, snapshots } from './tables.ts'
import { type Hall, openHall, type Person, room, until } from './test-hall.ts'

describe('a room', () => {
  let hall: Hall
  let a: Person
  let b: Person
  beforeEach(async () => {
    hall = await openHall()
    a = await hall.join('a')
    b = await hall.join('b')
  })
  afterEach(() => hall.close())

  const stored = async (): Promise<string> => {
    const rows = await hall.database.select().from(logRows).orderBy(logRows.seq)
    const doc = new Y.Doc()
    for (const { update } of rows) Y.applyUpdate(doc, update)
    return doc
      .getXmlFragment('content')
      .toString()
      .replace(/<[^>]*>/g, '')
  }

  it('[COL1] what another sees is on disk already, and what is durable is too', async () => {
    const seen: Promise<boolean>[] = []
    b.doc.on('update', () => {
      const { text } = b
      seen.push(stored().then((words) => [...text].every((char) => words.includes(char))))
    })
    for (const char of 'abcdefghij') a.type(char)
    await until('all is durable', () => a.durable === a.sent)
    expect(await stored()).toBe('Draft.abcdefghij')
    await until('b has it', () => b.text === a.text)
    expect(await Promise.all(seen)).not.toContain(false)
    expect(seen.length).toBeGreaterThan(0)
  })

  it('[COL1] when the log cannot be written nobody sees the words, and the writer is told to come back', async () => {
    await hall.database.close()
    a.type(' unwritten')
    await until('a is sent away', () => a.closedWith === 4503)
    await until('b is sent away', () => b.closedWith === 4503)
    expect(b.text).toBe('Draft.')
    expect(a.durable).toBe(0)
  })

  it('[FST3] what comes in while the log fails is not written after it', async () => {
    const atomic = vi.spyOn(hall.database, 'atomic').mockImplementationOnce(async () => {
      await new Promise((failed) => setTimeout(failed, 100))
      throw new Error('the disk is full')
    })
    a.type(' one')
    await until('it is on its way', () => atomic.mock.calls.length === 1)
    b.type(' two')
    await until('both are sent away', () => a.closedWith === 4503 && b.closedWith === 4503)
    await new Promise((done) => setTimeout(done, 100))
    expect(atomic).toHaveBeenCalledTimes(1)
    expect(await stored()).toBe('Draft.')
    const again = await hall.join('a')
    again.type('!')
    await until('the room goes on', () => again.durable === again.sent)
    expect(await stored()).toBe('Draft.!')
  })

  it('[COL2] a hundred people who come at once find one room', async () => {
    await hall.restart()
    const people = await Promise.all(Array.from({ length: 100 }, (_, nth) => hall.join(`p${nth}`)))
    expect(hall.collab.figures().rooms).toBe(1)
    people[0]?.type('!')
    await until('all see it', () => people.every(({ text }) => text === 'Draft.!'))
  })

  it('[COL3] a room nobody is in is unloaded only after its words are written', async () => {
    a.type(' kept')
    await until('it is durable', () => a.durable === a.sent)
    a.socket.close()
    b.socket.close()
    await until('the words are projected', () => hall.projected.at(-1)?.text === 'Draft. kept')
    const again = await hall.join('c')
    expect(again.text).toBe('Draft. kept')
  })

  it('[COL4] readers get the words when typing pauses, with the last writer', async () => {
    for (const char of ' words') a.type(char)
    await until('the projection is written', () => hall.projected.at(-1)?.text === 'Draft. words')
    expect(hall.projected.at(-1)).toMatchObject({ room, lastParticipantId: 'a' })
    expect(textOf(hall.projected.at(-1)?.content ?? [])).toBe('Draft. words')
    expect(hall.projected.length).toBeLessThan(4)
  })

  it('[COL5] words committed before a stop without warning are projected at the next start', async () => {
    a.type(' before the stop')
    await until('it is durable', () => a.durable === a.sent)
    hall.projected.length = 0
    await hall.restart()
    expect(hall.projected.map(({ text }) => text)).toContain('Draft. before the stop')
  })

  it('[COL7] a long log keeps a snapshot, every row, and who owns which client id', async () => {
    const updates = limits.snapshotEvery + 20
    const each = Math.ceil(updates / 4)
    const writers = await Promise.all(Array.from({ length: 4 }, (_, nth) => hall.join(`w${nth}`)))
    const rows = writers.map(async (writer) => {
      for (let count = 0; count < each; count += 1) {
        writer.type('x')
        await until('it is durable', () => writer.durable === writer.sent)
      }
    })
    await Promise.all(rows)
    const [snapshot] = await hall.database.select().from(snapshots)
    expect(snapshot?.seq).toBeGreaterThanOrEqual(limits.snapshotEvery)
    expect(await hall.database.$count(logRows)).toBe(each * 4 + 1)
    expect(await hall.database.$count(clientIds)).toBe(4)
    await hall.restart()
    const reader = await hall.join('reader')
    expect(reader.text).toBe(`Draft.${'x'.repeat(each * 4)}`)
  }, 60_000)

  it('[COL8] while a command holds the room, frames wait and then follow it', async () => {
    let release = (): void => undefined
    const held = new Promise<void>((done) => {
      release = done
    })
    let inside = (): void => undefined
    const began = new Promise<void>((done) => {
      inside = done
    })
    const command = hall.collab.withRooms(
      [room],
      'secretariat',
      async (_, edits) => {
        inside()
        await held
        await edits.replace(room, [{ type: 'text', text: 'Draft as moved.' }])
      },
      { lock: 'test:all' },
    )
    await began
    a.type(' later')
    release()
    await command
    await until('b sees both', () => b.text.includes('as moved') && b.text.includes('later'))
    await until('it is durable', () => a.durable === a.sent)
    const rows = await hall.database.select().from(logRows).orderBy(logRows.seq)
    expect(rows.map(({ participantId }) => participantId)).toEqual([null, 'secretariat', 'a'])
  })

  it('[COL8] a command that fails leaves the words as they were', async () => {
    const command = hall.collab.withRooms(
      [room],
      'secretariat',
      async (_, edits) => {
        await edits.replace(room, [])
        throw new Error('changed my mind')
      },
      { lock: 'test:all' },
    )
    await expect(command).rejects.toThrow('changed my mind')
    a.type('!')
    await until('b sees it', () => b.text === 'Draft.!')
    expect(await hall.database.$count(logRows)).toBe(2)
  })

  it('[G9] people whose rights changed are sent away within a second, others stay', async () => {
    const before = performance.now()
    hall.collab.closeSockets({ participantId: 'a' }, 4205)
    await until('a is sent away', () => a.closedWith === 4205, 1000)
    expect(performance.now() - before).toBeLessThan(1000)
    expect(b.closedWith).toBeNull()
    hall.collab.closeSockets({ sessionId: 'session of b' }, 4401)
    await until('b is sent away', () => b.closedWith === 4401, 1000)
  })

  it('[U16] a session that has ended writes nothing, hears why, and is closed with 4401', async () => {
    const before = await hall.database.$count(logRows)
    hall.ended.add('a')
    a.type(' of nobody')
    await until('a is sent away', () => a.closedWith === 4401)
    expect(a.refused).toEqual(['not-signed-in'])
    expect(await hall.database.$count(logRows)).toBe(before)
    expect(b.text).toBe('Draft.')
    expect(b.closedWith).toBeNull()
  })

  it('[U16] words that waited for their turn when the session was ended are refused by name', async () => {
    let thaw: (() => void) | null = null
    const held = hall.collab.withRooms(
      [room],
      'secretariat',
      async () => {
        await new Promise<void>((done) => {
          thaw = done
        })
      },
      { lock: 'test:all' },
    )
    await until('the room is held still', () => thaw !== null)
    a.type('1')
    a.type('2')
    b.type('3')
    // Frames of one connection are taken in order: with the answer, those before it have arrived.
    const arrived = new Promise((answer) => a.socket.once('pong', answer))
    a.socket.ping()
    await arrived
    hall.collab.closeSockets({ sessionId: 'session of a' }, 4401)
    ;(thaw as unknown as () => void)()
    await held
    await until('a is sent away', () => a.closedWith === 4401)
    expect(a.refused).toEqual(['not-signed-in', 'not-signed-in'])
    await until('b goes on', () => b.durable === b.sent)
    expect(b.text).toBe('Draft.3')
  })

  it('[COL9] closing the house commits what is queued and says goodbye', async () => {
    a.type(' last words')
    a.ask()
    await until('the server has it', () => a.answers === 2)
    await hall.collab.close()
    await until('a hears goodbye', () => a.closedWith === 1012)
    expect(await stored()).toBe('Draft. last words')
  })

  it('[L8] someone who does not read is cut, and the others are not', async () => {
    b.socket.pause()
    const writers = await Promise.all(Array.from({ length: 6 }, (_, nth) => hall.join(`w${nth}`)))
    const isCut = (): boolean => hall.collab.figures().sockets === writers.length + 1
    for (let count = 0; count < 600 && !isCut(); count += 1) {
      const writer = writers[count % writers.length] as Person
      writer.edit((words) => {
        words.delete(0, words.length)
        words.insert(0, 'y'.repeat(45_000))
      })
      await until('it is durable', () => writer.durable === writer.sent)
    }
    expect(isCut()).toBe(true)
    b.socket.resume()
    await until('b notices', () => b.closedWith !== null)
    expect([a, ...writers].map(({ closedWith }) => closedWith)).toEqual(Array(7).fill(null))
    await until('all agree', () => writers.every(({ text }) => text === a.text))
  }, 30_000)
})
