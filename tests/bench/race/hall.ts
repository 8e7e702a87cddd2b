/** Brings people into rooms: everyone has the text, and every typist's caret stands somewhere in it. */
import { seedOf } from './edits.ts'
import { pause } from './machine.ts'
import { Person } from './person.ts'
import { Room } from './room.ts'
import type { Course } from './scenario.ts'
import { wires } from './wires.ts'

export interface Attendance {
  people: number
  rooms: number
  /** Of each room. */
  typists: number
  /** Whose words are compared and whose waits are measured: so many of each room. */
  observers: number
}

export interface Hall {
  rooms: Room[]
  people: Person[]
  waits: number[]
  saves: number[]
}

/** About as long as a paragraph of the sample. */
const seed = seedOf('The States parties shall protect, assist and consult those concerned. '.repeat(2))
const atOnce = 40

export async function fill(course: Course, attendance: Attendance): Promise<Hall> {
  const { contestant, running } = course
  const waits: number[] = []
  const saves: number[] = []
  const rooms = contestant
    .rooms(attendance.rooms)
    .map((name) => new Room(name, contestant.wire, typistsOf(attendance), { waits, saves }))
  const comes = (nth: number): Person => {
    const room = rooms[nth % rooms.length] as Room
    const place = room.people.length
    const expected = Math.ceil((attendance.people - (nth % rooms.length)) / rooms.length)
    const role = {
      typist: place < room.typists ? place : -1,
      // From the last backwards, evenly: those who only read come last.
      observes: (expected - 1 - place) % Math.max(1, Math.floor(expected / attendance.observers)) === 0,
    }
    const person = new Person(running.url, contestant.headers(nth), room, role)
    room.people.push(person)
    return person
  }
  const people: Person[] = []
  const all = async (from: number, to: number): Promise<void> => {
    for (let nth = from; nth < to; nth += atOnce) {
      const some = Array.from({ length: Math.min(atOnce, to - nth) }, (_, more) => comes(nth + more))
      people.push(...some)
      await Promise.all(some.map(({ ready }) => ready))
    }
  }
  await all(0, rooms.length)
  const begins = contestant.wire !== wires.plenary
  if (begins) for (const person of people) writeSeed(person)
  await pause(300)
  await all(rooms.length, attendance.people)
  if (!contestant.keepsState) for (const person of people) person.state = seed
  for (const room of rooms) room.begin((room.people[0] as Person).state as Uint8Array)
  await pause(500)
  return { rooms, people, waits, saves }
}

function writeSeed(person: Person): void {
  person.socket.send(person.room.wire.change(person.room.name, seed))
  person.state = seed
}

/** As many as there are typists or people in the fullest room. */
const typistsOf = ({ people, rooms, typists }: Attendance): number =>
  Math.min(typists, Math.ceil(people / rooms))

/** The state that a newcomer is given now, of each of some rooms. */
export async function joinAnew(course: Course, rooms: Room[]): Promise<(Uint8Array | null)[]> {
  const { contestant, running } = course
  if (!contestant.keepsState) return rooms.map(() => null)
  return Promise.all(
    rooms.map(async (room) => {
      const looks = new Person(running.url, contestant.headers(0), room, { typist: -1, observes: false })
      await looks.ready
      looks.socket.destroy()
      return looks.state
    }),
  )
}
