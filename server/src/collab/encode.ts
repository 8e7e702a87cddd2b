/** Updates of Yjs (version 1) written from parts of a document. */
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

type Structs = (Y.Item | Y.GC)[]
export type Ranges = { clock: number; len: number }[]

/** What of one client is written: its structs from index `nth` on, of which the first is written from `clock` on. */
export interface Part {
  client: number
  clock: number
  structs: Structs
  nth: number
}

/** What a document has of a client from a clock on; null where that is nothing. */
export function partOf({ store }: Y.Doc, client: number, clock: number): Part | null {
  const structs = store.clients.get(client) as Structs | undefined
  if (!structs || clock >= Y.getState(store, client)) return null
  return { client, clock, structs, nth: clock === 0 ? 0 : Y.findIndexSS(structs, clock) }
}

/** As Yjs writes them: the higher ids first, which makes less work for whoever reads. */
export function writeParts(encoder: Y.UpdateEncoderV1, parts: Part[]): void {
  encoding.writeVarUint(encoder.restEncoder, parts.length)
  for (const { client, clock, structs, nth } of parts.sort((a, b) => b.client - a.client)) {
    encoding.writeVarUint(encoder.restEncoder, structs.length - nth)
    encoder.writeClient(client)
    encoding.writeVarUint(encoder.restEncoder, clock)
    for (let at = nth; at < structs.length; at += 1) {
      const struct = structs[at] as Structs[number]
      // The first may be known in part.
      struct.write(encoder, at === nth ? clock - struct.id.clock : 0)
    }
  }
}

export function writeDeletions(encoder: Y.UpdateEncoderV1, deletions: [client: number, Ranges][]): void {
  encoding.writeVarUint(encoder.restEncoder, deletions.length)
  for (const [client, ranges] of deletions.sort(([a], [b]) => b - a)) {
    const joined = joinedOf(ranges)
    encoder.resetDsCurVal()
    encoding.writeVarUint(encoder.restEncoder, client)
    encoding.writeVarUint(encoder.restEncoder, joined.length)
    for (const { clock, len } of joined) {
      encoder.writeDsClock(clock)
      encoder.writeDsLen(len)
    }
  }
}

function joinedOf(ranges: Ranges): Ranges {
  const joined: Ranges = []
  for (const range of [...ranges].sort((a, b) => a.clock - b.clock)) {
    const last = joined.at(-1)
    if (last && last.clock + last.len >= range.clock)
      last.len = Math.max(last.len, range.clock + range.len - last.clock)
    else joined.push({ ...range })
  }
  return joined
}
