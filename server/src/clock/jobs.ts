/** Work at moments of the platform's clock: claimed by row, safe to do twice, caught up after a stop. */
import type { Database, Queries } from '../database/port.ts'
import type { Clock } from './clock.ts'
import { claimJob, finishJob, firstDue, nextDueAt, planJob, putBackJob } from './jobs-store.ts'

/** A claim lasts this long; a machine that died with it gives it back then. */
const claimMs = 60_000
/** A failed job is tried again after this, doubled for each failure, at most an hour. */
const firstRetryMs = 1000
const longestRetryMs = 3_600_000

export type JobHandler = (subject: string) => Promise<void>

export interface Jobs {
  /** Plans or moves a job; one per type and subject. Give a transaction to plan inside it. */
  plan(queries: Queries, job: { type: string; subject: string; dueAt: Date }): Promise<void>
  /** Begins to work: at once on what is overdue, then at each moment. */
  start(): void
  /** Resolves when nothing that is due is left undone. */
  settle(): Promise<void>
  stop(): Promise<void>
}

export function makeJobs(
  {
    database,
    clock,
    report,
  }: { database: Database; clock: Clock; report?: (type: string, error: unknown) => void },
  handlers: Record<string, JobHandler>,
): Jobs {
  let started = false
  let cancel = (): void => undefined
  let working: Promise<void> | undefined

  async function workOff(): Promise<void> {
    for (
      let job = await firstDue(database, clock.now());
      job && started;
      job = await firstDue(database, clock.now())
    ) {
      const now = clock.now()
      if (!(await claimJob(database, job, now, new Date(now.getTime() + claimMs)))) continue
      try {
        await handlers[job.type]?.(job.subject)
        await finishJob(database, job, clock.now())
      } catch (error) {
        const waitMs = Math.min(longestRetryMs, firstRetryMs * 2 ** job.attempts)
        await putBackJob(database, job, new Date(clock.now().getTime() + waitMs), (error as Error).name)
        report?.(job.type, error)
      }
    }
    await sleepUntilNext()
  }

  async function sleepUntilNext(): Promise<void> {
    cancel()
    const next = started ? await nextDueAt(database) : null
    if (next && started) cancel = clock.at(next, wake)
  }

  /** One at a time; a wake during work is followed by another look. */
  function wake(): void {
    if (!started) return
    working = (working ?? Promise.resolve()).then(workOff).catch((error: unknown) => report?.('jobs', error))
  }

  return {
    async plan(queries, { type, subject, dueAt }) {
      await planJob(queries, type, subject, dueAt)
      if ('afterCommit' in queries) (queries as { afterCommit(callback: () => void): void }).afterCommit(wake)
      else wake()
    },
    start() {
      started = true
      wake()
    },
    async settle() {
      wake()
      await working
    },
    async stop() {
      started = false
      cancel()
      await working
    },
  }
}
