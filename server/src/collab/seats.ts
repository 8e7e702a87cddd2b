/** How many sockets a person holds, in one room and in all [PRC4]. A person is counted, never the address they come from. */
import type { Clock } from '../clock/clock.ts'
import { limits } from './limits.ts'
import { Buckets } from './pace.ts'

/** What holds a seat. */
interface Holder {
  terminate(): void
}

export interface Seat {
  readonly room: string
  /** Something was heard of the holder: a message, or the answer to a ping. */
  heard(): void
  /** The seat is free again. */
  leave(): void
}

interface Taken extends Seat {
  holder: Holder
  heardMs: number
}

export class Seats {
  private readonly taken = new Map<string, Set<Taken>>()
  private readonly joins: Buckets
  private readonly clock: Pick<Clock, 'ticks'>

  constructor(clock: Pick<Clock, 'ticks'>) {
    this.clock = clock
    this.joins = new Buckets(limits.joinsPerPerson, clock)
  }

  /** Null: there are as many as there may be, or they come too fast. A seat whose holder is silent is given away. */
  take(userId: string, room: string, holder: Holder): Seat | null {
    if (!this.joins.take(userId)) return null
    const own = this.taken.get(userId) ?? new Set()
    const inRoom = [...own].filter((seat) => seat.room === room)
    const crowd =
      inRoom.length >= limits.socketsInRoom ? inRoom : own.size >= limits.socketsPerPerson ? [...own] : null
    if (crowd && !this.giveAway(crowd)) return null
    const seat: Taken = {
      room,
      holder,
      heardMs: this.clock.ticks(),
      heard: () => {
        seat.heardMs = this.clock.ticks()
      },
      leave: () => {
        own.delete(seat)
        if (own.size === 0) this.taken.delete(userId)
      },
    }
    own.add(seat)
    this.taken.set(userId, own)
    return seat
  }

  /** Lines that broke leave sockets behind which nobody speaks for: the one that is silent longest goes. */
  private giveAway(crowd: Taken[]): boolean {
    const [oldest] = crowd.sort((a, b) => a.heardMs - b.heardMs)
    if (!oldest || this.clock.ticks() - oldest.heardMs < limits.silentMs) return false
    oldest.leave()
    oldest.holder.terminate()
    return true
  }
}
