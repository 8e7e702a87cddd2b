/**
 * The gate: nothing unvetted touches a live document. An update is decoded, its client ids, clocks,
 * references, deletions and content are checked against what the room knows, and it is tried on the
 * room's shadow (trust: the update gate, in order).
 */
import { type Grammar, grammar as ours } from '@plenary/shared/grammar/grammar'
import type { ProblemCode } from '@plenary/shared/problems'
import { closeCode, fragmentName } from '@plenary/shared/rooms'
import * as Y from 'yjs'
import { limits } from './limits.ts'
import type { Shadow } from './shadow.ts'

export type Decision =
  /** `update` holds only what is new; null when nothing is. `newClientIds` are to be bound with it. */
  | { admitted: true; update: Uint8Array | null; newClientIds: number[] }
  | { admitted: false; code: ProblemCode; close: number | null }

export interface Writer {
  readonly participantId: string
  /** Who owns a client id in this room, if anyone. */
  ownerOf(clientId: number): string | undefined
  /** How many unknown ids this connection may still bring. */
  readonly newIdsLeft: number
}

type Struct = Y.Item | Y.GC | Y.Skip
type Decoded = { structs: Struct[]; ds: { clients: Map<number, { clock: number; len: number }[]> } }

const refuse = (code: ProblemCode, close: number | null = null): Decision => ({
  admitted: false,
  code,
  close,
})

/** Null for bytes that are no update, or none of this encoding: those often read as an update that says nothing [Y10]. */
const decode = (update: Uint8Array): Decoded | null => {
  try {
    const decoded = Y.decodeUpdate(update) as unknown as Decoded
    const saysNothing =
      decoded.structs.length === 0 && [...decoded.ds.clients.values()].every(({ length }) => length === 0)
    return saysNothing && update.length > 2 ? null : decoded
  } catch {
    return null
  }
}

type ContentRule = (item: Y.Item, grammar: Grammar) => boolean

/** Which content an item may have: letters and marks, and no other run or node; all else is refused [Y29] [Y31] [Y32]. */
const contentRules: [new (...args: never[]) => unknown, ContentRule][] = [
  [Y.ContentString, ({ parentSub }) => parentSub === null],
  [Y.ContentDeleted, ({ parentSub }) => parentSub === null],
  [
    Y.ContentFormat,
    ({ content, parentSub }, { admits }) => {
      const { key, value } = content as Y.ContentFormat
      return parentSub === null && admits(key, value)
    },
  ],
]

const isKnownContent = (item: Y.Item, grammar: Grammar): boolean => {
  const rule = contentRules.find(([kind]) => item.content instanceof kind)
  return rule?.[1](item, grammar) ?? false
}

/** Next known clock of each client once this update's own structs are counted. */
class Clocks {
  private readonly next = new Map<number, number>()
  private readonly shadow: Y.Doc
  constructor(shadow: Y.Doc) {
    this.shadow = shadow
  }
  of(client: number): number {
    return this.next.get(client) ?? Y.getState(this.shadow.store, client)
  }
  reach(client: number, clock: number): void {
    this.next.set(client, clock)
  }
}

const isKnown = (clocks: Clocks, { client, clock }: Y.ID): boolean => clock < clocks.of(client)

/** Of its own client an item knows what came before it. */
const isAhead = ({ id }: Y.Item, { client, clock }: Y.ID): boolean =>
  client === id.client && clock >= id.clock

