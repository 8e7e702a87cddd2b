/** What becomes of changes the server refused: sent again where only their order was wrong, else given back. */
import type { ProblemCode } from '@plenary/shared/problems'

/** What was sent before a refused change is acknowledged within this time, or counts as refused with it. */
const settleMs = 300
/** Changes refused for their order are sent again so often, before they count as refused. */
const tries = 3
/** Changes that may only have come in the wrong order: sending everything again puts them right. */
const mayPass: ReadonlySet<string> = new Set(['clock-gap', 'unknown-reference', 'try-again'])

interface Ports {
  /** Sends all that is not durable again from the beginning. */
  again(room: string): void
  /** Whether something of the room is not durable. */
  isWaiting(room: string): boolean
  giveBack(room: string, reason: ProblemCode): void
}

export class Refusals {
  private readonly ports: Ports
  private readonly tried = new Map<string, number>()
  private readonly settling = new Map<string, ReturnType<typeof setTimeout>>()

  constructor(ports: Ports) {
    this.ports = ports
  }

  hear(room: string, code: ProblemCode): void {
    // Without a session nothing is judged: the closing that follows lets the words wait on the device.
    if (this.settling.has(room) || code === 'not-signed-in') return
    const triedBefore = this.tried.get(room) ?? 0
    if (mayPass.has(code) && triedBefore < tries) {
      this.tried.set(room, triedBefore + 1)
      this.ports.again(room)
      return
    }
    if (!this.ports.isWaiting(room)) return
    this.settling.set(
      room,
      setTimeout(() => this.ports.giveBack(room, code), settleMs),
    )
  }

  /** Something of the room became durable: what is refused next is tried anew. */
  durable(room: string): void {
    this.tried.delete(room)
  }

  /** The room is closed: nothing of it is given back any more. */
  end(room: string): void {
    clearTimeout(this.settling.get(room))
    this.settling.delete(room)
  }
}
