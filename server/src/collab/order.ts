/**
 * The order of a room: an item is admitted only where every order of integration puts it at one place (decision
 * 0015). Its origins are in one list and in order, and nothing that its author knew lies between them [Y48] [Y49].
 */
import * as Y from 'yjs'
import { limits } from './limits.ts'

type ItemId = { client: number; clock: number }
type Placed = Y.Item | Y.GC
/** Of each client the first clock that is not known. */
type Vector = Map<number, number>

export type Disorder = 'unknown-reference' | 'update-too-large'

/** Work that judging one update may take. */
class Effort {
  private steps = 0
  get spent(): boolean {
    return this.steps > limits.orderSteps
  }
  step(): void {
    this.steps += 1
  }
}

/**
 * What the author of an item had seen for certain when it was written: what the room began with, everything the same
 * client wrote before it, what the item refers to, and so on from each of these; no copy of the document takes an item without them.
 */
export class Knowledge {
  private readonly kept = new Map<number, Vector>()
  private readonly doc: Y.Doc
  private readonly seed: ReadonlyMap<number, number>

  /** `seed`: what every copy of the room begins with, of each client the first clock that is not of it. */
  constructor(doc: Y.Doc, seed: ReadonlyMap<number, number>) {
    this.doc = doc
    this.seed = seed
  }

  /** Of the author of this item, who knows more with each. The items of one client are asked about in order. */
  behind(item: Y.Item, effort: Effort): Vector {
    const { client, clock } = item.id
    const vector: Vector = this.kept.get(client) ?? new Map(this.seed)
    this.kept.delete(client)
    this.kept.set(client, vector)
    for (const [oldest] of this.kept) {
      if (this.kept.size <= limits.knowledgeKept) break
      this.kept.delete(oldest)
    }
    this.learn(vector, [{ client, clock: clock - 1 }, ...referencesOf(item)], effort)
    return vector
  }

  /** What was learned of refused items is no knowledge. */
  forget(clients: Iterable<number>): void {
    for (const client of clients) this.kept.delete(client)
  }

  private learn(vector: Vector, places: ItemId[], effort: Effort): void {
    for (let place = places.pop(); place && !effort.spent; place = places.pop()) {
      const { client, clock } = place
      const from = vector.get(client) ?? 0
      if (clock < from) continue
      vector.set(client, clock + 1)
      const structs = this.doc.store.clients.get(client) ?? []
      for (let nth = Y.findIndexSS(structs, from); nth < structs.length; nth += 1) {
        const struct = structs[nth] as Placed
        if (struct.id.clock > clock) break
        effort.step()
        if (struct instanceof Y.Item)
          for (const reference of [struct.origin, struct.rightOrigin, holderOf(struct)])
            if (reference && !isKnown(vector, reference)) places.push(reference)
      }
    }
  }
}

const isKnown = (vector: Vector, { client, clock }: ItemId): boolean => clock < (vector.get(client) ?? 0)

/**
 * Whether the beginning of a run is known and gone for good, and the rest of it is to stand beside something that is
 * not: Yjs cannot take that. Asked before it is tried.
 */
export function breaksOff({ store }: Y.Doc, item: Y.Item): boolean {
  const { client, clock } = item.id
  const known = Y.getState(store, client)
  if (clock >= known || Y.getItem(store, Y.createID(client, known - 1)) instanceof Y.Item) return false
  return [item.origin, item.rightOrigin].some(
    (place) =>
      place !== null &&
      (place.clock >= Y.getState(store, place.client) || Y.getItem(store, place) instanceof Y.Item),
  )
}

const holderOf = ({ parent }: Y.Item): ItemId | null => (parent as Y.AbstractType<unknown>)._item?.id ?? null

/** What an integrated item cannot do without. */
const referencesOf = (item: Y.Item): ItemId[] =>
  [item.origin, item.rightOrigin, holderOf(item)].filter((place) => place !== null)

/** Known without looking further: what the same clients wrote before. */
const isPlainlyKnown = ({ id, origin, rightOrigin }: Y.Item, { client, clock }: ItemId): boolean =>
  (client === id.client && clock < id.clock) ||
  (client === origin?.client && clock < origin.clock) ||
  (client === rightOrigin?.client && clock < rightOrigin.clock)

/**
 * Judges items that the document has just taken, within the same transaction: Yjs has cut the runs at their origins
 * and not yet joined them again. `before`: of each client of theirs the first clock that was not known.
 */
