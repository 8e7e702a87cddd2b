/** Words that are not durable yet: kept on this device from the moment they are written, sent again after a reload. */
import { schemaVersion } from '@plenary/shared/rooms'
import type { KeptStore, KeptUpdate, RefusedWords } from './kept-store.ts'
import { wordsAdded } from './words.ts'

/** A local change of one room; marks grow by one with every change of this page, kept ones first. */
interface Entry {
  mark: number
  update: Uint8Array
  /** The key in the store; null when this device would not keep it. */
  key: Promise<number | null>
}

interface RoomWords {
  newest: number
  durable: number
  entries: Entry[]
}

interface Options {
  store: KeptStore
  draftId: string
  /** ISO moment now. */
  now(): string
  onChange(): void
}

export class KeptWords {
  refused: RefusedWords[] = []
  /** False once this device refused to keep something: then the page says so. */
  keeps = true
  private readonly options: Options
  private readonly rooms = new Map<string, RoomWords>()

  constructor(options: Options) {
    this.options = options
  }

  /** Reads what an earlier page left. A device that cannot be read is as one that keeps nothing. */
  async load(): Promise<void> {
    const { store, draftId } = this.options
    try {
      const older = new Map<string, KeptUpdate[]>()
      for (const kept of await store.ofDraft(draftId)) {
        if (kept.schema === schemaVersion) this.enter(kept.room, kept.update, Promise.resolve(kept.key))
        else older.set(kept.room, [...(older.get(kept.room) ?? []), kept])
      }
      for (const [room, updates] of older) await this.offer(room, updates)
      this.refused = await store.refusedOf(draftId)
    } catch {
      this.keeps = false
    }
    this.options.onChange()
  }

  /**
   * [SCH3] Changes of a page with an older schema are not sent: among them may be that it took what it did not know for
   * broken. What was written in them is offered to its author.
   */
  private async offer(room: string, kept: KeptUpdate[]): Promise<void> {
    const { store, draftId, now } = this.options
    const words = wordsAdded(kept.map(({ update }) => update))
    const keys = kept.map(({ key }) => key)
    if (words === '') await store.remove(keys)
    else await store.refuse(keys, { draftId, room, words, text: words, reason: 'page-outdated', at: now() })
  }

  /** [TBL6] Every local change is kept until the server has called it durable. */
  keep(room: string, update: Uint8Array): void {
    const { store, draftId, now } = this.options
    const key = store
      .add({ draftId, room, update, schema: schemaVersion, at: now() })
      .catch(() => this.cannotKeep())
    this.enter(room, update, key)
    this.options.onChange()
  }

  private cannotKeep(): null {
    this.keeps = false
    this.options.onChange()
    return null
  }

  private enter(room: string, update: Uint8Array, key: Promise<number | null>): void {
    const words = this.rooms.get(room) ?? { newest: 0, durable: 0, entries: [] }
    words.newest += 1
    words.entries.push({ mark: words.newest, update, key })
    this.rooms.set(room, words)
  }

  marks(room: string): { newest: number; durable: number } {
    const { newest, durable } = this.rooms.get(room) ?? { newest: 0, durable: 0 }
    return { newest, durable }
  }

  /** Changes of the room that are not durable, oldest first. */
  updatesOf(room: string): Uint8Array[] {
    return (this.rooms.get(room)?.entries ?? []).map(({ update }) => update)
  }

  /** Rooms with words that wait. */
  waitingRooms(): string[] {
    return [...this.rooms].flatMap(([room, { entries }]) => (entries.length > 0 ? [room] : []))
  }

  /** The server has these on disk: this device may forget them. */
  async acknowledge(room: string, mark: number): Promise<void> {
    const words = this.rooms.get(room)
    if (!words || mark <= words.durable) return
    words.durable = mark
    const done = words.entries.filter((entry) => entry.mark <= mark)
    words.entries = words.entries.filter((entry) => entry.mark > mark)
    this.options.onChange()
    const keys = await keysOf(done)
    if (keys.length > 0) await this.options.store.remove(keys).catch(() => this.cannotKeep())
  }

  /** [TBL7] What the server refused goes back to its author: never sent again, never lost, until dismissed. */
  async refuse(room: string, said: Pick<RefusedWords, 'words' | 'text' | 'reason'>): Promise<void> {
    const words = this.rooms.get(room)
    if (!words || words.entries.length === 0) return
    const { store, draftId, now } = this.options
    const given = words.entries
    words.entries = []
    words.durable = words.newest
    this.options.onChange()
    const entry = { ...said, draftId, room, at: now() }
    const kept = await store.refuse(await keysOf(given), entry).catch(() => {
      this.keeps = false
      return { ...entry, key: -words.newest }
    })
    if (kept) this.refused = [...this.refused, kept]
    this.options.onChange()
  }

  async dismiss(key: number): Promise<void> {
    this.refused = this.refused.filter((each) => each.key !== key)
    this.options.onChange()
    await this.options.store.dismiss(key).catch(() => this.cannotKeep())
  }
}

const keysOf = async (entries: Entry[]): Promise<number[]> =>
  (await Promise.all(entries.map(({ key }) => key))).filter((key) => key !== null)
