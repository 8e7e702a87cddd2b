/** What things say, as it is linked to other things and answered there, passage by passage. Each kind says its own. */
import type { Actor } from '@plenary/shared/participant'
import type { Queries } from '../database/port.ts'
import type { NamesOf } from '../participant/view.ts'

/** For whom it is looked up. */
export interface Listener {
  queries: Queries
  namesOf: NamesOf
  /** Null for whoever takes no part in the process. */
  actor: Actor | null
  now: Date
}

/** What one thing says that everyone in the process may read, as far as they may read what it is on. */
export interface Said {
  stageId: string | null
  /** Empty where it has none: it is called by how it begins. */
  title: string
  /** Names of those whose word it is. */
  attributedTo: string[]
  /** Of which kind of stakeholder they are, or `chair`; empty where that is not told. */
  kind: string
  topics: string[]
  /** Whose it is. Nobody's is for the secretariat alone to link. */
  of: { authorId: string | null; delegationId: string | null }
  /** Its words where they may change after they were quoted, piece by piece; null where they stand still. */
  words: { id: string; text: string }[] | null
  /** Whether this listener may have them. */
  readable: boolean
  /** Its address; null for what is shown beside another thing and has none of its own. */
  link: string | null
}

/** Said by each of these, by id. What not everyone may read is not among them. */
export type SaidBy = (listener: Listener, ids: string[]) => Promise<Map<string, Said>>

export interface Source {
  /** What is out is for whoever takes no part, too. */
  isPublic: boolean
  /** Many in as many queries as one. Left out: each is found by itself, and is the secretariat's to link. */
  said?: SaidBy
}
