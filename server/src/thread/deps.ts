/** What threads need of the house, and of the things they are on. */
import type { Context } from '../context.ts'
import type { Budget } from './budget.ts'

export interface ThreadDeps
  extends Pick<Context, 'database' | 'clock' | 'facts' | 'accounts' | 'collab' | 'subjects'> {
  /** What a participant may still write at this pace. */
  budget: Budget
}
