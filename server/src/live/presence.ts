/** Who is here: per thing, the connections and the part each is in. Told at most once a second. */
import type { PresenceMessage, PresencePlace, PresentPerson } from '@plenary/shared/live'
import { nameOf, type WatchedPlace } from './audience.ts'

/** [L1] Changes are collected this long, so that a hall arriving at once is one message a second. */
const quietMs = 1000

interface Room {
  people: Map<string, PresentPerson>
  changed: Set<string>
  left: Set<string>
  timer: NodeJS.Timeout | null
}

export interface Presence {
  set(place: WatchedPlace, person: PresentPerson): void
  leave(place: WatchedPlace, id: string): void
  /** Everyone in a place, for someone who has just come. */
  whole(place: WatchedPlace): PresenceMessage
  close(): void
}

const toldAs = ({ type, id }: WatchedPlace): PresencePlace =>
  type === 'draft' ? { draft: id } : { subject: { type, id } }

export function makePresence(send: (place: WatchedPlace, message: PresenceMessage) => void): Presence {
  const rooms = new Map<string, Room>()

  function roomOf(place: WatchedPlace): Room {
    let room = rooms.get(nameOf(place))
    if (!room) {
      room = { people: new Map(), changed: new Set(), left: new Set(), timer: null }
      rooms.set(nameOf(place), room)
    }
    return room
  }

  function tell(place: WatchedPlace, room: Room): void {
    room.timer = null
    const here = [...room.changed].flatMap((id) => room.people.get(id) ?? [])
    const left = [...room.left]
    room.changed.clear()
    room.left.clear()
    if (here.length + left.length > 0) send(place, { ...toldAs(place), whole: false, here, left })
    if (room.people.size === 0) rooms.delete(nameOf(place))
  }

  function soon(place: WatchedPlace, room: Room): void {
    room.timer ??= setTimeout(() => tell(place, room), quietMs).unref()
  }

  return {
    set(place, person) {
      const room = roomOf(place)
      room.people.set(person.id, person)
      room.changed.add(person.id)
      room.left.delete(person.id)
      soon(place, room)
    },
    leave(place, id) {
      const room = rooms.get(nameOf(place))
      if (!room?.people.delete(id)) return
      room.changed.delete(id)
      room.left.add(id)
      soon(place, room)
    },
    whole: (place) => ({
      ...toldAs(place),
      whole: true,
      here: [...(rooms.get(nameOf(place))?.people.values() ?? [])],
      left: [],
    }),
    close() {
      for (const { timer } of rooms.values()) if (timer) clearTimeout(timer)
      rooms.clear()
    },
  }
}
