/**
 * The shadow of a room: a second document, ahead of the live one by what has been admitted and not yet
 * committed. An update is tried here first; what it throws, leaves pending or breaks hurts nobody.
 */
import type { ProblemCode } from '@plenary/shared/problems'
import { fragmentName } from '@plenary/shared/rooms'
import * as Y from 'yjs'
import { applyAsIs, asIs } from './apply.ts'
import { blockOf, runOf } from './content.ts'
import { partOf, type Ranges, writeDeletions, writeParts } from './encode.ts'
import { limits } from './limits.ts'
import { makeDoc } from './make-doc.ts'
import { breaksOff, disorderOf, Knowledge } from './order.ts'
import { takeBack } from './take-back.ts'

/** Whether the document is one of ours: the seed made exactly one block in it, and one run of text in that. They stay. */
const isOurs = (doc: Y.Doc): boolean =>
  doc.share.size === 1 &&
  doc.getXmlFragment(fragmentName).length === 1 &&
  blockOf(doc)?.nodeName === 'paragraph' &&
  runOf(doc) !== undefined

/** [SGN4] Whether something stands anywhere but in the run: words for one that is gone would be gone with it, unseen. */
const isElsewhere = (doc: Y.Doc, fresh: Y.Item[]): boolean =>
  fresh.some(({ id }) => {
    const placed = Y.getItem(doc.store, id)
    return !(placed instanceof Y.Item) || placed.parent !== runOf(doc)
  })

const visibleLength = (doc: Y.Doc): number => runOf(doc)?.length ?? 0

type Attempted = { update: Uint8Array | null } | ProblemCode

/** Why what is being tried is undone. */
class Fault extends Error {
  readonly code: ProblemCode
  /** The document is in no known state and must be made anew. */
  readonly isUnknown: boolean
  constructor(code: ProblemCode, isUnknown = false) {
    super(code)
    this.code = code
    this.isUnknown = isUnknown
  }
}

export class Shadow {
  doc: Y.Doc
  /** Grows with everything that comes in. */
  version = 0
  /** How often it had to be made anew, because what was tried left it in no known state. */
  rebuilt = 0
  /** How many transactions it took to try what came in [FST1]. */
  transactions = 0
  /** Clients of which something was tried since the last fault. */
  private readonly tried = new Set<number>()
  private stateBytes: number
  /** What has come in since the state was weighed, and whether anything of it took words away. */
  private unweighed = { bytes: 0, shrank: false }
  private knowledge: Knowledge
  /** Admitted and not yet in the live document, to rebuild from. */
  private waiting: Uint8Array[] = []
  private readonly live: Y.Doc

  readonly seed: ReadonlyMap<number, number>

  /** `seed`: what everybody in the room knows, see `Knowledge`. */
  constructor(live: Y.Doc, seed: ReadonlyMap<number, number>) {
    this.live = live
    this.seed = seed
    const state = Y.encodeStateAsUpdate(live)
    this.stateBytes = state.length
    this.doc = makeDoc()
    this.knowledge = new Knowledge(this.doc, seed)
    applyAsIs(this.doc, [state])
  }

  /** Tries the update: what of it is new (null: nothing), or why it is refused. Then nothing has changed. */
  attempt(update: Uint8Array, fresh: Y.Item[]): Attempted {
    const tried = this.within((transaction) => this.try(transaction, update, fresh))
    return tried instanceof Fault ? tried.code : tried
  }

  /**
   * [FST1] Tries several in one transaction, whose beginning and end cost as much as a hundred updates in a room of
   * hundreds. Null where one of them is at fault: then nothing has changed, and they are to be tried one by one.
   */
  together<T>(work: (attempt: Shadow['attempt']) => T): T | null {
    const done = this.within((transaction) => work((update, fresh) => this.try(transaction, update, fresh)))
    return done instanceof Fault ? null : done
  }

