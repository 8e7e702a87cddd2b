/** The places the table keeps free for a discussion of its text. It knows no more of it; app/ hands it in. */
import type { DraftView } from '@plenary/shared/draft'
import type { ParagraphView } from '@plenary/shared/paragraph'
import { type ComponentType, createContext, useContext } from 'react'
import type { Mark } from './marked-html.ts'

export interface Discussion {
  /** Beside the text. `hasRoom` is false where it must come as a sheet. */
  Margin: ComponentType<{ view: DraftView; focus: string | null; hasRoom: boolean }>
  /** Under a paragraph: how much is said about it. */
  Indicator: ComponentType<{ paragraph: ParagraphView; isFocused: boolean }>
  /** In the outline, at a heading: where in its section the discussion is. */
  Heat: ComponentType<{ headingId: string }>
  /** A hook: the words of a paragraph that something is said about. The same array for as long as they are the same. */
  useMarks(paragraphId: string): readonly Mark[]
}

const nothing = (): null => null
const unmarked: readonly Mark[] = []

/** A text that nobody discusses here. */
const silence: Discussion = { Margin: nothing, Indicator: nothing, Heat: nothing, useMarks: () => unmarked }

export const DiscussionContext = createContext<Discussion>(silence)
export const useDiscussion = (): Discussion => useContext(DiscussionContext)
