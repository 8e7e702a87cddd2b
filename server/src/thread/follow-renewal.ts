/** [SGN5] Threads stay on the very characters they were on when a room is brought into another form. */
import type { CollabPorts } from '../collab/ports.ts'
import type { Subjects } from '../subject/registry.ts'
import { threadsOn, updateThread } from './store.ts'

export const followRenewal =
  (subjects: Subjects): CollabPorts['renewed'] =>
  async (tx, room, moved) => {
    for (const { type, moving } of subjects.kinds()) {
      const subjectId = moving?.idOfRoom(room) ?? null
      if (subjectId === null) continue
      for (const { id, startsAt, endsAt } of await threadsOn(tx, type, [subjectId])) {
        const pins = startsAt && endsAt && moved({ start: startsAt, end: endsAt })
        if (pins) await updateThread(tx, id, { startsAt: pins.start, endsAt: pins.end })
      }
    }
  }
