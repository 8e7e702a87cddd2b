/**
 * What the rows of a table ask of its discussion, each for its own paragraph alone. Facts change the text many times a
 * second; only a row whose marks or threads became others is drawn again.
 */
import type { Thread } from '@plenary/shared/thread'
import { createContext, useCallback, useContext, useSyncExternalStore } from 'react'
import type { Mark } from '../draft/marked-html.ts'
import type { Writing } from './draft-talk.ts'

type By<T> = ReadonlyMap<string, readonly T[]>

export class TalkStore {
  private marks: By<Mark> = new Map()
  private threads: By<Thread> = new Map()
  private readonly listeners = new Set<() => void>()

  constructor(
    readonly write: (writing: Writing) => void,
    readonly showSheet: (paragraphId: string) => void,
  ) {}

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  marksOf = (paragraphId: string): readonly Mark[] => this.marks.get(paragraphId) ?? unmarked
  threadsOf = (paragraphId: string): readonly Thread[] => this.threads.get(paragraphId) ?? unsaid

  set(marks: By<Mark>, threads: By<Thread>): void {
    if (this.marks === marks && this.threads === threads) return
    this.marks = marks
    this.threads = threads
    for (const listener of this.listeners) listener()
  }
}

const unmarked: readonly Mark[] = []
const unsaid: readonly Thread[] = []
const still = (): (() => void) => () => undefined

export const TalkStoreContext = createContext<TalkStore | null>(null)
export const useTalkStore = (): TalkStore | null => useContext(TalkStoreContext)

export function useMarksOf(paragraphId: string): readonly Mark[] {
  const store = useTalkStore()
  const read = useCallback(() => store?.marksOf(paragraphId) ?? unmarked, [store, paragraphId])
  return useSyncExternalStore(store?.subscribe ?? still, read)
}

export function useThreadsOf(paragraphId: string): readonly Thread[] {
  const store = useTalkStore()
  const read = useCallback(() => store?.threadsOf(paragraphId) ?? unsaid, [store, paragraphId])
  return useSyncExternalStore(store?.subscribe ?? still, read)
}
