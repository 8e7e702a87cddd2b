/** Where the platform's clock stands, so that a restart goes on from there and never backwards. */
import { instant, table, whole, word } from '../database/columns.ts'

export const clockState = table('clock_state', {
  id: word('id').primaryKey(),
  /** No moment after this one has been told to anyone. Ahead of the clock while it runs; exact once it is closed. */
  toldUntil: instant('told_until').notNull(),
})

/** Work to do at or after a moment, claimed by row and safe to do twice. */
export const jobs = table('jobs', {
  id: word('id').primaryKey(),
  type: word('type').notNull(),
  /** What the work is about; with the type it names the job, so that it is planned once. */
  subject: word('subject').notNull(),
  dueAt: instant('due_at').notNull(),
  claimedUntil: instant('claimed_until'),
  doneAt: instant('done_at'),
  attempts: whole('attempts').notNull(),
  lastError: word('last_error'),
})
