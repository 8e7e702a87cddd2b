/** Each kind of room answers for itself: who may enter, where its words are written, what becomes of late ones. */
import { kindOfRoom, type RoomKind } from '@plenary/shared/rooms'
import type { CollabPorts } from './collab/ports.ts'

export type RoomWords = Pick<CollabPorts, 'admit' | 'project' | 'keepLate' | 'lateBefore'>

export function wordsByRoom(kinds: Record<RoomKind, RoomWords>): RoomWords {
  const of = (room: string): RoomWords | null => {
    const kind = kindOfRoom(room)
    return kind && kinds[kind]
  }
  return {
    admit: async (room, identity) => (await of(room)?.admit(room, identity)) ?? 'not-found',
    async project(tx, words) {
      for (const [kind, own] of Object.entries(kinds)) {
        const its = words.filter(({ room }) => kindOfRoom(room) === kind)
        if (its.length > 0) await own.project(tx, its)
      }
    },
    keepLate: async (tx, words) => of(words.room)?.keepLate(tx, words),
    lateBefore: async (room, ...rest) => (await of(room)?.lateBefore(room, ...rest)) ?? null,
  }
}
