/** What the house needs from the words: their API, and their answers to live text, live facts and the calendar. */

import type { DraftView, ImportInput, ImportReport } from '@plenary/shared/draft'
import type { ParagraphView } from '@plenary/shared/paragraph'
import type { DraftSummary } from '@plenary/shared/process'
import type { RevisionSummary } from '@plenary/shared/revision'
import type { JobHandler, Jobs } from './clock/jobs.ts'
import type { Collab, CollabPorts } from './collab/ports.ts'
import type { Transaction } from './database/port.ts'
import type { House } from './house.ts'
import type { Handlers } from './http/api.ts'
import type { LivePorts } from './live/ports.ts'
import type { Subjects } from './subject/registry.ts'

/** The house as the words see it. `collab` and `jobs` exist by the time anything is asked of a word. */
export interface Tools extends Omit<House, 'close' | 'setOrigin'> {
  /** Every kind of thing there is, found by type and id. */
  subjects: Subjects
  collab(): Collab
  jobs(): Jobs
  /** [MBR1] Closes every connection of a person in a process, now and those on their way, to be judged anew. */
  judgeAnew(scope: { userId: string; processId: string }): void
}

/** Before the things are registered. */
export type BareTools = Omit<Tools, 'subjects'>

export interface Words
  extends Pick<CollabPorts, 'admit' | 'project' | 'keepLate' | 'lateBefore' | 'renewed'>,
    Pick<LivePorts, 'findWatch' | 'hidesPlace' | 'participationOf' | 'lastSeq' | 'withhold'> {
  handlers: Handlers[]
  commandLine: CommandLineWords
  jobs: Record<string, JobHandler>
  /** Fills a fresh database with what a demonstration needs; does nothing on one that has lived. */
  seedDemo(): Promise<void>
  /** What is done once at every start, before anyone is let in. */
  begin(): Promise<void>
  /** Resolves when what follows the facts so far is done; asked before the database closes. */
  settled(): Promise<void>
}

/** A text as an export needs it: the working text of a draft, or what was published of it. */
export interface ExportedText extends Pick<DraftView, 'id' | 'title' | 'language'> {
  paragraphs: (Omit<ParagraphView, 'position' | 'unnumbered' | 'room' | 'can'> & { hash?: string })[]
  /** Null for a working text, which nothing seals. */
  revision: RevisionSummary | null
}

/** What the command line asks of the words, besides what the API does. */
export interface CommandLineWords {
  /** Imports in the name of the platform. Refuses not-found where there is no such process, and what importing refuses. */
  importDraft(slug: string, input: ImportInput): Promise<{ draft: DraftSummary; report: ImportReport }>
  /** A draft by its id, or a revision by its id, hash or symbol. */
  readText(name: string): Promise<ExportedText | null>
  /** Makes the person secretariat in every process. */
  appointSecretariat(tx: Transaction, userId: string): Promise<void>
  /** Each person takes part for a Member State of their own that may edit in the open round of the demonstration. */
  admitDemoStates(tx: Transaction, userIds: string[]): Promise<void>
}