export function disorderOf(
  doc: Y.Doc,
  fresh: readonly Y.Item[],
  knowledge: Knowledge,
  before: ReadonlyMap<number, number>,
): Disorder | null {
  const effort = new Effort()
  for (const item of fresh) if (!isPlacedAlive(doc, item) && !isAllDead(doc, item)) return 'unknown-reference'
  for (const [client, from] of before) {
    const structs = doc.store.clients.get(client) ?? []
    if (Y.getState(doc.store, client) === from) continue
    for (let nth = Y.findIndexSS(structs, from); nth < structs.length; nth += 1) {
      const item = structs[nth] as Placed
      if (item instanceof Y.Item && !isInOrder(doc, item, structs[nth - 1] as Placed, knowledge, effort))
        return effort.spent ? 'update-too-large' : 'unknown-reference'
      if (effort.spent) return 'update-too-large'
    }
  }
  return null
}

const lastIdOf = ({ id, length }: Y.Item): ItemId => ({ client: id.client, clock: id.clock + length - 1 })

const isPlacedAlive = (doc: Y.Doc, item: Y.Item): boolean =>
  Y.getItem(doc.store, Y.createID(item.id.client, lastIdOf(item).clock)) instanceof Y.Item

/**
 * What refers to words that have left for good together with what held them is taken as gone itself. It may not be
 * between living and gone, where copies that have not forgotten yet would show it.
 */
function isAllDead(doc: Y.Doc, { id, length, origin, rightOrigin, parent }: Y.Item): boolean {
  const { client, clock } = id
  const isDead = (place: ItemId | null): boolean =>
    place === null || !(Y.getItem(doc.store, Y.createID(place.client, place.clock)) instanceof Y.Item)
  const holder = parent as unknown as ItemId | null
  const held = holder && (Y.getItem(doc.store, Y.createID(holder.client, holder.clock)) as Placed)
  const isHeldByNone = !(held instanceof Y.Item) || held.content instanceof Y.ContentDeleted
  // Where the beginning of a run is known, the rest of it follows that.
  const structs = doc.store.clients.get(client) as Placed[]
  const begun = structs[Y.findIndexSS(structs, clock + length - 1) - 1]
  const follows = !begun || begun.id.clock + begun.length <= clock || begun instanceof Y.GC
  return isDead(origin) && isDead(rightOrigin) && isHeldByNone && follows
}

function isInOrder(
  doc: Y.Doc,
  item: Y.Item,
  previous: Placed | undefined,
  knowledge: Knowledge,
  effort: Effort,
): boolean {
  const left = item.origin && (Y.getItem(doc.store, item.origin) as Placed)
  const right = item.rightOrigin && (Y.getItem(doc.store, item.rightOrigin) as Placed)
  for (const beside of [left, right]) if (beside && !isBeside(item, beside)) return false
  if (previous instanceof Y.Item && goesOn(item, previous)) return true
  let known: Vector | null = null
  for (let at = left ? (left as Y.Item).right : firstOf(item); at !== right; at = at.right) {
    if (at === null || effort.spent) return false
    if (at === item) continue
    effort.step()
    if (isPlainlyKnown(item, at.id)) return false
    // What one wrote later in the same update.
    if (at.id.client === item.id.client) continue
    known ??= knowledge.behind(item, effort)
    if (isKnown(known, at.id)) return false
  }
  return true
}

const isBeside = ({ parent, parentSub }: Y.Item, other: Placed): boolean =>
  other instanceof Y.Item && other.parent === parent && other.parentSub === parentSub

/**
 * Whoever writes on behind or in front of their last words, between the same neighbours, has learned of nothing
 * since: the place was judged with those.
 */
function goesOn(item: Y.Item, previous: Y.Item): boolean {
  const last = lastIdOf(previous)
  if (last.clock !== item.id.clock - 1) return false
  return (
    (isSame(item.origin, last) && isSame(item.rightOrigin, previous.rightOrigin)) ||
    (isSame(item.rightOrigin, previous.id) && isSame(item.origin, previous.origin))
  )
}

const isSame = (a: ItemId | null, b: ItemId | null): boolean =>
  a === b || (a !== null && b !== null && a.client === b.client && a.clock === b.clock)

/** The first item of the list, or of the entries under one key, that an item is in. */
function firstOf({ parent, parentSub }: Y.Item): Y.Item | null {
  const type = parent as Y.AbstractType<unknown>
  let first = parentSub === null ? type._start : (type._map.get(parentSub) ?? null)
  while (parentSub !== null && first?.left) first = first.left
  return first
}
