/**
 * [SGN5] Brings rooms of an older schema into the present form, once, before anyone is let in: one row of the log for
 * each, written by the platform. The words stay as they are, whose they are, and where threads stand on them.
 */
import { setImmediate } from 'node:timers/promises'
import { schemaVersion } from '@plenary/shared/rooms'
import * as Y from 'yjs'
import type { Clock } from '../clock/clock.ts'
import type { Database } from '../database/port.ts'
import { committedWords, type Pins } from './anchors.ts'
import { applyAsIs } from './apply.ts'
import { roomNames } from './check-log-store.ts'
import { serverClientId, unite } from './content.ts'
import { insertPassage } from './history-log.ts'
import { appendInside, keepSchema, linked, load, loadMany, schemaOf } from './log.ts'
import { makeDoc } from './make-doc.ts'
import type { CollabPorts } from './ports.ts'
import { markProjected, projectedSeqs } from './projection-log.ts'

export interface RenewPorts {
  database: Database
  clock: Clock
  renewed: CollabPorts['renewed']
}

/** Rooms read at once. */
const roomsAtOnce = 100

/** How many rooms were renewed. Cut short it goes on at the next start: a room that is renewed already stays as it is. */
export async function renewRooms(ports: RenewPorts): Promise<number> {
  const { database, clock } = ports
  if ((await schemaOf(database)) >= schemaVersion) return 0
  const names = await roomNames(database)
  let renewed = 0
  for (let from = 0; from < names.length; from += roomsAtOnce) {
    for (const [name, updates] of await loadMany(database, names.slice(from, from + roomsAtOnce))) {
      if (isUnited(updates)) continue
      await renew(ports, name)
      renewed += 1
    }
    await setImmediate()
  }
  await keepSchema(database, schemaVersion, clock.now())
  return renewed
}

function isUnited(updates: Uint8Array[]): boolean {
  const doc = makeDoc()
  applyAsIs(doc, updates)
  const united = !unite(doc)
  doc.destroy()
  return united
}

async function renew({ database, clock, renewed }: RenewPorts, room: string): Promise<void> {
  const stored = await load(database, room)
  if (!stored) return
  const [before, after] = [makeDoc(), makeDoc()]
  applyAsIs(before, stored.updates)
  applyAsIs(after, stored.updates)
  after.clientID = serverClientId
  const parts: Uint8Array[] = []
  after.on('update', (part: Uint8Array) => parts.push(part))
  unite(after)
  const [was, is] = [committedWords(before), committedWords(after)]
  const moved = (pins: Pins): Pins | null => {
    const range = was.rangeOf(pins)
    return range && range.from < range.to ? is.pin(range) : null
  }
  const seq = stored.seq + 1
  const row = { room, seq, participantId: null, update: Y.mergeUpdates(parts), at: clock.now() }
  await database.transaction(
    async (tx) => {
      const projected = (await projectedSeqs(tx, [room])).get(room)
      await appendInside(tx, linked(stored.hash, [row]))
      await insertPassage(tx, room, { seq, kind: 'renewed', otherRoom: room, otherSeq: stored.seq })
      // The words are the same: a projection that was up to date still is.
      if (projected === stored.seq) await markProjected(tx, [{ room, seq }])
      await renewed(tx, room, moved)
    },
    { lock: `room:${room}` },
  )
  before.destroy()
  after.destroy()
}
