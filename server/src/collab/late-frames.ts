/**
 * Words that come when they are not allowed go back to their author: vetted by the same gate on a fork of the
 * room that nobody else sees, and kept by whoever keeps words. The live document never hears of them [RET1].
 */
import { randomUUID } from 'node:crypto'
import { type ProblemCode, returnable } from '@plenary/shared/problems'
import * as Y from 'yjs'
import type { Clock } from '../clock/clock.ts'
import type { Database } from '../database/port.ts'
import { applyAsIs } from './apply.ts'
import { contentOf } from './content.ts'
import { gate } from './gate.ts'
import { limits } from './limits.ts'
import { makeDoc } from './make-doc.ts'
import type { Admission, CollabPorts, SocketScope } from './ports.ts'
import type { Room } from './room.ts'
import { Shadow } from './shadow.ts'

/** An update whose author was refused the right. */
export interface LateFrame {
  room: Room
  admission: Admission
  update: Uint8Array
  reason: ProblemCode
}

/** What one participant wrote too late in one room. */
interface Fork {
  /** Under which it is found; another one once it has ended and is still to be kept. */
  key: string
  id: string
  room: Room
  admission: Admission
  reason: ProblemCode
  /** The room as it is, what was admitted included; and the same with the late words. */
  trunk: Y.Doc
  shadow: Shadow
  /** What of the room is in the trunk. */
  followed: { shadow: Shadow; version: number }
  newIds: Set<number>
  /** The late words themselves, merged whenever they are kept. */
  updates: Uint8Array[]
  /** Frames in order, until what was kept before is known. */
  queue: Uint8Array[] | null
  written: boolean
  /** Ticks of the last frame, and of the first one that is not kept yet. */
  seenMs: number
  dirtySinceMs: number | null
}

export interface LatePorts {
  database: Database
  clock: Clock
  keep: CollabPorts['keepLate']
  before: CollabPorts['lateBefore']
  failed(error: unknown): void
}

const keyOf = (room: string, participantId: string): string => `${room} ${participantId}`

export class LateFrames {
  private readonly forks = new Map<string, Fork>()
  private readonly ports: LatePorts
  private timer: NodeJS.Timeout | null = null
  /** One write at a time, so that who asks what was kept before hears of the one that is under way. */
  private writing: Promise<void> = Promise.resolve()

  constructor(ports: LatePorts) {
    this.ports = ports
  }

  take(frame: LateFrame): void {
    if (!returnable.has(frame.reason)) return
    const fork = this.forkFor(frame)
    if (!fork) return
    fork.seenMs = this.ports.clock.ticks()
    fork.reason = frame.reason
    if (!fork.queue) this.add(fork, [frame.update])
    else if (fork.queue.length < limits.waitingMessages) fork.queue.push(frame.update)
    this.schedule()
  }

  private forkFor({ room, admission, reason }: LateFrame): Fork | null {
    const key = keyOf(room.name, admission.participantId)
    const known = this.forks.get(key)
    if (known) {
      // The room may have been unloaded and opened again meanwhile.
      known.room = room
      return known
    }
    // A bound for memory, not for words: those of whoever is turned away stay on their device.
    if (this.forks.size >= limits.lateForks) return null
    const trunk = makeDoc()
    applyAsIs(trunk, [Y.encodeStateAsUpdate(room.shadow.doc)])
    const fork: Fork = {
      key,
      id: randomUUID(),
      room,
      admission,
      reason,
      trunk,
      shadow: new Shadow(trunk, room.shadow.seed),
      followed: { shadow: room.shadow, version: room.shadow.version },
      newIds: new Set(),
      updates: [],
      queue: [],
      written: false,
      seenMs: this.ports.clock.ticks(),
      dirtySinceMs: null,
    }
    this.forks.set(key, fork)
    this.writing = this.writing.then(() => this.begin(fork))
    return fork
  }

  /** [RET3] Goes on from what was kept before, so that words sent again are the same words. */
  private async begin(fork: Fork): Promise<void> {
    const { room, admission, reason } = fork
    try {
      const before = await this.ports.before(room.name, admission.participantId, reason)
      if (before && typeof fork.shadow.attempt(before.update, []) !== 'string') {
        fork.id = before.id
        fork.updates.push(before.update)
        fork.written = true
      }
    } catch (error) {
      this.ports.failed(error)
    }
    const queue = fork.queue ?? []
    fork.queue = null
    this.add(fork, queue)
  }

