/** What the rest of the house knows of facts: how one is written down, and how it is heard. */
import type { Audience } from '@plenary/shared/audience'
import type { Fact, FactData, FactType } from '@plenary/shared/events'
import type { Transaction } from '../database/port.ts'

export interface NewFact<T extends FactType = FactType> {
  type: T
  processId: string
  draftId?: string
  stageId?: string
  paragraphId?: string
  /** The thing it was done on: whoever watches that hears it too. */
  subject?: { type: string; id: string }
  /** The participant who did it; null when the platform did. */
  actorId: string | null
  at: Date
  data: FactData<T>
  /** Who may receive it, within what its row in the table of facts allows; by default what the row says. */
  audience?: Audience
  /** Kept out of the record for now: it enters it as a part of a later fact [REL3]. */
  unrecorded?: boolean
}

/** Records a fact of what is being done, by whoever does it, now; `extras` say what is otherwise. */
export type Recorder = <T extends FactType>(
  type: T,
  data: FactData<T>,
  extras?: Partial<Omit<NewFact, 'type' | 'data'>>,
) => Promise<number>

/** A fact after its commit, with whom it is for. */
export interface Delivered {
  fact: Fact
  audience: Audience
  draftId: string | null
  stageId: string | null
  subject: { type: string; id: string } | null
}

/** What else happens in the transaction that records a fact, by its type. What one throws undoes the whole of it. */
export type Reactions = {
  [T in FactType]?: (tx: Transaction, fact: Extract<Fact, { type: T }>) => Promise<void>
}

export interface Facts {
  /**
   * Writes the fact in the same transaction as the change that causes it and gives it the next number of
   * its process. Listeners hear it after the commit, in the order of the numbers.
   */
  record<T extends FactType>(tx: Transaction, fact: NewFact<T>): Promise<number>
  /** The same of several, which take as many round trips as one. They are of different paragraphs where a later one supersedes. */
  recordAll(tx: Transaction, facts: readonly NewFact[]): Promise<number[]>
  /** [FCT7] Joins what a word does whenever a fact is recorded; called once for each, before the first fact. */
  react(reactions: Reactions): void
  /**
   * Rewrites what light facts of these types carry, from a moment on, for words that were taken back: the record holds
   * none of them. `change` answers null to leave a fact as it is.
   */
  rewrite<T extends FactType>(
    tx: Transaction,
    of: { processId: string; types: readonly T[]; since: Date },
    change: (data: FactData<T>) => FactData<T> | null,
  ): Promise<void>
  /** Tells of facts after their commit, as long as the process lives: for screens. What must not be lost follows them (follow.ts). */
  listen(listener: (delivered: Delivered) => void): () => void
}
