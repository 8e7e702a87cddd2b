/** Words changed by the server itself, inside the transaction of a structural command. */
import type { Content } from '@plenary/shared/content'
import { Refusal } from '@plenary/shared/problems'
import { genesis } from '@plenary/shared/record'
import * as Y from 'yjs'
import type { Transaction } from '../database/port.ts'
import { applyAsIs } from './apply.ts'
import { contentOf, replaceContent, rewriteContent, seedUpdate, serverClientId } from './content.ts'
import { insertPassage } from './history-log.ts'
import { appendInside, type LogRow, linked } from './log.ts'
import { makeDoc } from './make-doc.ts'
import type { Carried, RoomEdits, SeedOf } from './ports.ts'
import { markProjected } from './projection-log.ts'
import type { Room } from './room.ts'
import type { Watch } from './watch.ts'
import { markCompared } from './watch-log.ts'

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
    const seeded = some.map(({ room }) => ({ room, seq: 1 }))
    await markProjected(tx, seeded)
    // One writer in one go: there is one way to read it.
    await markCompared(tx, seeded)
  }
}

/** Collects what a command changes; `rows` go to the live rooms after the commit. */
export class Editing implements RoomEdits {
  readonly rows: LogRow[] = []
  private readonly tx: Transaction
  private readonly rooms: Map<string, Room>
  private readonly participantId: string
  private readonly at: Date
  private readonly watch: Pick<Watch, 'mend'>

  constructor(
    tx: Transaction,
    rooms: Map<string, Room>,
    participantId: string,
    at: Date,
    watch: Pick<Watch, 'mend'>,
  ) {
    this.watch = watch
    this.tx = tx
    this.rooms = rooms
    this.participantId = participantId
    this.at = at
  }

  async contentOf(name: string): Promise<Content> {
    const room = this.room(name)
    // Nobody can say which of its readings is the right one.
    if (room.stopped) throw new Refusal('paragraph-stopped')
    return contentOf(room.live)
  }

  isStopped(name: string): boolean {
    return this.room(name).stopped
  }

  async create(name: string, content: Content, carried?: Carried): Promise<void> {
    await seedRooms(this.tx, [{ room: name, content }], this.participantId, this.at)
    if (carried) await this.note(name, 1, carried)
  }

  async replace(name: string, content: Content, carried?: Carried): Promise<void> {
    const room = this.room(name)
    const { stopped } = room
    if (stopped && carried?.kind !== 'restored') throw new Refusal('paragraph-stopped')
    const trial = makeDoc()
    applyAsIs(trial, [Y.encodeStateAsUpdate(room.live)])
    trial.clientID = serverClientId
    const before = Y.encodeStateVector(trial)
    const deleted: Uint8Array[] = []
    trial.on('update', (update: Uint8Array) => deleted.push(update))
    // Written whole where copies disagree about what a place is: it reads the same in each of them.
    if (stopped) rewriteContent(trial, content)
    else replaceContent(trial, content)
    const update = deleted.length > 0 ? Y.mergeUpdates(deleted) : Y.encodeStateAsUpdate(trial, before)
    trial.destroy()
    if (deleted.length === 0) return
    const { participantId, at } = this
    const rows = linked(room.hash, [{ room: name, seq: room.seq + 1, participantId, update, at }])
    await appendInside(this.tx, rows)
    await markProjected(this.tx, [{ room: name, seq: room.seq + 1 }])
    this.rows.push(...rows)
    if (stopped) await this.watch.mend(this.tx, name)
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
