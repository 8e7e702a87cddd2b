/** A draft in memory for random tests: paragraphs as real Yjs rooms, changed as people and structural commands change them. */
import { type Content, textOf } from '@plenary/shared/content'
import * as Y from 'yjs'
import { type CommittedWords, committedWords, type Range } from '../collab/anchors.ts'
import { applyAsIs } from '../collab/apply.ts'
import { blockOf, contentOf, cutContent, replaceContent, seedUpdate } from '../collab/content.ts'
import { quoteAt } from './find-quote.ts'
import { type Place, type Sought, seekPlace } from './seek-place.ts'

/** Numbers from a seed: the same seed, the same test (mulberry32). */
export function random(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

interface Room {
  /** The server's committed document, and one person's own with their memory of what they did. */
  live: Y.Doc
  writer: Y.Doc
  undo: Y.UndoManager
  past: Content[]
}

const asParagraph = (text: string): Content => [{ type: 'text', text }]

export class TestText {
  readonly rooms = new Map<string, Room>()
  readonly order: string[] = []
  readonly lineage: { type: 'split' | 'merged'; from: string; to: string }[] = []
  private made = 0

  add(content: Content, at = this.order.length): string {
    this.made += 1
    const id = `p${this.made}`
    const live = new Y.Doc()
    applyAsIs(live, [seedUpdate(content)])
    const writer = new Y.Doc()
    Y.applyUpdate(writer, Y.encodeStateAsUpdate(live), 'server')
    writer.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'server') applyAsIs(live, [update])
    })
    const undo = new Y.UndoManager(blockOf(writer) as Y.XmlElement, { captureTimeout: 0 })
    this.rooms.set(id, { live, writer, undo, past: [content] })
    this.order.splice(at, 0, id)
    return id
  }

  addText(text: string): string {
    return this.add(asParagraph(text))
  }

  private room(id: string): Room {
    return this.rooms.get(id) as Room
  }

  textOf(id: string): string {
    return textOf(contentOf(this.room(id).live))
  }

  words(id: string): CommittedWords {
    return committedWords(this.room(id).live)
  }

  /** The identity of every character of the words, as Yjs names it: what a thread is really on. */
  identities(id: string): string[] {
    const runs = (blockOf(this.room(id).live)?.toArray() ?? []).filter((child) => child instanceof Y.XmlText)
    return runs.flatMap((run) => {
      const ids: string[] = []
      for (let item = run._start; item; item = item.right)
        if (!item.deleted && item.countable)
          for (let nth = 0; nth < item.length; nth += 1) ids.push(`${item.id.client}:${item.id.clock + nth}`)
      return ids
    })
  }

  /** Types or takes away in the nth run of text, as an editor does. */
  type(id: string, offset: number, remove: number, insert: string): void {
    const { writer } = this.room(id)
    const run = blockOf(writer)?.get(0)
    if (!(run instanceof Y.XmlText)) return
    writer.transact(() => {
      if (remove > 0) run.delete(offset, Math.min(remove, run.length - offset))
      if (insert) run.insert(offset, insert)
    }, null)
    this.remember(id)
  }

  undo(id: string): void {
    this.room(id).undo.undo()
    this.remember(id)
  }

  redo(id: string): void {
    this.room(id).undo.redo()
    this.remember(id)
  }

  /** The words as the server rewrites them: a restored state, a half of a split. */
  rewrite(id: string, content: Content): void {
    const { live, writer } = this.room(id)
    const before = Y.encodeStateVector(live)
    replaceContent(live, content)
    Y.applyUpdate(writer, Y.encodeStateAsUpdate(live, before), 'server')
    this.remember(id)
  }

  restore(id: string, nth: number): void {
    const { past } = this.room(id)
    this.rewrite(id, past[nth % past.length] as Content)
  }

  split(id: string, offset: number): string {
    const [first, second] = cutContent(contentOf(this.room(id).live), offset)
    this.rewrite(id, first)
    const half = this.add(second, this.order.indexOf(id) + 1)
    this.lineage.push({ type: 'split', from: id, to: half })
    return half
  }

  /** Joins the nth paragraph to the one before it. */
  merge(nth: number): void {
    const [into, id] = [this.order[nth - 1], this.order[nth]]
    if (!into || !id) return
    const [before, behind] = [contentOf(this.room(into).live), contentOf(this.room(id).live)]
    const spaced = /\s$/.test(textOf(before)) || /^\s/.test(textOf(behind))
    this.rewrite(into, [...before, ...(spaced ? [] : asParagraph(' ')), ...behind])
    this.order.splice(nth, 1)
    this.lineage.push({ type: 'merged', from: id, to: into })
  }

  move(from: number, to: number): void {
    const [id] = this.order.splice(from, 1)
    if (id) this.order.splice(to, 0, id)
  }

  remove(nth: number): void {
    this.order.splice(nth, 1)
  }

  private remember(id: string): void {
    this.room(id).past.push(contentOf(this.room(id).live))
  }

  private kin(id: string): string[] {
    const kin = new Set([id])
    for (const each of kin)
      for (const { from, to } of this.lineage) {
        if (from === each) kin.add(to)
        if (to === each) kin.add(from)
      }
    return [...kin].slice(1)
  }

  private joinedTo(id: string): string | null {
    let at = id
    for (const { type, from, to } of this.lineage) if (type === 'merged' && from === at) at = to
    return at === id ? null : at
  }

  opened(id: string, range: Range): Sought {
    const { text, pin } = this.words(id)
    const { start, end } = pin(range)
    return {
      standsOn: id,
      subjectId: id,
      quote: quoteAt(text, range),
      startsAt: start,
      endsAt: end,
      anchor: { state: 'exact', exact: text.slice(range.from, range.to), now: null, ...range },
    }
  }

  async followed(thread: Sought): Promise<Sought & Partial<Place>> {
    const id = thread.standsOn
    const place = await seekPlace(thread, {
      lives: (each) => this.order.includes(each),
      kin: this.kin(id),
      joinedTo: this.joinedTo(id),
      read: async (each, read) => read(this.words(each)),
    })
    return { ...thread, ...place }
  }
}
