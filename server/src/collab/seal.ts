/** Sealing: the words of many rooms at one moment of the log, read in the transaction that makes use of them. */

import { Refusal } from '@plenary/shared/problems'
import { logRootOf } from '@plenary/shared/record'
import { closeCode } from '@plenary/shared/rooms'
import type { Transaction } from '../database/port.ts'
import { applyAsIs } from './apply.ts'
import { contentOf } from './content.ts'
import { type Head, heads, updatesUntil } from './log.ts'
import { makeDoc } from './make-doc.ts'
import type { Collab, Seal, SealedRoom, SealOptions } from './ports.ts'
import { markProjected, projectedSeqs } from './projection-log.ts'
import { CopiesDiffer } from './watch.ts'
import { type HoldingDeps, holdStill } from './with-rooms.ts'

/** The work wants rooms that are not held: they came into being meanwhile. */
class NotHeld extends Error {
  readonly rooms: string[]
  constructor(rooms: string[]) {
    super('rooms to be sealed are not held')
    this.rooms = rooms
  }
}

export function makeSealRooms(deps: HoldingDeps): Collab['sealRooms'] {
  const { database, closeSockets, watch } = deps
  return async (names, work, { closes, lock }) => {
    let wanted = new Set(names)
    for (;;) {
      const { held, thaw } = await holdStill(deps, wanted)
      try {
        const seal =
          (tx: Transaction): Seal =>
          async (rooms, before, options = {}) => {
            const missing = rooms.filter((room) => !held.has(room))
            if (missing.length > 0) throw new NotHeld(missing)
            return sealed(deps, tx, rooms, before, options)
          }
        const result = await database.transaction((tx) => work(tx, seal(tx)), { lock })
        for (const scope of closes(result)) closeSockets(scope, closeCode.rightsChanged)
        return result
      } catch (error) {
        if (error instanceof CopiesDiffer) {
          await watch.stop(error.rooms)
          throw new Refusal('paragraph-stopped', saidOf(error))
        }
        if (!(error instanceof NotHeld)) throw error
        wanted = new Set([...wanted, ...error.rooms])
      } finally {
        thaw()
      }
    }
  }
}

const saidOf = ({ rooms }: CopiesDiffer): string =>
  `Copies of ${rooms.length === 1 ? 'a paragraph' : `${rooms.length} paragraphs`} read differently; restore it from its history first.`

async function sealed(
  deps: HoldingDeps,
  tx: Transaction,
  names: string[],
  before: Date | null,
  { projects = false }: SealOptions,
): ReturnType<Seal> {
  const newest = await heads(tx, names)
  const over = before ? newest.filter(({ at }) => at >= before) : []
  const cut =
    before && over.length > 0
      ? await heads(
          tx,
          over.map(({ room }) => room),
          before,
        )
      : []
  const projected = await projectedSeqs(tx, names)
  const isOver = new Set(over.map(({ room }) => room))
  const taken = [...newest.filter(({ room }) => !isOver.has(room)), ...cut]
  const compared = await deps.watch.vouch(tx, taken)
  const rooms = new Map<string, SealedRoom>()
  for (const head of taken) {
    const { room, seq } = head
    rooms.set(room, {
      seq,
      content: projected.get(room) === seq && !compared.has(room) ? null : await wordsAt(deps, tx, head),
    })
  }
  if (projects) await markProjected(tx, taken)
  return {
    rooms,
    position: taken.reduce((last, { position }) => Math.max(last, position), 0),
    root: logRootOf(taken),
  }
}

/** From the open room where it stands at this row, else from the log. */
async function wordsAt({ rooms }: HoldingDeps, tx: Transaction, { room: name, seq }: Head) {
  const room = rooms.get(name)
  if (room?.seq === seq) return contentOf(room.live)
  const doc = makeDoc()
  applyAsIs(doc, await updatesUntil(tx, name, seq))
  const content = contentOf(doc)
  doc.destroy()
  return content
}
