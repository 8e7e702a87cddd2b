/** Seats: many for one person, and an end to them. */

import { closeCode } from '@plenary/shared/rooms'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { awarenessMessage } from './frames.ts'
import { limits } from './limits.ts'
import { Seats } from './seats.ts'
import { type Hall, openHall, until } from './test-hall.ts'

describe('seats', () => {
  const held = () => ({ ended: 0, terminate: () => undefined })

  it('[PRC4] a person holds so many sockets in one room and in all; others are not counted with them', () => {
    const seats = new Seats({ ticks: () => 0 })
    const take = (who: string, room: string) => seats.take(who, room, held())
    const mine = Array.from({ length: limits.socketsInRoom }, () => take('a', 'one'))
    expect(mine.every(Boolean)).toBe(true)
    expect(take('a', 'one')).toBeNull()
    expect(take('a', 'two')).not.toBeNull()
    expect(take('b', 'one')).not.toBeNull()
    mine[0]?.leave()
    expect(take('a', 'one')).not.toBeNull()
    let all = limits.socketsInRoom + 1
    for (let nth = 0; take('c', `room ${nth}`); nth += 1) all = nth + 1
    expect(all).toBe(Math.min(limits.socketsPerPerson, limits.joinsPerPerson.burst))
  })

  it('[PRC4] a socket that nobody speaks for gives its seat away, one that is heard keeps it', () => {
    let now = 0
    const seats = new Seats({ ticks: () => now })
    const ended: number[] = []
    const all = Array.from({ length: limits.socketsInRoom }, (_, nth) =>
      seats.take('a', 'one', { terminate: () => ended.push(nth) }),
    )
    now = limits.silentMs
    for (const [nth, seat] of all.entries()) if (nth !== 3) seat?.heard()
    expect(seats.take('a', 'one', held())).not.toBeNull()
    expect(ended).toEqual([3])
    expect(seats.take('a', 'one', held())).toBeNull()
  })

  describe('in a hall', () => {
    let hall: Hall
    beforeEach(async () => {
      hall = await openHall()
    })
    afterEach(() => hall.close())

    it('[PRC4] a thousand sockets of one person in one room are turned away to try again, and nobody else is', async () => {
      const all = Array.from({ length: 300 }, () => hall.connect('a'))
      await until(
        'all are in or turned away',
        () => all.every(({ closedWith, answers }) => closedWith !== null || answers > 0),
        20_000,
      )
      expect(all.filter(({ answers }) => answers > 0).length).toBe(limits.socketsInRoom)
      expect(new Set(all.flatMap(({ closedWith }) => closedWith ?? []))).toEqual(
        new Set([closeCode.tryAgain]),
      )
      const b = await hall.join('b')
      expect(b.text).toBe('Draft.')
    })

    it('[PRC2] six hundred askings of one connection slow it alone: whoever writes is heard between them', async () => {
      const a = await hall.join('a')
      const b = await hall.join('b')
      const observer = await hall.join('observer')
      for (let nth = 0; nth < 600; nth += 1) observer.ask()
      b.type(' heard')
      await until('the words have arrived', () => a.text === 'Draft. heard')
      expect(observer.answers).toBeLessThan(600)
      expect(observer.closedWith).toBeNull()
    })

    it('[PRC3] asked a thousand times who is here, the room says it once a round', async () => {
      const a = await hall.join('a')
      const b = await hall.join('b')
      const before = b.presence.length
      const query = Uint8Array.of(3)
      for (let nth = 0; nth < 900; nth += 1) b.send(query)
      a.send(presenceOf(a.doc.clientID))
      await until('b has been told', () => b.presence.length > before)
      b.ask()
      await until('all before it was heard', () => b.answers > 1)
      expect(b.presence.length - before).toBeLessThan(50)
    })
  })
})

const presenceOf = (clientId: number): Uint8Array =>
  awarenessMessage([{ clientId, clock: 1, state: JSON.stringify({ cursor: null }) }])
