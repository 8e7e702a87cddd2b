/** Work at moments of the platform's clock: claimed by row, safe to do twice, caught up after a stop. */
import type { Database, Queries } from '../database/port.ts'
import type { Clock } from './clock.ts'
import { claimJob, finishJob, firstDue, type JobRow, nextDueAt, planJob, putBackJob } from './jobs-store.ts'

/** A claim lasts this long; a machine that died with it gives it back then. */
const claimMs = 60_000
/** A failed job is tried again after this, doubled for each failure, at most an hour. */
const firstRetryMs = 1000
const longestRetryMs = 3_600_000
/** When the jobs themselves cannot be read or written, they are looked at again after this much real time. */
const lookAgainMs = 2000

export type JobHandler = (subject: string) => Promise<void>

export interface Jobs {
  /** Plans or moves a job; one per type and subject. Give a transaction to plan inside it. */
  plan(queries: Queries, job: { type: string; subject: string; dueAt: Date }): Promise<void>
  /** Does what a job of this type would do, now and whether it is planned or not; once for all who ask at the same time. */
  hasten(type: string, subject: string): Promise<void>
  /** Begins to work: at once on what is overdue, then at each moment. */
  start(): void
  /** Resolves when nothing that is due is left undone. */
  settle(): Promise<void>
  /** When there will be something to do next; null when nothing is planned. */
  nextDueAt(): Promise<Date | null>
  /** Waits for the job that is running; takes up no other. */
  stop(): Promise<void>
}

interface Deps {
  database: Database
  clock: Clock
  /** Hears of failures; `type` is the job's, or 'jobs' when the table could not be used. */
  report?(type: string, error: unknown): void
}

/** Jobs whose type has no handler stay as they are: a newer program knows them. */
export function makeJobs(
  { database, clock, report = () => undefined }: Deps,
  handlers: Record<string, JobHandler>,
): Jobs {
  const types = Object.keys(handlers)
  const hastened = new Map<string, Promise<void>>()
  let started = false
  let cancel = (): void => undefined
  let working: Promise<void> = Promise.resolve()
  let lookPlanned = false

  async function tryJob(job: JobRow): Promise<void> {
    const now = clock.now()
    if (!(await claimJob(database, job, now, new Date(now.getTime() + claimMs)))) return
    try {
      await (handlers[job.type] as JobHandler)(job.subject)
    } catch (error) {
      const waitMs = Math.min(longestRetryMs, firstRetryMs * 2 ** job.attempts)
      const until = new Date(clock.now().getTime() + waitMs)
      await putBackJob(database, job, until, error instanceof Error ? error.name : 'unknown')
      report(job.type, error)
      return
    }
    await finishJob(database, job, clock.now())
  }

  async function workOff(): Promise<void> {
    while (started) {
      const job = await firstDue(database, types, clock.now())
      if (!job) break
      await tryJob(job)
    }
    const next = started ? await nextDueAt(database, types) : null
    cancel()
    if (next && started) cancel = clock.at(next, wake)
  }

  function lookAgain(error: unknown): void {
    report('jobs', error)
    if (!started) return
    const timer = setTimeout(wake, lookAgainMs)
    timer.unref()
    cancel()
    cancel = () => clearTimeout(timer)
  }

  /** One at a time; a wake during work is followed by one more look. */
  function wake(): void {
    if (!started || lookPlanned) return
    lookPlanned = true
    working = working
      .then(() => {
        lookPlanned = false
        return workOff()
      })
      .catch(lookAgain)
  }

  return {
    async plan(queries, { type, subject, dueAt }) {
      await planJob(queries, type, subject, dueAt)
      if ('afterCommit' in queries) (queries as { afterCommit(callback: () => void): void }).afterCommit(wake)
      else wake()
    },
    hasten(type, subject) {
      const key = `${type} ${subject}`
      const known = hastened.get(key)
      if (known) return known
      const work = handlers[type]
      if (!work) return Promise.reject(new Error(`nobody does the jobs of ${type}`))
      const running = work(subject).finally(() => hastened.delete(key))
      hastened.set(key, running)
      return running
    },
    start() {
      started = true
      wake()
    },
    async settle() {
      wake()
      for (let seen: unknown; seen !== working; ) {
        seen = working
        await working
      }
    },
    nextDueAt: () => nextDueAt(database, types),
    async stop() {
      started = false
      cancel()
      await working
      cancel()
    },
  }
}
