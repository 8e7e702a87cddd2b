/** Where comments wait on this device until the server has them: one IndexedDB per account, as with words of the text. */
import type { Quote, ThreadKind, Visibility } from '@plenary/shared/thread'
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { ProblemErrorCode } from '../api/call.ts'
import type { Topic } from './subject.ts'

/** What the words are to become. */
export type Aim =
  | { type: 'thread'; topic: Topic; quote: Quote | null; kind: ThreadKind; visibility: Visibility }
  | { type: 'comment'; threadId: string; parentId: string | null }

export interface KeptComment {
  /** The id of the thread or comment to be, made here: sending twice makes one. */
  id: string
  /** Where one was writing: each place has at most one text being written. */
  place: string
  aim: Aim
  body: string
  mentions: string[]
  /** ISO moment. */
  at: string
  state: 'writing' | 'sending'
  /** Why the server did not take them, when they came back. */
  refused: ProblemErrorCode | null
}

export interface KeptComments {
  all(): Promise<KeptComment[]>
  put(words: KeptComment): Promise<void>
  remove(id: string): Promise<void>
  /** Takes some out and puts others in, both or neither, whenever the page may end. */
  replace(ids: string[], words: KeptComment): Promise<void>
}

interface Schema extends DBSchema {
  words: { key: string; value: KeptComment }
}

const open = (accountId: string): Promise<IDBPDatabase<Schema>> =>
  openDB<Schema>(`plenary-comments-${accountId}`, 1, {
    upgrade: (database) => void database.createObjectStore('words', { keyPath: 'id' }),
  })

/** A browser that keeps nothing (private mode, full disk) makes every call reject. */
export function openKeptComments(accountId: string): KeptComments {
  const database = open(accountId)
  // Whoever calls hears of it; unheard, it is no fault of the page.
  database.catch(() => undefined)
  return {
    all: async () => (await database).getAll('words'),
    put: async (words) => void (await (await database).put('words', words)),
    remove: async (id) => (await database).delete('words', id),
    async replace(ids, words) {
      const change = (await database).transaction('words', 'readwrite')
      await Promise.all([...ids.map((id) => change.store.delete(id)), change.store.put(words), change.done])
    },
  }
}
