/** [SGN5] Threads stay on the very characters they were on when a room is brought into another form. */
import { paragraphOfRoom } from '@plenary/shared/rooms'
import type { CollabPorts } from '../collab/ports.ts'
import { threadsOnParagraphs, updateThread } from './store.ts'

export const followRenewal: CollabPorts['renewed'] = async (tx, room, moved) => {
  const paragraphId = paragraphOfRoom(room)
  if (paragraphId === null) return
  for (const { id, startsAt, endsAt } of await threadsOnParagraphs(tx, [paragraphId])) {
    const pins = startsAt && endsAt && moved({ start: startsAt, end: endsAt })
    if (pins) await updateThread(tx, id, { startsAt: pins.start, endsAt: pins.end })
  }
}
