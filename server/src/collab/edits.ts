/** Words changed by the server itself, inside the transaction of a structural command. */
import type { Content } from '@plenary/shared/content'
import { genesis } from '@plenary/shared/record'
import * as Y from 'yjs'
import type { Transaction } from '../database/port.ts'
import { applyAsIs } from './apply.ts'
import { contentOf, replaceContent, seedUpdate, serverClientId } from './content.ts'
import { insertPassage } from './history-log.ts'
import { appendInside, type LogRow, linked, markProjected } from './log.ts'
import type { Carried, RoomEdits } from './ports.ts'
import type { Room } from './room.ts'

/** What a new room is to hold; `update` where it was prepared before the transaction (see `prepareSeeds`). */
export interface SeedOf {
  room: string
  content: Content
  update?: Uint8Array
}

/** Rooms written with one statement: between two of them the loop is others'. */
const roomsAtOnce = 100

/** [PRC10] Makes the first words of many rooms in slices, before the transaction that writes them holds everybody up. */
export async function prepareSeeds<Seed extends SeedOf>(
  rooms: Seed[],
  pause: () => Promise<void> | undefined,
): Promise<(Seed & { update: Uint8Array })[]> {
  const prepared: (Seed & { update: Uint8Array })[] = []
  for (const seed of rooms) {
    prepared.push({ ...seed, update: seedUpdate(seed.content) })
    const paused = pause()
    if (paused) await paused
  }
  return prepared
}

/** First rows of new rooms. Their projection is what the paragraph's row was written with. */
export async function seedRooms(
  tx: Transaction,
  rooms: SeedOf[],
  participantId: string | null,
  at: Date,
): Promise<void> {
  for (let from = 0; from < rooms.length; from += roomsAtOnce) {
    const some = rooms.slice(from, from + roomsAtOnce)
    await appendInside(
      tx,
      some.flatMap(({ room, content, update = seedUpdate(content) }) =>
        linked(genesis, [{ room, seq: 1, participantId, update, at }]),
      ),
    )
    await markProjected(
      tx,
      some.map(({ room }) => ({ room, seq: 1 })),
    )
  }
}

/** Collects what a command changes; `rows` go to the live rooms after the commit. */
export class Editing implements RoomEdits {
  readonly rows: LogRow[] = []
  private readonly tx: Transaction
  private readonly rooms: Map<string, Room>
  private readonly participantId: string
  private readonly at: Date

  constructor(tx: Transaction, rooms: Map<string, Room>, participantId: string, at: Date) {
    this.tx = tx
    this.rooms = rooms
    this.participantId = participantId
    this.at = at
  }

  async contentOf(name: string): Promise<Content> {
    return contentOf(this.room(name).live)
  }

  async create(name: string, content: Content, carried?: Carried): Promise<void> {
    await seedRooms(this.tx, [{ room: name, content }], this.participantId, this.at)
    if (carried) await this.note(name, 1, carried)
  }

  async replace(name: string, content: Content, carried?: Carried): Promise<void> {
    const room = this.room(name)
    const trial = new Y.Doc()
    applyAsIs(trial, [Y.encodeStateAsUpdate(room.live)])
    trial.clientID = serverClientId
    const before = Y.encodeStateVector(trial)
    const deleted: Uint8Array[] = []
    trial.on('update', (update: Uint8Array) => deleted.push(update))
    replaceContent(trial, content)
    const update = deleted.length > 0 ? Y.mergeUpdates(deleted) : Y.encodeStateAsUpdate(trial, before)
    trial.destroy()
    if (deleted.length === 0) return
    const { participantId, at } = this
    const rows = linked(room.hash, [{ room: name, seq: room.seq + 1, participantId, update, at }])
    await appendInside(this.tx, rows)
    await markProjected(this.tx, [{ room: name, seq: room.seq + 1 }])
    this.rows.push(...rows)
    if (carried) await this.note(name, room.seq + 1, carried)
  }

  /** Where the words of a row come from: the other room as committed, before this command changed it. */
  private async note(name: string, seq: number, carried: Carried): Promise<void> {
    const other =
      carried.kind === 'restored'
        ? { otherRoom: name, otherSeq: carried.seq }
        : { otherRoom: carried.room, otherSeq: this.rooms.get(carried.room)?.seq ?? 0 }
    await insertPassage(this.tx, name, { seq, kind: carried.kind, ...other })
  }

  private room(name: string): Room {
    const room = this.rooms.get(name)
    if (!room) throw new Error('a room was edited that the command did not name')
    return room
  }
}
