/** Carets that move, and who has seen where they stand. A newer place may take the place of an older one on its way. */
import { Reader, Writer } from './bytes.ts'
import type { Person } from './person.ts'

/** Ids of their own, so that nothing else is known of them. */
const firstClient = 0x7100_0000

export class Carets {
  /** From a move to the screens of those who watch, in ms, for the places that were seen. */
  readonly waits: number[] = []
  private readonly people: Person[]
  private readonly watching: Person[]
  private readonly movers: number
  private readonly movedAt: number[][]
  /** The newest place that each who watches has seen of each mover. */
  private readonly seen: Int32Array[]

  constructor(people: Person[], movers: number) {
    this.people = people
    this.movers = movers
    this.movedAt = people.map(() => [])
    this.watching = people.filter(({ kept }) => kept)
    this.seen = this.watching.map(() => new Int32Array(movers).fill(-1))
    for (const [nth, person] of this.watching.entries())
      person.hearsPresence = (states) => this.see(nth, states)
  }

  /** As the editor's plug-in says it: a place in the text, counted up by one. */
  move(nth: number): void {
    const { room, socket } = this.people[nth] as Person
    const times = this.movedAt[nth] as number[]
    const client = firstClient + nth
    const place = { type: null, tname: null, item: { client, clock: times.length }, assoc: 0 }
    const state = {
      user: { name: `Delegate ${nth}`, color: '#205ea6' },
      cursor: { anchor: place, head: place },
    }
    const states = new Writer()
      .number(1)
      .number(client)
      .number(times.length + 1)
      .text(JSON.stringify(state))
    times.push(performance.now())
    socket.send(room.wire.presence(room.name, states.done()))
  }

  private see(nth: number, states: Uint8Array): void {
    const at = performance.now()
    const seen = this.seen[nth] as Int32Array
    const reader = new Reader(states)
    for (let left = reader.number(); left > 0; left -= 1) {
      const mover = reader.number() - firstClient
      reader.number()
      const state = Buffer.from(reader.run()).toString()
      if (mover < 0 || mover >= this.movers) continue
      const place = Number(/"clock":(\d+)/.exec(state)?.[1] ?? -1)
      if (place <= (seen[mover] as number)) continue
      seen[mover] = place
      if (this.people[mover] !== this.watching[nth])
        this.waits.push(at - ((this.movedAt[mover] as number[])[place] as number))
    }
  }

  /** Carets whose last place somebody has not seen. */
  lost(): number {
    return this.seen.reduce(
      (sum, places, nth) =>
        sum +
        places.reduce((more, place, mover) => {
          const isOwn = this.people[mover] === this.watching[nth]
          return more + Number(!isOwn && place < (this.movedAt[mover] as number[]).length - 1)
        }, 0),
      0,
    )
  }
}
