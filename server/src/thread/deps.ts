/** What threads need of the house, and of the words below them that they are opened on. */
import type { Actor } from '@plenary/shared/participant'
import type { Queries } from '../database/port.ts'
import type { KeptPlaces } from '../paragraph/keep-places.ts'
import type { Tools } from '../words.ts'
import type { Budget } from './budget.ts'

/** A contribution as threads know it: where it belongs, and who may see it. */
export interface DiscussedContribution {
  id: string
  processId: string
  stageId: string
  topics: string[]
  posted: boolean
  seenBy(actor: Actor): boolean
  /** Its paragraphs, in order: what a quote must stand in. */
  paragraphs(queries: Queries): Promise<string[]>
}

export interface ThreadDeps extends Pick<Tools, 'database' | 'clock' | 'facts' | 'accounts' | 'collab'> {
  /** What rights in a draft depend on, kept in memory: hundreds comment at once when a round opens. */
  placesOf: KeptPlaces
  /** Null where there is no such contribution. */
  contribution(queries: Queries, id: string): Promise<DiscussedContribution | null>
  /** What a participant may still write at this pace. */
  budget: Budget
}
