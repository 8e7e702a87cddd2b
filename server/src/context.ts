/** What every word is given: the house, and what all words make together. */
import type { Jobs } from './clock/jobs.ts'
import type { Collab } from './collab/ports.ts'
import type { House } from './house.ts'
import type { LivePorts } from './live/ports.ts'
import type { Subjects } from './subject/registry.ts'

/** The live text and the jobs are made from what words answer; they exist by the time anything is asked of a word. */
export interface BareContext extends Omit<House, 'close' | 'setOrigin'> {
  collab(): Collab
  jobs(): Jobs
  /** [MBR1] Closes every connection of a person in a process, now and those on their way, to be judged anew. */
  judgeAnew(scope: { userId: string; processId: string }): void
}

export interface Context extends BareContext {
  /** Every kind of thing there is, found by type and id. */
  subjects: Subjects
  /** A fact as each participant may have it, whichever words have a say. */
  withhold: LivePorts['withhold']
}
