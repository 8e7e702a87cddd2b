/** Updates by hand, for tests: items as Yjs writes them, at whatever place one says. */
import * as encoding from 'lib0/encoding'

export type At = { client: number; clock: number }

export type Forged =
  | { content: 'text'; text: string }
  | { content: 'gone'; length: number }
  | { content: 'mark'; key: string; value: unknown }
  | { content: 'words' }
  | { content: 'footnote' }
  | { content: 'value'; value: string }

export interface ForgedItem {
  id: At
  origin?: At | null
  rightOrigin?: At | null
  /** Where there is no origin. */
  parent?: At
  parentSub?: string
  what: Forged
}

const writeId = (encoder: encoding.Encoder, { client, clock }: At): void => {
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, clock)
}

/** Number of the content in the first encoding, and its bytes. */
const contents: { [K in Forged['content']]: [number, (encoder: encoding.Encoder, what: never) => void] } = {
  text: [4, (encoder, { text }: { text: string }) => encoding.writeVarString(encoder, text)],
  gone: [1, (encoder, { length }: { length: number }) => encoding.writeVarUint(encoder, length)],
  mark: [
    6,
    (encoder, { key, value }: { key: string; value: unknown }) => {
      encoding.writeVarString(encoder, key)
      encoding.writeVarString(encoder, JSON.stringify(value))
    },
  ],
  words: [7, (encoder) => encoding.writeVarUint(encoder, 6)],
  footnote: [
    7,
    (encoder) => {
      encoding.writeVarUint(encoder, 3)
      encoding.writeVarString(encoder, 'footnote')
    },
  ],
  value: [
    8,
    (encoder, { value }: { value: string }) => {
      encoding.writeVarUint(encoder, 1)
      encoding.writeAny(encoder, value)
    },
  ],
}

function writeItem(encoder: encoding.Encoder, item: ForgedItem): void {
  const { origin, rightOrigin, parent, parentSub, what } = item
  const [number, write] = contents[what.content]
  encoding.writeUint8(
    encoder,
    number | (origin ? 128 : 0) | (rightOrigin ? 64 : 0) | (parentSub === undefined ? 0 : 32),
  )
  if (origin) writeId(encoder, origin)
  if (rightOrigin) writeId(encoder, rightOrigin)
  if (!origin && !rightOrigin) {
    encoding.writeVarUint(encoder, 0)
    writeId(encoder, parent as At)
    if (parentSub !== undefined) encoding.writeVarString(encoder, parentSub)
  }
  write(encoder, what as never)
}

const byClientOf = <T extends object>(all: T[], clientOf: (each: T) => number): Map<number, T[]> => {
  const groups = new Map<number, T[]>()
  for (const each of all) groups.set(clientOf(each), [...(groups.get(clientOf(each)) ?? []), each])
  return groups
}

/** Items of each client in the order of their clocks, without gaps; and what is deleted. */
export function forged(items: ForgedItem[], deleted: (At & { length: number })[] = []): Uint8Array {
  const encoder = encoding.createEncoder()
  const byClient = byClientOf(items, ({ id }) => id.client)
  encoding.writeVarUint(encoder, byClient.size)
  for (const [client, own] of byClient) {
    encoding.writeVarUint(encoder, own.length)
    writeId(encoder, { client, clock: own[0]?.id.clock as number })
    for (const item of own) writeItem(encoder, item)
  }
  const deletedBy = byClientOf(deleted, ({ client }) => client)
  encoding.writeVarUint(encoder, deletedBy.size)
  for (const [client, ranges] of deletedBy) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, ranges.length)
    for (const { clock, length } of ranges) {
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarUint(encoder, length)
    }
  }
  return encoding.toUint8Array(encoder)
}
