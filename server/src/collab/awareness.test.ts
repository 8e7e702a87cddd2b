/** What others see of a writer is the server's word, whatever the writer says of themselves. */
import * as decoding from 'lib0/decoding'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { awarenessMessage } from './frames.ts'
import { type Hall, openHall, type Person, until } from './test-hall.ts'

interface Seen {
  clientId: number
  clock: number
  state: { user: Record<string, unknown>; cursor: unknown } | null
}

function read(bytes: Uint8Array): Seen[] {
  const decoder = decoding.createDecoder(bytes)
  return Array.from({ length: decoding.readVarUint(decoder) }, () => ({
    clientId: decoding.readVarUint(decoder),
    clock: decoding.readVarUint(decoder),
    state: JSON.parse(decoding.readVarString(decoder)),
  }))
}

describe('presence in a room', () => {
  let hall: Hall
  let a: Person
  let b: Person
  beforeEach(async () => {
    hall = await openHall()
    a = await hall.join('a')
    b = await hall.join('b')
  })
  afterEach(() => hall.close())

  const say = (person: Person, state: string, clock = 1, clientId = person.doc.clientID): void =>
    person.send(awarenessMessage([{ clientId, clock, state }]))
  const seenBy = (person: Person): Seen[] => person.presence.flatMap(read)
  const newest = (person: Person, clientId: number): Seen | undefined =>
    seenBy(person).findLast((seen) => seen.clientId === clientId)

  const cursorOf = (person: Person): object => {
    const words = person.doc.getXmlFragment('content')
    const at = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(words, 0))
    return { anchor: at, head: at }
  }

  it.each([
    ['A2', 'a name of one’s own', { user: { name: 'UNHCR Secretariat', delegation: 'Another State' } }],
    ['A9', 'a colour that carries style', { user: { color: 'red;background:url(//x)' } }],
    ['A12', 'fields besides the cursor', { email: 'a@example.org', ip: '192.0.2.1', zone: 'Europe/Zurich' }],
    [
      'A8',
      'keys named after the prototype',
      JSON.parse('{"__proto__":{"admin":true},"constructor":{"a":1}}'),
    ],
  ])('[%s] %s is replaced by what the server knows', async (_, __, state) => {
    say(a, JSON.stringify({ ...state, cursor: cursorOf(a) }))
    await until('b sees a', () => newest(b, a.doc.clientID)?.state != null)
    const seen = newest(b, a.doc.clientID) as Seen
    expect(Object.keys(seen.state as object).sort()).toEqual(['cursor', 'user'])
    expect(seen.state?.user).toEqual({
      name: 'Name of a',
      delegation: 'State A',
      color: '#1b5e9e',
      colour: '#1b5e9e',
    })
    expect(seen.state?.cursor).toMatchObject({ anchor: { tname: 'content' } })
  })

  it('[A10] a cursor at an impossible place is none', async () => {
    say(a, JSON.stringify({ cursor: { anchor: { item: { client: -1, clock: 2 ** 60 } }, head: 7 } }))
    await until('b sees a', () => newest(b, a.doc.clientID)?.state != null)
    expect(newest(b, a.doc.clientID)?.state?.cursor).toEqual({
      anchor: { type: null, tname: null, item: null, assoc: 0 },
      head: null,
    })
  })

  it('[A1] [A4] nobody speaks or leaves for another', async () => {
    say(a, '{}')
    say(b, '{}')
    await until('both see each other', () => !!newest(b, a.doc.clientID) && !!newest(a, b.doc.clientID))
    say(a, 'null', 9, b.doc.clientID)
    say(a, '{"cursor":null,"x":1}', 10, b.doc.clientID)
    say(a, '{}', 2)
    await until('a was heard', () => (newest(b, a.doc.clientID)?.clock ?? 0) > 1)
    expect(newest(b, b.doc.clientID)?.state).not.toBeNull()
    expect(newest(a, b.doc.clientID)?.state).not.toBeNull()
  })

  it('[A3] a clock at the end of time is refused; for another, the connection ends', async () => {
    say(a, '{}', 2 ** 53 - 1)
    await until('it is refused', () => a.refused.length === 1)
    const c = await hall.join('c')
    say(c, '{}')
    await until('a sees c', () => !!newest(a, c.doc.clientID))
    c.send(
      awarenessMessage([
        { clientId: c.doc.clientID, clock: 2, state: '{}' },
        { clientId: b.doc.clientID, clock: 2 ** 53 - 1, state: 'null' },
      ]),
    )
    await until('it is closed', () => c.closedWith === 1008)
    say(b, '{}')
    await until('b is still seen', () => newest(a, b.doc.clientID)?.state != null)
  })

  it('[A5] of many ids in one message only one’s own counts', async () => {
    say(a, '{}')
    await until('b sees a', () => !!newest(b, a.doc.clientID))
    a.send(
      awarenessMessage(
        Array.from({ length: 2000 }, (_, nth) => ({ clientId: 90_000 + nth, clock: 1, state: '{}' })),
      ),
    )
    say(a, '{}', 2)
    await until('a was heard', () => (newest(b, a.doc.clientID)?.clock ?? 0) > 1)
    expect(new Set(seenBy(b).map(({ clientId }) => clientId))).toEqual(new Set([a.doc.clientID]))
  })

  it.each([
    ['A6', 'a megabyte', JSON.stringify({ x: 'x'.repeat(900_000) })],
    ['A7', 'no JSON', '{'],
    ['A7', 'a list', '[]'],
    ['A7', 'a number', '7'],
  ])('[%s] a state that is %s is refused', async (_, __, state) => {
    say(a, state)
    await until('it is refused', () => a.refused.length === 1)
    expect(seenBy(b)).toEqual([])
  })

  it('[A11] a thousand moves a second become about ten', async () => {
    const before = performance.now()
    for (let clock = 1; clock <= 1000; clock += 1) say(a, '{}', clock)
    await until('the last was heard', () => b.presence.length > 0)
    say(a, JSON.stringify({ cursor: cursorOf(a) }), 1001)
    await until('the last was heard', () => newest(b, a.doc.clientID)?.state?.cursor != null)
    expect(b.presence.length).toBeLessThanOrEqual(2 + (performance.now() - before) / 90)
  })

  it('[G8] whoever leaves is gone for the others, and who comes sees who is here', async () => {
    say(a, '{}')
    await until('b sees a', () => !!newest(b, a.doc.clientID))
    const late = await hall.join('late')
    await until('the newcomer sees a', () => newest(late, a.doc.clientID)?.state != null)
    a.socket.terminate()
    await until('a is gone', () => newest(b, a.doc.clientID)?.state === null)
  })
})
