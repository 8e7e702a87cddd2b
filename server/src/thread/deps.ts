/** What threads need of the house, and of the things they are on. */
import type { Tools } from '../words.ts'
import type { Budget } from './budget.ts'

export interface ThreadDeps
  extends Pick<Tools, 'database' | 'clock' | 'facts' | 'accounts' | 'collab' | 'subjects'> {
  /** What a participant may still write at this pace. */
  budget: Budget
}
