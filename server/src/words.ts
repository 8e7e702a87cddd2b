/** What the house needs from the words: their API, and their answers to live text, live facts and the calendar. */
import type { JobHandler, Jobs } from './clock/jobs.ts'
import type { Collab, CollabPorts } from './collab/ports.ts'
import type { House } from './house.ts'
import type { Handlers } from './http/api.ts'
import type { LivePorts } from './live/ports.ts'

/** The house as the words see it. `collab` and `jobs` exist by the time anything is asked of a word. */
export interface Tools extends Omit<House, 'close' | 'setOrigin'> {
  collab(): Collab
  jobs(): Jobs
}

export interface Words
  extends Pick<CollabPorts, 'admit' | 'project'>,
    Pick<LivePorts, 'findWatch' | 'participationOf' | 'lastSeq'> {
  handlers: Handlers[]
  jobs: Record<string, JobHandler>
  /** Fills a fresh database with what a demonstration needs; does nothing on one that has lived. */
  seedDemo(): Promise<void>
  /** What is done once at every start, before anyone is let in. */
  begin(): Promise<void>
}
