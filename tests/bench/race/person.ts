/** One person in one room: what they typed, what of the others' came, and how long it took. */
import type { Room } from './room.ts'
import { LightSocket } from './socket.ts'
import type { Takes } from './wires.ts'

export class Person {
  readonly socket: LightSocket
  readonly room: Room
  /** Which typist of the room this is; -1 for who only reads. */
  readonly typist: number
  /** How many letters of each typist have come. */
  readonly seen: Int32Array
  /** Letters that came before one that was typed earlier by the same typist. */
  gaps = 0
  received = 0
  durable = 0
  state: Uint8Array | null = null
  readonly refusals: string[] = []
  /** Everything that came since the state; kept by observers alone. */
  readonly kept: Uint8Array[] | null
  readonly ready: Promise<void>
  hearsPresence: ((states: Uint8Array) => void) | null = null

  constructor(
    url: string,
    headers: Record<string, string>,
    room: Room,
    role: { typist: number; observes: boolean },
  ) {
    this.room = room
    this.typist = role.typist
    this.kept = role.observes ? [] : null
    this.seen = new Int32Array(room.typists)
    const { wire } = room
    let arrived: () => void
    let failed: (error: Error) => void
    this.ready = new Promise((yes, no) => {
      arrived = yes
      failed = no
    })
    const takes: Takes = {
      state: (update) => {
        if (this.state) return
        this.state = Uint8Array.from(update)
        arrived()
      },
      change: (update) => this.take(update),
      presence: (states) => this.hearsPresence?.(states),
      durable: (n) => this.takeDurable(n),
      refused: (why) => this.refusals.push(why),
    }
    this.socket = new LightSocket(url + wire.path(room.name), headers, {
      message: (payload) => wire.read(payload, takes),
      closed: (code) => {
        this.refusals.push(`closed ${code}`)
        failed(new Error(`${room.name} closed ${code}`))
      },
    })
    this.socket.opened.then(
      () => {
        for (const frame of wire.greeting(room.name)) this.socket.send(frame)
        this.socket.send(wire.ask(room.name))
      },
      (error) => failed(error),
    )
    this.ready.catch(() => undefined)
  }

  private take(update: Uint8Array): void {
    const { room, seen } = this
    const at = performance.now()
    this.kept?.push(Uint8Array.from(update))
    for (const { typist, from, to } of room.broughtBy(update)) {
      const had = seen[typist] as number
      if (to <= had) continue
      if (from > had) this.gaps += 1
      if (typist !== this.typist) {
        this.received += to - had
        if (this.kept) for (let clock = had; clock < to; clock += 1) room.noteWait(typist, clock, at)
      }
      seen[typist] = to
    }
  }

  private takeDurable(n: number): void {
    if (this.typist < 0) return
    const at = performance.now()
    for (; this.durable < n; this.durable += 1) this.room.noteSaved(this.typist, this.durable, at)
  }

  type(): void {
    const { room, typist, socket } = this
    const update = room.keystrokeOf(typist)
    this.kept?.push(update)
    socket.send(room.wire.change(room.name, update))
  }

  /** Whether every letter of the others is here. */
  hasAll(): boolean {
    return this.received >= this.room.letters - (this.typist < 0 ? 0 : this.room.sentBy(this.typist))
  }
}
