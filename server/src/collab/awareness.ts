/** Presence in a room: each connection speaks for one client id, and the server says who it is [G8]. */
import { fragmentName } from '@plenary/shared/rooms'
import { type AwarenessEntry, readAwareness } from './frames.ts'
import { limits } from './limits.ts'
import type { PublicPresence } from './ports.ts'

export interface Cursor {
  anchor: unknown
  head: unknown
}

/** A relative position of Yjs as JSON: small, flat, known keys only. */
function positionOf(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null
  const { type, tname, item, assoc } = value as Record<string, unknown>
  const idOf = (id: unknown): { client: number; clock: number } | null => {
    const { client, clock } = (id ?? {}) as Record<string, unknown>
    return Number.isSafeInteger(client) &&
      Number.isSafeInteger(clock) &&
      Number(client) >= 0 &&
      Number(clock) >= 0
      ? { client: Number(client), clock: Number(clock) }
      : null
  }
  return {
    type: idOf(type),
    tname: tname === fragmentName ? tname : null,
    item: idOf(item),
    assoc: assoc === -1 ? -1 : 0,
  }
}

/** Only a cursor is taken from what a client says about itself; the rest is dropped [A2] [A9] [A12]. */
function cursorOf(state: unknown): Cursor | null {
  const cursor = (state as { cursor?: unknown }).cursor
  if (cursor === null || typeof cursor !== 'object') return null
  const { anchor, head } = cursor as Record<string, unknown>
  return anchor && head ? { anchor: positionOf(anchor), head: positionOf(head) } : null
}

export type AwarenessOutcome = 'changed' | 'ignored' | 'refused' | 'forged'

/** What one connection has said of itself. */
export class OwnPresence {
  clientId: number | null = null
  private clock = -1
  private cursor: Cursor | null = null
  private gone = true
  private readonly presence: PublicPresence

  constructor(presence: PublicPresence) {
    this.presence = presence
  }

  /**
   * Takes the entry that speaks for this connection. The stock client re-sends what it hears of others:
   * that is ignored without a word. `mayUse` says whether the id is free or this participant's own.
   */
  receive(bytes: Uint8Array, mayUse: (clientId: number) => boolean): AwarenessOutcome {
    if (bytes.length > limits.awarenessBytes * 32) return 'refused'
    let entries: AwarenessEntry[]
    try {
      entries = readAwareness(bytes, 2000)
    } catch {
      return 'refused'
    }
    const [first] = entries
    if (this.clientId === null && entries.length === 1 && first) {
      if (!mayUse(first.clientId)) return first.clock > limits.awarenessClock ? 'forged' : 'ignored'
      this.clientId = first.clientId
    }
    const own = entries.find(({ clientId }) => clientId === this.clientId)
    const forged = entries.some(
      ({ clientId, clock }) => clientId !== this.clientId && clock > limits.awarenessClock,
    )
    if (forged) return 'forged'
    return own ? this.take(own) : 'ignored'
  }

  private take({ clock, state }: AwarenessEntry): AwarenessOutcome {
    if (clock > limits.awarenessClock || state.length > limits.awarenessBytes) return 'refused'
    let value: unknown
    try {
      value = JSON.parse(state)
    } catch {
      return 'refused'
    }
    if (value !== null && (typeof value !== 'object' || Array.isArray(value))) return 'refused'
    if (clock < this.clock || (clock === this.clock && value !== null)) return 'ignored'
    this.clock = clock
    this.gone = value === null
    this.cursor = value === null ? null : cursorOf(value)
    return 'changed'
  }

  leave(): void {
    this.gone = true
  }

  /** What others hear. `clock` is the room's own count, because a client that comes back repeats its clock. */
  entry(clock: number): AwarenessEntry {
    const { name, delegation, colour } = this.presence
    const state = this.gone
      ? null
      : { user: { name, delegation, color: colour, colour }, cursor: this.cursor }
    return { clientId: this.clientId as number, clock, state: JSON.stringify(state) }
  }

  get visible(): boolean {
    return this.clientId !== null && !this.gone
  }
}
