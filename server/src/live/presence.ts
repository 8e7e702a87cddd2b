/** Who is here: per draft, the connections and the paragraph each is in. Told at most once a second. */
import type { PresenceMessage, PresentPerson } from '@plenary/shared/live'

/** [L1] Changes are collected this long, so that a hall arriving at once is one message a second. */
const quietMs = 1000

interface Room {
  people: Map<string, PresentPerson>
  changed: Set<string>
  left: Set<string>
  timer: NodeJS.Timeout | null
}

export interface Presence {
  set(draftId: string, person: PresentPerson): void
  leave(draftId: string, id: string): void
  /** Everyone in a draft, for someone who has just come. */
  whole(draftId: string): PresenceMessage
  close(): void
}

export function makePresence(send: (message: PresenceMessage) => void): Presence {
  const rooms = new Map<string, Room>()

  function roomOf(draftId: string): Room {
    let room = rooms.get(draftId)
    if (!room) {
      room = { people: new Map(), changed: new Set(), left: new Set(), timer: null }
      rooms.set(draftId, room)
    }
    return room
  }

  function tell(draftId: string, room: Room): void {
    room.timer = null
    const here = [...room.changed].flatMap((id) => room.people.get(id) ?? [])
    const left = [...room.left]
    room.changed.clear()
    room.left.clear()
    if (here.length + left.length > 0) send({ draft: draftId, whole: false, here, left })
    if (room.people.size === 0) rooms.delete(draftId)
  }

  function soon(draftId: string, room: Room): void {
    room.timer ??= setTimeout(() => tell(draftId, room), quietMs).unref()
  }

  return {
    set(draftId, person) {
      const room = roomOf(draftId)
      room.people.set(person.id, person)
      room.changed.add(person.id)
      room.left.delete(person.id)
      soon(draftId, room)
    },
    leave(draftId, id) {
      const room = rooms.get(draftId)
      if (!room?.people.delete(id)) return
      room.changed.delete(id)
      room.left.add(id)
      soon(draftId, room)
    },
    whole: (draftId) => ({
      draft: draftId,
      whole: true,
      here: [...(rooms.get(draftId)?.people.values() ?? [])],
      left: [],
    }),
    close() {
      for (const { timer } of rooms.values()) if (timer) clearTimeout(timer)
      rooms.clear()
    },
  }
}