  private add(fork: Fork, updates: Uint8Array[]): void {
    this.followRoom(fork)
    const { room, admission, newIds, shadow } = fork
    for (const update of updates) {
      const { participantId } = admission
      const decision = gate(update, shadow, {
        participantId,
        ownerOf: (clientId) =>
          room.owners.get(clientId) ?? (newIds.has(clientId) ? participantId : undefined),
        newIdsLeft: limits.newClientIds - newIds.size,
      })
      if (!decision.admitted || !decision.update) continue
      for (const clientId of decision.newClientIds) newIds.add(clientId)
      fork.updates.push(decision.update)
      fork.dirtySinceMs ??= this.ports.clock.ticks()
    }
  }

  /** Late words may build on words that others were allowed to write meanwhile. */
  private followRoom(fork: Fork): void {
    const { room, trunk, shadow, followed } = fork
    if (followed.shadow === room.shadow && followed.version === room.shadow.version) return
    fork.followed = { shadow: room.shadow, version: room.shadow.version }
    const news = Y.encodeStateAsUpdate(room.shadow.doc, Y.encodeStateVector(trunk))
    applyAsIs(trunk, [news])
    shadow.follow(news)
  }

  private schedule(): void {
    this.timer ??= setTimeout(() => this.look(), limits.lateQuietMs)
  }

  private look(): void {
    this.timer = null
    const now = this.ports.clock.ticks()
    const all = [...this.forks.values()]
    const due = all.filter(
      ({ dirtySinceMs, seenMs }) =>
        dirtySinceMs !== null &&
        (now - seenMs >= limits.lateQuietMs - 5 || now - dirtySinceMs >= limits.lateAtMostMs),
    )
    if (due.length > 0) void this.write(due)
    for (const fork of all)
      if (!fork.queue && fork.dirtySinceMs === null && now - fork.seenMs >= limits.lateForkMs) this.drop(fork)
    if (this.forks.size > 0) this.schedule()
  }

  private drop(fork: Fork): void {
    if (this.forks.get(fork.key) === fork) this.forks.delete(fork.key)
    fork.shadow.destroy()
    fork.trunk.destroy()
  }

  private write(forks: Fork[]): Promise<void> {
    this.writing = this.writing.then(async () => {
      for (const fork of forks) await this.keep(fork)
    })
    return this.writing
  }

  /** [RET2] Durable before the fork is let go; what cannot be written now is tried again. */
  private async keep(fork: Fork): Promise<void> {
    if (fork.dirtySinceMs === null) return
    const { id, room, admission, reason } = fork
    this.followRoom(fork)
    const base = contentOf(fork.trunk)
    const content = contentOf(fork.shadow.doc)
    const differs = JSON.stringify(base) !== JSON.stringify(content)
    const since = fork.dirtySinceMs
    fork.dirtySinceMs = null
    if (!differs && !fork.written) return
    const update = Y.mergeUpdates(fork.updates)
    fork.updates = [update]
    const { participantId, processId, draftId } = admission
    const words = { id, room: room.name, draftId, processId, participantId, reason, base, content, update }
    try {
      await this.ports.database.transaction((tx) => this.ports.keep(tx, words), {
        lock: `room:${words.room}`,
      })
      fork.written = true
    } catch (error) {
      fork.dirtySinceMs ??= since
      this.ports.failed(error)
    }
  }

  /** Rights have changed there: what comes late from now on is another matter. Resolves when all before is kept. */
  async end({ draftId, rooms }: SocketScope): Promise<void> {
    const ending = [...this.forks.values()].filter(
      ({ room, admission }) =>
        (draftId === undefined || admission.draftId === draftId) &&
        (rooms === undefined || rooms.includes(room.name)),
    )
    if (ending.length === 0) return
    // Whoever writes next finds no fork, and asks for what was kept once this is written.
    for (const fork of ending) {
      this.forks.delete(fork.key)
      fork.key = `${fork.key} ${fork.id}`
      this.forks.set(fork.key, fork)
    }
    await this.write(ending)
    for (const fork of ending) if (fork.dirtySinceMs === null) this.drop(fork)
  }

  /** Keeps at once what waits. */
  async flush(): Promise<void> {
    await this.writing
    await this.write([...this.forks.values()])
  }

  stop(): void {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
  }
}
