/** The table of jobs: planned once per type and subject, claimed by row. */
import { and, asc, eq, inArray, isNull, lte, ne, or, sql } from 'drizzle-orm'
import type { Database, Queries } from '../database/port.ts'
import { jobs } from './tables.ts'

export type JobRow = typeof jobs.$inferSelect

const idOf = (type: string, subject: string): string => `${type}:${subject}`

/** [JOB2] Planning for the same moment again changes nothing; another moment moves the job, also one that was done. */
export async function planJob(queries: Queries, type: string, subject: string, dueAt: Date): Promise<void> {
  const planned = { type, subject, dueAt, claimedUntil: null, doneAt: null, attempts: 0, lastError: null }
  await queries
    .insert(jobs)
    .values({ id: idOf(type, subject), ...planned })
    .onConflictDoUpdate({ target: jobs.id, set: planned, setWhere: ne(jobs.dueAt, dueAt) })
}

/** Jobs this program knows; those of a newer one are left to it. */
const undone = (types: string[]) => and(isNull(jobs.doneAt), inArray(jobs.type, types))

const unclaimed = (now: Date) => or(isNull(jobs.claimedUntil), lte(jobs.claimedUntil, now))

/** The job that is due first and nobody works on. */
export async function firstDue(queries: Queries, types: string[], now: Date): Promise<JobRow | null> {
  const [row] = await queries
    .select()
    .from(jobs)
    .where(and(undone(types), unclaimed(now), lte(jobs.dueAt, now)))
    .orderBy(asc(jobs.dueAt), asc(jobs.id))
    .limit(1)
  return row ?? null
}

/** When there will be something to do next: the earliest of due moments, or of the ends of claims and waits after them. */
export async function nextDueAt(queries: Queries, types: string[]): Promise<Date | null> {
  const moment = sql<number>`case when ${jobs.claimedUntil} > ${jobs.dueAt} then ${jobs.claimedUntil} else ${jobs.dueAt} end`
  const [row] = await queries
    .select({ dueAt: jobs.dueAt, claimedUntil: jobs.claimedUntil })
    .from(jobs)
    .where(undone(types))
    .orderBy(asc(moment))
    .limit(1)
  if (!row) return null
  return row.claimedUntil && row.claimedUntil > row.dueAt ? row.claimedUntil : row.dueAt
}

/** True for exactly one of several who try. */
export async function claimJob(database: Database, job: JobRow, now: Date, until: Date): Promise<boolean> {
  const claimed = await database
    .update(jobs)
    .set({ claimedUntil: until, attempts: job.attempts + 1 })
    .where(
      and(
        eq(jobs.id, job.id),
        eq(jobs.attempts, job.attempts),
        eq(jobs.dueAt, job.dueAt),
        isNull(jobs.doneAt),
        unclaimed(now),
      ),
    )
    .returning({ id: jobs.id })
  return claimed.length === 1
}

/** The job as it was claimed: one that was planned anew meanwhile is another. */
const asClaimed = (job: JobRow) =>
  and(eq(jobs.id, job.id), eq(jobs.dueAt, job.dueAt), eq(jobs.attempts, job.attempts + 1))

export async function finishJob(queries: Queries, job: JobRow, doneAt: Date): Promise<void> {
  await queries.update(jobs).set({ doneAt, claimedUntil: null, lastError: null }).where(asClaimed(job))
}

/** `lastError` is the name of the failure, never its words: they may name a person. */
export async function putBackJob(
  queries: Queries,
  job: JobRow,
  until: Date,
  lastError: string,
): Promise<void> {
  await queries.update(jobs).set({ claimedUntil: until, lastError }).where(asClaimed(job))
}
