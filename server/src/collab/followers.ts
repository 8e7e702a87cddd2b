/** Of each open room one copy that follows its log from row to row, as somebody does who is there: for the watch. */
import * as Y from 'yjs'
import type { Queries } from '../database/port.ts'
import { applyAsIs } from './apply.ts'
import { type Readings, readingOf } from './copies.ts'
import { limits } from './limits.ts'
import { updatesUntil, updatesWithin } from './log.ts'
import { makeDoc } from './make-doc.ts'
import type { Room } from './room.ts'

interface Follower {
  doc: Y.Doc
  /** The last row of the log in it. */
  seq: number
}

export class Followers {
  /** A copy is gone with its room. */
  private readonly kept = new WeakMap<Room, Follower>()

  /**
   * How a small room reads after a row, with no more of the log read than what is new since the last time. Null for a
   * large one, which is not to be read in the server's own thread, and for a row the copy is already beyond.
   */
  async readingsOf(queries: Queries, room: Room, seq: number): Promise<Readings | null> {
    const follower = await this.follow(queries, room, seq)
    if (!follower) return null
    const state = Y.encodeStateAsUpdate(follower.doc)
    if (state.length > limits.followedBytes) {
      this.kept.delete(room)
      follower.doc.destroy()
      return null
    }
    const newcomer = makeDoc()
    applyAsIs(newcomer, [state])
    const readings = { followed: readingOf(follower.doc), anew: readingOf(newcomer) }
    newcomer.destroy()
    return readings
  }

  private async follow(queries: Queries, room: Room, seq: number): Promise<Follower | null> {
    const known = this.kept.get(room)
    if (known && known.seq > seq) return null
    const updates = known
      ? await updatesWithin(queries, room.name, known.seq, seq)
      : await updatesUntil(queries, room.name, seq)
    // Somebody else may have asked meanwhile.
    if (this.kept.get(room) !== known || (known && known.seq > seq)) return null
    if (!known && bytesOf(updates) > 2 * limits.followedBytes) return null
    const follower = known ?? { doc: makeDoc(), seq: 0 }
    applyAsIs(follower.doc, updates)
    follower.seq = seq
    this.kept.set(room, follower)
    return follower
  }
}

const bytesOf = (updates: readonly Uint8Array[]): number =>
  updates.reduce((sum, { length }) => sum + length, 0)
