/**
 * The shadow of a room: a second document, ahead of the live one by what has been admitted and not yet
 * committed. An update is tried here first; what it throws, leaves pending or breaks hurts nobody.
 */
import type { ProblemCode } from '@plenary/shared/problems'
import { fragmentName } from '@plenary/shared/rooms'
import * as Y from 'yjs'
import { applyAsIs } from './apply.ts'
import { blockOf, runOf } from './content.ts'
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

export class Shadow {
  doc: Y.Doc
  /** Grows with everything that comes in. */
  version = 0
  /** How often it had to be made anew, because what was tried left it in no known state. */
  rebuilt = 0
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
  attempt(update: Uint8Array, fresh: Y.Item[]): { update: Uint8Array | null } | ProblemCode {
    // Before anything is touched: what is too large costs nothing, however often it comes.
    if (fresh.length > 0 && this.isTooHeavy(update.length)) return 'paragraph-too-large'
    if (fresh.some((item) => breaksOff(this.doc, item))) return 'unknown-reference'
    const parts: Uint8Array[] = []
    let shrank = false
    const gather = (part: Uint8Array, _: unknown, __: Y.Doc, { deleteSet }: Y.Transaction): void => {
      parts.push(part)
      shrank ||= deleteSet.clients.size > 0
    }
    this.doc.on('update', gather)
    let fault: ProblemCode | null = null
    try {
      this.doc.transact((transaction) => {
        const before = visibleLength(this.doc)
        Y.applyUpdate(this.doc, update)
        fault = this.faultOf(transaction, fresh, before)
        if (fault) takeBack(transaction)
      })
    } catch {
      fault = 'malformed-update'
      this.rebuild()
    }
    this.doc.off('update', gather)
    if (fault) {
      if (this.doc.share.size > 1) this.rebuild()
      return fault
    }
    if (parts.length === 0) return { update: null }
    // These bytes were written by our own document, so merging them is safe.
    const added = parts.length === 1 ? (parts[0] as Uint8Array) : Y.mergeUpdates(parts)
    this.grow(added.length, shrank)
    this.waiting.push(added)
    return { update: added }
  }

  private faultOf({ beforeState }: Y.Transaction, fresh: Y.Item[], before: number): ProblemCode | null {
    const { doc, knowledge } = this
    const { pendingStructs, pendingDs } = doc.store
    if (pendingStructs || pendingDs) return 'unknown-reference'
    if (!isOurs(doc)) return 'unknown-content'
    const after = visibleLength(doc)
    if (after > limits.visibleCharacters && after > before) return 'paragraph-too-large'
    const fault =
      disorderOf(doc, fresh, knowledge, beforeState) ?? (isElsewhere(doc, fresh) ? 'unknown-content' : null)
    if (fault) knowledge.forget(fresh.map(({ id }) => id.client))
    return fault
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
