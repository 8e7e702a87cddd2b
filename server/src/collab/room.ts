/** A live room: its committed document, its shadow, who is in it, and what waits for the next commit. */
import * as Y from 'yjs'
import { applyAsIs } from './apply.ts'
import type { OwnPresence } from './awareness.ts'
import { type AwarenessEntry, awarenessMessage, frameOf, updateMessage } from './frames.ts'
import { type Decision, gateAll, type Writer } from './gate.ts'
import { type LogRow, linked, type Stored } from './log.ts'
import { makeDoc } from './make-doc.ts'
import { RoomState } from './room-state.ts'
import { Shadow } from './shadow.ts'

/** What a room needs of a connection. */
export interface Member {
  readonly participantId: string
  readonly presence: OwnPresence
  /** A frame that is framed already. `presence` frames are skipped when the socket is behind. */
  send(frame: Buffer, presence?: boolean): void
  /** False for one who may not have what is written now, and is about to be judged again. */
  hears?(): boolean
  /** The first n sync messages are durable. */
  acknowledge(n: number): void
  /** The room cannot be kept: come back later. */
  dismiss(code: number): void
}

/** Whoever sent an update, as the gate knows them. */
export interface Sender extends Member, Writer {
  judged(arrival: Arrival, decision: Decision): void
}

/** One sync message that came in and has not been judged yet; `update` is null when it says nothing. */
export interface Arrival {
  sender: Sender
  update: Uint8Array | null
  /** When it came. */
  at: Date
  /** Which sync message of its connection it is. */
  n: number
}

/** One sync message on its way to disk; `update` is null when it brought nothing new. */
export interface Pending {
  member: Member
  participantId: string
  update: Uint8Array | null
  newClientIds: number[]
  /** When it was admitted. */
  at: Date
  /** Which sync message of its connection it is. */
  n: number
}

export class Room {
  readonly name: string
  readonly live = makeDoc()
  readonly shadow: Shadow
  readonly members = new Set<Member>()
  readonly owners: Map<number, string>
  /** Last row of the log, and its hash. */
  seq: number
  hash: string
  snapshotSeq: number
  projectedSeq: number
  lastParticipantId: string | null
  pending: Pending[] = []
  arrivals: Arrival[] = []
  frozen = false
  /** Copies of it read differently: nobody writes in it until it is restored [WAT3]. */
  stopped = false
  /** Ticks of the clock when the words last changed, and when they first did since the projection. */
  changedAtMs: number | null = null
  dirtySinceMs: number | null = null
  idleSinceMs: number | null = null
  /** The committed state, as it is told to those who ask. */
  readonly told = new RoomState(this.live)
  private presenceClocks = new Map<number, number>()
  private presenceChanged = new Set<Member>()
  /** Who has asked who is here and not been told yet. */
  private curious = new Set<Member>()

  /** The text stands still here: it is no longer, or not yet, what others write. */
  readonly isStill: boolean

  constructor(name: string, stored: Stored, projectedSeq: number, isStill = false) {
    this.name = name
    this.isStill = isStill
    applyAsIs(this.live, stored.updates)
    this.seq = stored.seq
    this.hash = stored.hash
    this.snapshotSeq = stored.snapshotSeq
    this.projectedSeq = projectedSeq
    this.owners = stored.clientIds
    this.lastParticipantId = stored.lastParticipantId
    this.shadow = new Shadow(this.live, stored.seed)
  }

  /** [FST1] Everything that came in since the last time is judged together, in its order. */
  judge(): void {
    if (this.arrivals.length === 0) return
    const arrivals = this.arrivals
    this.arrivals = []
    const saying = arrivals.filter(({ update }) => update !== null)
    const decisions = gateAll(
      saying.map(({ sender, update }) => ({ update: update as Uint8Array, writer: sender })),
      this.shadow,
    )
    let nth = 0
    for (const arrival of arrivals)
      arrival.sender.judged(arrival, arrival.update ? (decisions[nth++] as Decision) : saysNothing)
  }

  /** Something of what people wrote is not on disk yet. */
  get isWaiting(): boolean {
    return this.pending.length > 0 || this.arrivals.length > 0
  }

