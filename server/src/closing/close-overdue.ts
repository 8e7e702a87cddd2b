/** Closings that the time has brought and no job has done yet, at a start. */
import type { Context } from '../context.ts'
import { overdueStages } from './store.ts'

/** [RND7] What was to close while the server was down closes before anyone is let in, the earliest first. */
export async function closeAllOverdue({
  database,
  clock,
  jobs,
}: Pick<Context, 'database' | 'clock' | 'jobs'>): Promise<void> {
  for (const { id } of await overdueStages(database, clock.now())) {
    // In the order of its life: that it opened is recorded first, where that was missed too.
    await jobs().hasten('stage.open', id)
    await jobs().hasten('stage.close', id)
  }
}
