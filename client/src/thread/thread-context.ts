/** What every thread on the screen needs to know about where it stands. */
import type { Language } from '@plenary/shared/language'
import type { Actor } from '@plenary/shared/participant'
import type { Thread } from '@plenary/shared/thread'
import { createContext, type ReactNode, useContext } from 'react'
import type { SubjectPlace } from '../api/places.ts'
import type { ProcessRef } from './subject.ts'

export interface ThreadContextValue {
  process: ProcessRef
  actor: Actor | null
  /** Of my delegation, as people know it. */
  delegation: string | null
  /** Language of the words that are quoted. */
  language: Language
  timeZone: string
  /** What a thread stands on, as the rights table asks: this paragraph, or null in a place without any. */
  rightsAt(paragraphId: string | null): SubjectPlace | null
  /** Says something to those who do not see the page. */
  announce(text: string): void
  /** Lets the person point at words of the text; absent where no text stands beside. */
  point?(thread: Thread): void
}

/** What others can do with a thread that is on the server; app/ hands it in. */
export const ThreadToolsContext = createContext<(thread: Thread) => ReactNode>(() => null)

export const ThreadContext = createContext<ThreadContextValue | null>(null)

export function useThreadContext(): ThreadContextValue {
  const place = useContext(ThreadContext)
  if (!place) throw new Error('outside a discussion')
  return place
}
