/** What the parts of a draft's discussion share: its threads by paragraph, which one is read, where one writes. */
import type { DraftView } from '@plenary/shared/draft'
import type { Quote, Thread } from '@plenary/shared/thread'
import { createContext, useContext } from 'react'
import type { ThreadFilter } from './filter.ts'

export interface Writing {
  paragraphId: string
  quote: Quote | null
}

export interface DraftTalk {
  view: DraftView
  /** All that I may see; undefined until they are here. */
  threads: readonly Thread[] | undefined
  error: unknown
  retry(): void
  filter: ThreadFilter
  setFilter(filter: ThreadFilter): void
  /** Those that pass the filter, by paragraph: open ones first, in the order of the words they are on. */
  byParagraph: ReadonlyMap<string, readonly Thread[]>
  /** Those on paragraphs that have left the draft. */
  left: readonly Thread[]
  /** Open threads that pass the filter, by section and by paragraph within it. */
  heat: { bySection: ReadonlyMap<string, readonly number[]>; busiest: number }
  opened: string | null
  /** Reads a thread in full; null reads none. */
  open(threadId: string | null): void
  writing: Writing | null
  write(writing: Writing | null): void
  /** The thread for which the person looks for other words. */
  pointing: Thread | null
  point(thread: Thread | null): void
  /** The paragraph whose discussion lies over the text, where none stands beside it. */
  sheet: string | null
  showSheet(paragraphId: string | null): void
  said: string
  announce(text: string): void
}

export const DraftTalkContext = createContext<DraftTalk | null>(null)

/** Null where a draft is shown without its discussion. */
export const useDraftTalk = (): DraftTalk | null => useContext(DraftTalkContext)
