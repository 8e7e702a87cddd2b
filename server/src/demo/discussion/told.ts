/** What a demonstration tells of a stage: who brought what, in words of our own. Nobody quoted here exists. */
import type { Facilitation } from '@plenary/shared/contribution'
import type { StakeholderKind } from '@plenary/shared/participant'
import type { Topic } from '@plenary/shared/topic'

/** An address of the demonstration, or an organization without an account, for whom the secretariat enters it. */
export type Speaker = { address: string } | { name: string; kind: StakeholderKind }

export interface ToldContribution {
  by: Speaker
  title: string
  topics: Topic[]
  /** Paragraphs. Of what a group said: the translation. */
  body: string[]
  /** Words of the text on the table that it speaks of; each stands in the sample. */
  quotes?: string[]
  onBehalfOf?: string
  /** What a facilitator enters for a group: who they are, and the words as they were said. */
  group?: Facilitation & { verbatim: string[] }
}

export interface ToldStatement {
  by: Speaker
  onBehalfOf?: string
  topics: Topic[]
  words: string[]
}

export interface ToldStage {
  /** Code of the calendar. */
  code: string
  paper: { title: string; symbol: string | null }
  questions: string[]
  contributions: ToldContribution[]
  /** In the order of the speakers' list. */
  statements: ToldStatement[]
  /** Published after the meeting. */
  summary: string[]
}