  /**
   * [RND3] Rows for the log: one for each participant and second of admission since the last commit, because a
   * deadline lies on a whole second and must find a row on one side of it.
   */
  takePending(): { pending: Pending[]; rows: LogRow[] } {
    const pending = this.pending
    this.pending = []
    const groups = new Map<string, { participantId: string; at: Date; updates: Uint8Array[] }>()
    for (const { participantId, update, at } of pending) {
      if (!update) continue
      const key = `${Math.floor(at.getTime() / 1000)} ${participantId}`
      const group = groups.get(key)
      if (group) group.updates.push(update)
      else groups.set(key, { participantId, at, updates: [update] })
    }
    const rows = [...groups.values()].map(({ participantId, at, updates }, nth) => ({
      room: this.name,
      seq: this.seq + nth + 1,
      participantId,
      update: updates.length === 1 ? (updates[0] as Uint8Array) : Y.mergeUpdates(updates),
      at,
    }))
    return { pending, rows: linked(this.hash, rows) }
  }

  /** After the commit: the live document takes the rows, everyone else hears of them once. */
  apply(rows: LogRow[], pending: Pending[], nowMs: number): void {
    if (rows.length === 0) return
    const changed = this.applyAll(rows.map(({ update }) => update))
    this.shadow.committed(pending.filter(({ update }) => update).length)
    this.advance(rows, nowMs)
    if (!changed) return
    const authors = new Set(pending.filter(({ update }) => update).map(({ member }) => member))
    const onlyAuthor = authors.size === 1 ? [...authors][0] : null
    this.broadcast(frameOf(updateMessage(changed)), onlyAuthor ?? null)
  }

  /** Words the server itself wrote and committed: everyone hears of them. */
  applyOwn(row: LogRow, nowMs: number): void {
    const changed = this.applyAll([row.update])
    this.shadow.follow(row.update)
    this.advance([row], nowMs)
    if (changed) this.broadcast(frameOf(updateMessage(changed)), null)
  }

  private applyAll(updates: Uint8Array[]): Uint8Array | null {
    const parts: Uint8Array[] = []
    const gather = (part: Uint8Array): void => void parts.push(part)
    this.live.on('update', gather)
    applyAsIs(this.live, updates)
    this.live.off('update', gather)
    if (parts.length === 0) return null
    return parts.length === 1 ? (parts[0] as Uint8Array) : Y.mergeUpdates(parts)
  }

  private advance(rows: LogRow[], nowMs: number): void {
    this.told.changed()
    this.seq += rows.length
    this.hash = rows.at(-1)?.hash ?? this.hash
    this.lastParticipantId = rows.at(-1)?.participantId ?? this.lastParticipantId
    this.changedAtMs = nowMs
    this.dirtySinceMs ??= nowMs
  }

  private broadcast(frame: Buffer, except: Member | null): void {
    for (const member of this.members) if (member !== except && hears(member)) member.send(frame)
  }

  notePresence(member: Member): void {
    this.presenceChanged.add(member)
  }

  /** [PRC3] Asked once or a thousand times: told with the next round, in one message made for all who asked. */
  askPresence(member: Member): void {
    this.curious.add(member)
  }

  /** One message for everyone whose presence changed since the last one; whoever asked hears of everyone. */
  flushPresence(): void {
    const curious = [...this.curious].filter((member) => this.members.has(member))
    this.curious.clear()
    const whole = curious.length > 0 ? this.presence() : null
    if (whole) for (const member of curious) member.send(whole, true)
    if (this.presenceChanged.size === 0) return
    const entries = [...this.presenceChanged].flatMap((member) => this.entryOf(member))
    this.presenceChanged.clear()
    if (entries.length === 0) return
    const frame = frameOf(awarenessMessage(entries))
    for (const member of this.members) if (hears(member)) member.send(frame, true)
  }

  private entryOf({ presence }: Member): AwarenessEntry[] {
    if (presence.clientId === null) return []
    const clock = (this.presenceClocks.get(presence.clientId) ?? 0) + 1
    this.presenceClocks.set(presence.clientId, clock)
    return [presence.entry(clock)]
  }

  private presence(): Buffer | null {
    const entries = [...this.members].flatMap(({ presence }) =>
      presence.visible ? [presence.entry(this.presenceClocks.get(presence.clientId as number) ?? 1)] : [],
    )
    return entries.length > 0 ? frameOf(awarenessMessage(entries)) : null
  }

  destroy(): void {
    this.shadow.destroy()
    this.live.destroy()
  }
}

const saysNothing: Decision = { admitted: true, update: null, newClientIds: [] }

/** [REL1] A deadline counts at once: who has lost the right hears nothing more, whether their connection is closed yet or not. */
const hears = (member: Member): boolean => member.hears?.() ?? true
