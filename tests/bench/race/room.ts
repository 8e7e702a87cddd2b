/** One room of a race: who types in it, when each letter was sent, how long letters took, and whether all is there. */
import { type Brought, broughtBy, type Caret, caretsIn, keystroke, wordsOf } from './edits.ts'
import type { Person } from './person.ts'
import type { Wire } from './wires.ts'

/** As long as the ids editors draw by chance, and no seed has one of them. */
const firstClient = 0x7000_0000
/** Frames of a room are the same bytes for everyone in it: so many are read once. */
const framesKnown = 64

interface Letters {
  typist: number
  from: number
  to: number
}

export class Room {
  readonly name: string
  readonly wire: Wire
  readonly typists: number
  readonly people: Person[] = []
  readonly waits: number[]
  readonly saves: number[]
  letters = 0
  private readonly sentAt: number[][]
  private carets: Caret[] = []
  private readonly known = new Map<string, Letters[]>()

  constructor(name: string, wire: Wire, typists: number, figures: { waits: number[]; saves: number[] }) {
    this.name = name
    this.wire = wire
    this.typists = typists
    this.waits = figures.waits
    this.saves = figures.saves
    this.sentAt = Array.from({ length: typists }, () => [])
  }

  /** Everyone puts the caret somewhere into the text that all have. */
  begin(state: Uint8Array): void {
    this.carets = caretsIn(state, this.typists)
  }

  keystrokeOf(typist: number): Uint8Array {
    const times = this.sentAt[typist] as number[]
    const update = keystroke(firstClient + typist, times.length, this.carets[typist] as Caret)
    times.push(performance.now())
    this.letters += 1
    return update
  }

  sentBy(typist: number): number {
    return (this.sentAt[typist] as number[]).length
  }

  noteWait(typist: number, clock: number, at: number): void {
    this.waits.push(at - ((this.sentAt[typist] as number[])[clock] as number))
  }

  noteSaved(typist: number, clock: number, at: number): void {
    const sent = (this.sentAt[typist] as number[])[clock]
    if (sent !== undefined) this.saves.push(at - sent)
  }

  broughtBy(update: Uint8Array): Letters[] {
    const key = Buffer.from(update.buffer, update.byteOffset, update.length).toString('latin1')
    const before = this.known.get(key)
    if (before) return before
    const letters = broughtBy(update).filter(isTypists(this.typists)).map(lettersOf)
    this.known.set(key, letters)
    if (this.known.size > framesKnown) this.known.delete(this.known.keys().next().value as string)
    return letters
  }

  /** Letters that somebody lacks. */
  lost(): number {
    return this.people.reduce(
      (sum, { typist, received }) => sum + this.letters - (typist < 0 ? 0 : this.sentBy(typist)) - received,
      0,
    )
  }

  /** How many different texts the observers, and whoever joins now, end with, beyond one. */
  diverged(joinedNow: Uint8Array | null): number {
    const texts = this.people.flatMap(({ kept, state }) =>
      kept ? [wordsOf(state ? [state, ...kept] : kept)] : [],
    )
    if (joinedNow) texts.push(wordsOf([joinedNow]))
    return Math.max(0, new Set(texts).size - 1)
  }
}

const isTypists =
  (typists: number) =>
  ({ client }: Brought): boolean =>
    client >= firstClient && client < firstClient + typists

const lettersOf = ({ client, from, to }: Brought): Letters => ({ typist: client - firstClient, from, to })
