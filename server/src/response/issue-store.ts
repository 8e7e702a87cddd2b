/** Queries of what was said under topics: posted contributions, open issues, published summaries, what is carried on. */
import { and, asc, count, desc, eq, exists, inArray, isNull, like, type SQL, sql } from 'drizzle-orm'
import { contributions } from '../contribution/tables.ts'
import type { Queries, Transaction } from '../database/port.ts'
import { stages } from '../stage/tables.ts'
import { comments, supports, threads } from '../thread/tables.ts'
import { carriedIssues } from './tables.ts'

export interface PostedRow {
  contribution: typeof contributions.$inferSelect
  stage: { id: string; title: string }
}

/** SQLite bounds the values of a statement; a process has some tens of stages. */
const among = (column: typeof contributions.stageId, stageIds: string[]): SQL =>
  inArray(column, stageIds) as SQL

const named = (topic: string): string => `%"${topic}"%`

/** Posted contributions of a process, the newest first: in these stages, or under this topic. */
export async function postedContributions(
  queries: Queries,
  processId: string,
  { stageIds, topic, limit }: { stageIds?: string[]; topic?: string; limit: number },
): Promise<PostedRow[]> {
  return queries
    .select({ contribution: contributions, stage: { id: stages.id, title: stages.title } })
    .from(contributions)
    .innerJoin(stages, eq(stages.id, contributions.stageId))
    .where(
      and(
        eq(contributions.processId, processId),
        eq(contributions.status, 'posted'),
        stageIds ? among(contributions.stageId, stageIds) : undefined,
        topic === undefined ? undefined : like(contributions.topics, named(topic)),
      ),
    )
    .orderBy(desc(contributions.postedAt), desc(contributions.id))
    .limit(limit)
}

/** The topics of every posted contribution of a process, one list each. */
export async function topicsPosted(
  queries: Queries,
  processId: string,
  stageIds?: string[],
): Promise<string[][]> {
  const rows = await queries
    .select({ topics: contributions.topics })
    .from(contributions)
    .where(
      and(
        eq(contributions.processId, processId),
        eq(contributions.status, 'posted'),
        stageIds ? among(contributions.stageId, stageIds) : undefined,
      ),
    )
  return rows.map(({ topics }) => topics)
}

export type IssueRow = typeof threads.$inferSelect

/** Kinds of threads that ask for something to be done about them. */
const asking = ['concern', 'question'] as const

/** A thread everyone in the process may know of, as far as they may of what it is on, with words left in it. */
function known(queries: Queries): SQL {
  const word = queries
    .select({ one: sql`1` })
    .from(comments)
    .where(and(eq(comments.threadId, threads.id), isNull(comments.deletedAt), isNull(comments.hiddenAt)))
  return and(eq(threads.visibility, 'all'), exists(word)) as SQL
}

/** [STK2] Concerns and questions that nobody has settled, the oldest first: all, or under this topic. */
export async function openIssues(queries: Queries, processId: string, topic?: string): Promise<IssueRow[]> {
  return queries
    .select()
    .from(threads)
    .where(
      and(
        eq(threads.processId, processId),
        eq(threads.status, 'open'),
        inArray(threads.kind, [...asking]),
        known(queries),
        topic === undefined ? undefined : like(threads.topics, named(topic)),
      ),
    )
    .orderBy(asc(threads.openedAt), asc(threads.id))
}

/** Of these threads those that everyone in the process may know of. */
export async function knownThreads(queries: Queries, ids: string[]): Promise<IssueRow[]> {
  if (ids.length === 0) return []
  return queries
    .select()
    .from(threads)
    .where(and(inArray(threads.id, ids), known(queries)))
}

export async function supportersOf(queries: Queries, ids: string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await queries
    .select({ id: supports.threadId, count: count() })
    .from(supports)
    .where(inArray(supports.threadId, ids))
    .groupBy(supports.threadId)
  return new Map(rows.map((row) => [row.id, Number(row.count)]))
}

/** Which round takes up a thread; the first where several do. */
export async function carriedInto(
  queries: Queries,
  threadIds: string[],
): Promise<Map<string, { id: string; title: string }>> {
  if (threadIds.length === 0) return new Map()
  const rows = await queries
    .select({ threadId: carriedIssues.threadId, id: stages.id, title: stages.title })
    .from(carriedIssues)
    .innerJoin(stages, eq(stages.id, carriedIssues.stageId))
    .where(inArray(carriedIssues.threadId, threadIds))
    .orderBy(desc(stages.order))
  return new Map(rows.map(({ threadId, ...stage }) => [threadId, stage]))
}

/** What a round takes up, in the order of ids; `after` is the last one seen. */
export async function carriedTo(queries: Queries, stageId: string): Promise<string[]> {
  const rows = await queries
    .select({ threadId: carriedIssues.threadId })
    .from(carriedIssues)
    .where(eq(carriedIssues.stageId, stageId))
    .orderBy(asc(carriedIssues.carriedAt), asc(carriedIssues.threadId))
  return rows.map(({ threadId }) => threadId)
}

/** True for the one who carried it; false when it was carried before. */
export async function insertCarried(
  tx: Transaction,
  row: typeof carriedIssues.$inferInsert,
): Promise<boolean> {
  const written = await tx
    .insert(carriedIssues)
    .values(row)
    .onConflictDoNothing()
    .returning({ threadId: carriedIssues.threadId })
  return written.length === 1
}
