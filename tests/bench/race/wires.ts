/** How each server wants to be spoken to: the same four things, in the words of its protocol. */
import { Reader, Writer } from './bytes.ts'

export interface Wire {
  /** Where a room is. */
  path(room: string): string
  /** What is said first; then the state is asked for. */
  greeting(room: string): Uint8Array[]
  ask(room: string): Uint8Array
  /** The frame of a change, `room` before it where the protocol says so. */
  change(room: string, update: Uint8Array): Uint8Array
  presence(room: string, states: Uint8Array): Uint8Array
  read(payload: Uint8Array, take: Takes): void
}

export interface Takes {
  state(update: Uint8Array): void
  change(update: Uint8Array): void
  presence(states: Uint8Array): void
  /** The first `n` changes of this connection are durable. */
  durable(n: number): void
  refused(why: string): void
}

const emptyVector = new Uint8Array([0])

function readSync(reader: Reader, take: Takes): void {
  const step = reader.number()
  const bytes = reader.run()
  if (step === 1) take.state(bytes)
  else if (step === 2) take.change(bytes)
}

/** y-websocket, and Plenary, which adds two messages to it. */
const plain = (path: (room: string) => string): Wire => ({
  path,
  greeting: () => [],
  ask: () => new Writer().byte(0).byte(0).run(emptyVector).done(),
  change: (_, update) => new Writer().byte(0).byte(2).run(update).done(),
  presence: (_, states) => new Writer().byte(1).run(states).done(),
  read(payload, take) {
    const reader = new Reader(payload)
    // The relay puts messages behind each other in one frame.
    while (!reader.isAtEnd) {
      const type = reader.number()
      if (type === 0) readSync(reader, take)
      else if (type === 1) take.presence(reader.run())
      else if (type === 100) take.durable(reader.number())
      else if (type === 101) take.refused(Buffer.from(reader.run()).toString())
      else return
    }
  },
})

const named = (room: string, ...types: number[]): Writer =>
  types.reduce((writer, type) => writer.number(type), new Writer().text(room))

/** Hocuspocus: every frame begins with the name of the document. */
const hocuspocus: Wire = {
  path: () => '/',
  greeting: (room) => [named(room, 2, 0).text('').text('4.7.0').done()],
  ask: (room) => named(room, 0, 0).run(emptyVector).done(),
  change: (room, update) => named(room, 0, 2).run(update).done(),
  presence: (room, states) => named(room, 1).run(states).done(),
  read(payload, take) {
    const reader = new Reader(payload)
    reader.run()
    const type = reader.number()
    if (type === 0 || type === 4) readSync(reader, take)
    else if (type === 1) take.presence(reader.run())
    else if (type === 2 && reader.number() !== 2) take.refused('authentication')
    else if (type === 8 && reader.number() !== 1) take.refused('not saved')
  },
}

export const wires = {
  plenary: plain((room) => `/collab/${room}`),
  hocuspocus,
  plain: plain((room) => `/${room}`),
}
