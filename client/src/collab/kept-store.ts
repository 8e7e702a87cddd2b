/** Where words wait on this device: one IndexedDB per account, so that the next person at this browser never sees them. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'

/** A local change that the server has not called durable yet. */
export interface KeptUpdate {
  key: number
  draftId: string
  room: string
  update: Uint8Array
  /** The schema of the page that wrote it; none was said before there was more than one. */
  schema?: number
  /** ISO moment. */
  at: string
}

/** Words the server refused, kept for their author until dismissed. */
export interface RefusedWords {
  key: number
  draftId: string
  room: string
  /** What the author had added. */
  words: string
  /** The whole paragraph as the author saw it. */
  text: string
  /** A code of shared/src/problems.ts. */
  reason: string
  /** ISO moment. */
  at: string
}

export interface KeptStore {
  add(update: Omit<KeptUpdate, 'key'>): Promise<number>
  remove(keys: number[]): Promise<void>
  ofDraft(draftId: string): Promise<KeptUpdate[]>
  /** Takes updates out and puts the refused words in, both or neither; null when another page has done it already. */
  refuse(keys: number[], words: Omit<RefusedWords, 'key'>): Promise<RefusedWords | null>
  refusedOf(draftId: string): Promise<RefusedWords[]>
  dismiss(key: number): Promise<void>
}

interface Schema extends DBSchema {
  updates: { key: number; value: Omit<KeptUpdate, 'key'>; indexes: { draft: string } }
  refused: { key: number; value: Omit<RefusedWords, 'key'>; indexes: { draft: string } }
}

const nameOf = (accountId: string): string => `plenary-words-${accountId}`

const open = (accountId: string): Promise<IDBPDatabase<Schema>> =>
  openDB<Schema>(nameOf(accountId), 1, {
    upgrade(database) {
      for (const name of ['updates', 'refused'] as const)
        database.createObjectStore(name, { autoIncrement: true }).createIndex('draft', 'draftId')
    },
  })

/** [TBL5] Opened once; a browser that keeps nothing (private mode, full disk) makes every call reject. */
export function openKeptStore(accountId: string): KeptStore {
  const database = open(accountId)
  // Whoever calls hears of it; unheard, it is no fault of the page.
  database.catch(() => undefined)
  const updatesOf = async (draftId: string): Promise<KeptUpdate[]> => {
    const found: KeptUpdate[] = []
    const index = (await database).transaction('updates').store.index('draft')
    for (let at = await index.openCursor(draftId); at; at = await at.continue())
      found.push({ ...at.value, key: at.primaryKey })
    return found
  }
  const refusedOf = async (draftId: string): Promise<RefusedWords[]> => {
    const found: RefusedWords[] = []
    const index = (await database).transaction('refused').store.index('draft')
    for (let at = await index.openCursor(draftId); at; at = await at.continue())
      found.push({ ...at.value, key: at.primaryKey })
    return found
  }
  return {
    add: async (update) => (await database).add('updates', update),
    async remove(keys) {
      const change = (await database).transaction('updates', 'readwrite')
      await Promise.all([...keys.map((key) => change.store.delete(key)), change.done])
    },
    ofDraft: updatesOf,
    async refuse(keys, words) {
      const change = (await database).transaction(['updates', 'refused'], 'readwrite')
      const updates = change.objectStore('updates')
      const found = await Promise.all(keys.map((key) => updates.getKey(key)))
      for (const key of keys) await updates.delete(key)
      const isFirst = keys.length === 0 || found.some((key) => key !== undefined)
      const key = isFirst ? await change.objectStore('refused').add(words) : null
      await change.done
      return key === null ? null : { ...words, key }
    },
    refusedOf,
    dismiss: async (key) => (await database).delete('refused', key),
  }
}
