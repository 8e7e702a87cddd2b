/** How a pen-holder's revision of a sample text is written down: places are named by words that stand there, never by number. */
import type { Block } from './sample.ts'

/** Each place is the one paragraph that holds the words quoted; where people have changed them, the step is left out. */
export type RevisionStep =
  /** These words become those, wherever in the paragraph they stand; what others wrote around them stays. */
  | { type: 'reword'; from: string; to: string }
  | { type: 'insert'; after: string; blocks: Block[] }
  /** The paragraph is cut before these words. */
  | { type: 'split'; before: string }
  | { type: 'merge'; paragraph: string; into: string }
  | { type: 'move'; paragraph: string; after: string }
  | { type: 'delete'; paragraph: string }

export const reword = (from: string, to: string): RevisionStep => ({ type: 'reword', from, to })
export const insertAfter = (after: string, ...blocks: Block[]): RevisionStep => ({
  type: 'insert',
  after,
  blocks,
})
export const splitBefore = (before: string): RevisionStep => ({ type: 'split', before })
export const merge = (paragraph: string, into: string): RevisionStep => ({ type: 'merge', paragraph, into })
export const moveAfter = (paragraph: string, after: string): RevisionStep => ({
  type: 'move',
  paragraph,
  after,
})
export const remove = (paragraph: string): RevisionStep => ({ type: 'delete', paragraph })

/** One text of the calendar, and what the pen-holder does to the text before it. */
export interface SampleRevision {
  /** What the pen-holder says about it, in the language of the text. */
  note: string
  steps: RevisionStep[]
}

/** By the code of the text in the calendar. */
export type SampleRevisions = Record<string, SampleRevision>