/** Steps 1 to 6. Returns the items that are new, or why not. */
function vet(
  decoded: Decoded,
  shadow: Y.Doc,
  writer: Writer,
  grammar: Grammar,
): { fresh: Y.Item[]; newIds: Set<number> } | Decision {
  if (decoded.structs.length > limits.structsPerUpdate) return refuse('update-too-large')
  const clocks = new Clocks(shadow)
  const read: Y.Item[] = []
  const fresh: Y.Item[] = []
  const newIds = new Set<number>()
  let inserted = 0
  for (const struct of decoded.structs) {
    const { client, clock } = struct.id
    const end = clock + struct.length
    // What is of no length would be taken in at a place that is known, and looked at by nobody.
    if (!Number.isSafeInteger(end) || struct.length === 0) return refuse('malformed-update')
    // Yjs makes a root when it reads its name, whether or not the item is known.
    if (struct instanceof Y.Item && typeof struct.parent === 'string' && struct.parent !== fragmentName)
      return refuse('unknown-content')
    // What is known is not taken again, but Yjs follows its references before it knows that.
    if (struct instanceof Y.Item) read.push(struct)
    if (end <= clocks.of(client) && !(struct instanceof Y.Skip)) continue
    if (!(struct instanceof Y.Item)) return refuse('malformed-update')
    if (client < limits.firstClientId || client > limits.lastClientId)
      return refuse('foreign-client-id', closeCode.policy)
    const owner = writer.ownerOf(client)
    if (owner === undefined) newIds.add(client)
    else if (owner !== writer.participantId) return refuse('foreign-client-id', closeCode.policy)
    if (clock > clocks.of(client)) return refuse('clock-gap')
    if (typeof struct.parent === 'string') return refuse('unknown-content')
    if (!isKnownContent(struct, grammar)) return refuse('unknown-content')
    inserted += struct.length
    if (inserted > limits.insertedPerUpdate) return refuse('update-too-large')
    clocks.reach(client, end)
    fresh.push(struct)
  }
  if (newIds.size > writer.newIdsLeft) return refuse('foreign-client-id', closeCode.policy)
  for (const item of read) {
    const { origin, rightOrigin, parent } = item as unknown as Record<string, Y.ID | string | null>
    for (const place of [origin, rightOrigin, parent])
      if (place && typeof place !== 'string' && (isAhead(item, place) || !isKnown(clocks, place)))
        return refuse('unknown-reference')
  }
  for (const [client, ranges] of decoded.ds.clients)
    for (const { clock, len } of ranges)
      if (clock + len > clocks.of(client)) return refuse('unknown-reference')
  return { fresh, newIds }
}

/** An update that came in, and whose it is. */
export interface Try {
  update: Uint8Array
  writer: Writer
}

type Attempt = Shadow['attempt']

function judge({ update, writer }: Try, shadow: Shadow, attempt: Attempt, grammar: Grammar): Decision {
  if (update.length > limits.messageBytes) return refuse('update-too-large')
  const decoded = decode(update)
  if (!decoded) return refuse('malformed-update')
  const vetted = vet(decoded, shadow.doc, writer, grammar)
  if ('admitted' in vetted) return vetted
  const tried = attempt(update, vetted.fresh)
  if (typeof tried === 'string') return refuse(tried)
  return { admitted: true, update: tried.update, newClientIds: tried.update ? [...vetted.newIds] : [] }
}

/** Each as if those before it had been taken in already, with the client ids they brought. */
function judgeEach(tries: readonly Try[], shadow: Shadow, attempt: Attempt, grammar: Grammar): Decision[] {
  const owners = new Map<number, string>()
  const brought = new Map<Writer, number>()
  return tries.map(({ update, writer }) => {
    const { participantId } = writer
    const sofar = brought.get(writer) ?? 0
    const now: Writer = {
      participantId,
      ownerOf: (client) => owners.get(client) ?? writer.ownerOf(client),
      newIdsLeft: writer.newIdsLeft - sofar,
    }
    const decision = judge({ update, writer: now }, shadow, attempt, grammar)
    if (!decision.admitted) return decision
    for (const client of decision.newClientIds) owners.set(client, participantId)
    brought.set(writer, sofar + decision.newClientIds.length)
    return decision
  })
}

/** [FST1] Decisions on updates in their order: the honest ones, which nearly all are, cost one transaction together. */
export function gateAll(tries: readonly Try[], shadow: Shadow, grammar: Grammar = ours): Decision[] {
  const together =
    tries.length > 1 ? shadow.together((attempt) => judgeEach(tries, shadow, attempt, grammar)) : null
  return together ?? judgeEach(tries, shadow, (update, fresh) => shadow.attempt(update, fresh), grammar)
}

export const gate = (update: Uint8Array, shadow: Shadow, writer: Writer, grammar: Grammar = ours): Decision =>
  gateAll([{ update, writer }], shadow, grammar)[0] as Decision
