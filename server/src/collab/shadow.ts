/**
 * The shadow of a room: a second document, ahead of the live one by what has been admitted and not yet
 * committed. An update is tried here first; what it throws, leaves pending or breaks hurts nobody.
 */
import type { ProblemCode } from '@plenary/shared/problems'
import { fragmentName } from '@plenary/shared/rooms'
import * as Y from 'yjs'
import { applyAsIs } from './apply.ts'
import { blockOf } from './content.ts'
import { limits } from './limits.ts'

/** Why the document is not one of ours any more, or null. The seed made exactly one block in it. */
function brokenBy(doc: Y.Doc, fresh: Y.Item[]): boolean {
  const block = blockOf(doc)
  const root = doc.getXmlFragment(fragmentName)
  if (!block || doc.share.size !== 1 || root.length !== 1 || block.nodeName !== 'paragraph') return true
  return fresh.some((item) => {
    const placed = Y.getItem(doc.store, item.id)
    if (!(placed instanceof Y.Item)) return placed === undefined
    const { parent, content } = placed
    if (content instanceof Y.ContentString || content instanceof Y.ContentFormat)
      return !(parent instanceof Y.XmlText)
    if (content instanceof Y.ContentType) return parent !== block
    if (content instanceof Y.ContentAny) return !(parent instanceof Y.XmlElement) || parent === block
    return false
  })
}

const visibleLength = (doc: Y.Doc): number =>
  (blockOf(doc)?.toArray() ?? []).reduce(
    (sum, node) => sum + (node instanceof Y.XmlText ? node.length : 1),
    0,
  )

export class Shadow {
  doc: Y.Doc
  /** Grows with everything that comes in. */
  version = 0
  private stateBytes: number
  /** Admitted and not yet in the live document, to rebuild from. */
  private waiting: Uint8Array[] = []
  private readonly live: Y.Doc

  constructor(live: Y.Doc) {
    this.live = live
    const state = Y.encodeStateAsUpdate(live)
    this.stateBytes = state.length
    this.doc = new Y.Doc()
    applyAsIs(this.doc, [state])
  }

  /** Tries the update: what of it is new (null: nothing), or why it is refused. Then nothing has changed. */
  attempt(update: Uint8Array, fresh: Y.Item[]): { update: Uint8Array | null } | ProblemCode {
    const before = visibleLength(this.doc)
    const parts: Uint8Array[] = []
    const gather = (part: Uint8Array): void => void parts.push(part)
    this.doc.on('update', gather)
    let fault: ProblemCode | null = null
    try {
      applyAsIs(this.doc, [update])
      const { pendingStructs, pendingDs } = this.doc.store
      const after = visibleLength(this.doc)
      if (pendingStructs || pendingDs) fault = 'unknown-reference'
      else if (brokenBy(this.doc, fresh)) fault = 'unknown-content'
      else if (after > limits.visibleCharacters && after > before) fault = 'paragraph-too-large'
      else if (fresh.length > 0 && this.stateBytes + update.length > limits.stateBytes)
        fault = this.weighed(update.length)
    } catch {
      fault = 'malformed-update'
    }
    this.doc.off('update', gather)
    if (fault) {
      this.rebuild()
      return fault
    }
    if (parts.length === 0) return { update: null }
    // These bytes were written by our own document, so merging them is safe.
    const added = parts.length === 1 ? (parts[0] as Uint8Array) : Y.mergeUpdates(parts)
    this.stateBytes += added.length
    this.version += 1
    this.waiting.push(added)
    return { update: added }
  }

  /** The sum of updates overstates the state: weigh it anew before refusing. */
  private weighed(added: number): ProblemCode | null {
    this.stateBytes = Y.encodeStateAsUpdate(this.doc).length
    return this.stateBytes + added > limits.stateBytes ? 'paragraph-too-large' : null
  }

  /** The live document has caught up with everything admitted so far up to `count` updates. */
  committed(count: number): void {
    this.waiting.splice(0, count)
  }

  /** Something was written to the live document by the server itself. */
  follow(update: Uint8Array): void {
    applyAsIs(this.doc, [update])
    this.stateBytes += update.length
    this.version += 1
  }

  private rebuild(): void {
    this.doc.destroy()
    this.doc = new Y.Doc()
    applyAsIs(this.doc, [Y.encodeStateAsUpdate(this.live), ...this.waiting])
  }

  destroy(): void {
    this.doc.destroy()
  }
}
