/** The table of jobs: planned once per type and subject, claimed by row. */
import { and, asc, eq, isNull, lte, or } from 'drizzle-orm'
import type { Database, Queries } from '../database/port.ts'
import { jobs } from './tables.ts'

export type JobRow = typeof jobs.$inferSelect

const idOf = (type: string, subject: string): string => `${type}:${subject}`

/** Planning again moves the moment, and wakes a job that was done when the moment moved. */
export async function planJob(queries: Queries, type: string, subject: string, dueAt: Date): Promise<void> {
  const planned = { type, subject, dueAt, claimedUntil: null, doneAt: null, attempts: 0, lastError: null }
  await queries
    .insert(jobs)
    .values({ id: idOf(type, subject), ...planned })
    .onConflictDoUpdate({ target: jobs.id, set: planned })
}

const waiting = (now: Date) =>
  and(isNull(jobs.doneAt), or(isNull(jobs.claimedUntil), lte(jobs.claimedUntil, now)))

/** The job that is due first and nobody works on. */
export async function firstDue(queries: Queries, now: Date): Promise<JobRow | null> {
  const [row] = await queries
    .select()
    .from(jobs)
    .where(and(waiting(now), lte(jobs.dueAt, now)))
    .orderBy(asc(jobs.dueAt), asc(jobs.id))
    .limit(1)
  return row ?? null
}

/** When there will be something to do next. */
export async function nextDueAt(queries: Queries): Promise<Date | null> {
  const [row] = await queries
    .select({ dueAt: jobs.dueAt, claimedUntil: jobs.claimedUntil })
    .from(jobs)
    .where(isNull(jobs.doneAt))
    .orderBy(asc(jobs.dueAt))
    .limit(1)
  if (!row) return null
  return row.claimedUntil && row.claimedUntil > row.dueAt ? row.claimedUntil : row.dueAt
}

/** True for exactly one of several who try. */
export async function claimJob(database: Database, job: JobRow, now: Date, until: Date): Promise<boolean> {
  const claimed = await database
    .update(jobs)
    .set({ claimedUntil: until, attempts: job.attempts + 1 })
    .where(and(eq(jobs.id, job.id), eq(jobs.attempts, job.attempts), waiting(now)))
    .returning({ id: jobs.id })
  return claimed.length === 1
}

export async function finishJob(queries: Queries, job: JobRow, doneAt: Date): Promise<void> {
  await queries
    .update(jobs)
    .set({ doneAt, claimedUntil: null, lastError: null })
    .where(and(eq(jobs.id, job.id), eq(jobs.dueAt, job.dueAt)))
}

export async function putBackJob(
  queries: Queries,
  job: JobRow,
  until: Date,
  lastError: string,
): Promise<void> {
  await queries.update(jobs).set({ claimedUntil: until, lastError }).where(eq(jobs.id, job.id))
}