  /** Runs work that throws a `Fault` when what it tried must be undone: all of it, as if it had never been tried. */
  private within<T>(work: (transaction: Y.Transaction) => T): T | Fault {
    const { stateBytes, unweighed, version } = this
    const waiting = this.waiting.length
    let fault: Fault | null = null
    let done: T | undefined
    this.transactions += 1
    try {
      this.doc.transact((transaction) => {
        try {
          done = work(transaction)
        } catch (error) {
          if (!(error instanceof Fault)) throw error
          fault = error
          if (!error.isUnknown) takeBack(transaction)
        }
        asIs(transaction)
      })
    } catch {
      fault = new Fault('malformed-update', true)
    }
    const found = fault as Fault | null
    if (!found) return done as T
    this.waiting.length = waiting
    Object.assign(this, { stateBytes, unweighed, version })
    // What was learned of items that are taken back is no knowledge.
    this.knowledge.forget(this.tried)
    this.tried.clear()
    if (found.isUnknown || this.doc.share.size > 1) this.rebuild()
    return found
  }

  private try(transaction: Y.Transaction, update: Uint8Array, fresh: Y.Item[]): Attempted {
    const { doc } = this
    // Before anything is touched: what is too large costs nothing, however often it comes.
    if (fresh.length > 0 && this.isTooHeavy(update.length)) return 'paragraph-too-large'
    if (fresh.some((item) => breaksOff(doc, item))) return 'unknown-reference'
    const before = new Map(fresh.map(({ id: { client } }) => [client, Y.getState(doc.store, client)]))
    for (const client of before.keys()) this.tried.add(client)
    const deleted = new Map(
      [...transaction.deleteSet.clients].map(([client, { length }]) => [client, length]),
    )
    const length = visibleLength(doc)
    try {
      Y.applyUpdate(doc, update)
    } catch {
      throw new Fault('malformed-update', true)
    }
    const code = this.faultOf(fresh, before, length)
    if (code) throw new Fault(code)
    const parts = [...before].flatMap(([client, clock]) => partOf(doc, client, clock) ?? [])
    const deletions = [...transaction.deleteSet.clients].flatMap(([client, ranges]): [number, Ranges][] => {
      const since = deleted.get(client) ?? 0
      return ranges.length > since ? [[client, ranges.slice(since)]] : []
    })
    if (parts.length === 0 && deletions.length === 0) return { update: null }
    const encoder = new Y.UpdateEncoderV1()
    writeParts(encoder, parts)
    writeDeletions(encoder, deletions)
    // These bytes are written by our own document, so merging them is safe.
    const added = encoder.toUint8Array()
    this.grow(added.length, deletions.length > 0)
    this.waiting.push(added)
    return { update: added }
  }

  private faultOf(
    fresh: Y.Item[],
    beforeState: ReadonlyMap<number, number>,
    before: number,
  ): ProblemCode | null {
    const { doc, knowledge } = this
    const { pendingStructs, pendingDs } = doc.store
    if (pendingStructs || pendingDs) return 'unknown-reference'
    if (!isOurs(doc)) return 'unknown-content'
    const after = visibleLength(doc)
    if (after > limits.visibleCharacters && after > before) return 'paragraph-too-large'
    return (
      disorderOf(doc, fresh, knowledge, beforeState) ?? (isElsewhere(doc, fresh) ? 'unknown-content' : null)
    )
  }

  /**
   * The sum of updates overstates the state: it is weighed anew before something is refused, where it can have become
   * less, or enough has come in for the sum to be far off.
   */
  private isTooHeavy(added: number): boolean {
    if (this.stateBytes + added <= limits.stateBytes) return false
    if (this.unweighed.shrank || this.unweighed.bytes > limits.weighEveryBytes) {
      this.stateBytes = Y.encodeStateAsUpdate(this.doc).length
      this.unweighed = { bytes: 0, shrank: false }
    }
    return this.stateBytes + added > limits.stateBytes
  }

  private grow(bytes: number, shrank: boolean): void {
    this.stateBytes += bytes
    this.unweighed = { bytes: this.unweighed.bytes + bytes, shrank: this.unweighed.shrank || shrank }
    this.version += 1
  }

  /** The live document has caught up with everything admitted so far up to `count` updates. */
  committed(count: number): void {
    this.waiting.splice(0, count)
  }

  /** Something was written to the live document by the server itself. */
  follow(update: Uint8Array): void {
    applyAsIs(this.doc, [update])
    this.grow(update.length, true)
  }

  private rebuild(): void {
    this.rebuilt += 1
    this.doc.destroy()
    this.doc = makeDoc()
    this.knowledge = new Knowledge(this.doc, this.seed)
    applyAsIs(this.doc, [Y.encodeStateAsUpdate(this.live), ...this.waiting])
  }

  destroy(): void {
    this.doc.destroy()
  }
}
