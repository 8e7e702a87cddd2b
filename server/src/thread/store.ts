/** Queries of threads and of who supports them. */
import type { Actor, StakeholderKind } from '@plenary/shared/participant'
import type { ThreadKind, Visibility } from '@plenary/shared/thread'
import {
  and,
  asc,
  desc,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  like,
  ne,
  notInArray,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import type { Queries, Transaction } from '../database/port.ts'
import { prepared } from '../database/prepared.ts'
import { participants } from '../participant/tables.ts'
import type { Listing, SubjectRef } from '../subject/subject.ts'
import { supports, threads } from './tables.ts'

export type ThreadRow = typeof threads.$inferSelect
export type SupportRow = typeof supports.$inferSelect

export async function threadById(queries: Queries, id: string): Promise<ThreadRow | null> {
  const [row] = await queries.select().from(threads).where(eq(threads.id, id))
  return row ?? null
}

export async function threadsByIds(queries: Queries, ids: string[]): Promise<ThreadRow[]> {
  return ids.length === 0 ? [] : queries.select().from(threads).where(inArray(threads.id, ids))
}

export async function insertThread(tx: Transaction, row: ThreadRow): Promise<void> {
  await tx.insert(threads).values(row)
}

export async function updateThread(
  tx: Transaction,
  id: string,
  changes: Partial<Omit<ThreadRow, 'id' | 'processId'>>,
): Promise<void> {
  await tx.update(threads).set(changes).where(eq(threads.id, id))
}

/** The things a list of threads is of: those of one type in a whole, as somebody may have them. */
export interface ListOf extends Listing {
  type: string
  wholeId: string
}

export interface ThreadFilter {
  /** The things on which they stand now, all at once. */
  on?: string[] | undefined
  kind?: ThreadKind | undefined
  visibility?: Visibility | undefined
  status?: 'open' | 'resolved' | undefined
  stakeholder?: StakeholderKind | undefined
  delegation?: string | undefined
  topic?: string | undefined
}

/** [THR2] The audiences of threads that somebody belongs to, as a condition, so that pages and counts know of no other. */
function knownTo({ id, also = [], role, delegationId }: Actor): SQL | undefined {
  const audiences = [
    'participants',
    ...[id, ...also].map((own) => `secretariat+participant:${own}`),
    ...(delegationId ? [`delegation:${delegationId}`, `secretariat+delegation:${delegationId}`] : []),
  ]
  const mine = inArray(threads.audience, audiences)
  return role === 'secretariat' ? or(mine, eq(threads.visibility, 'secretariat')) : mine
}

const isOf = ({ type, wholeId, shown, kept }: ListOf): (SQL | undefined)[] => {
  const readable =
    'only' in shown
      ? inArray(threads.standsOn, shown.only)
      : shown.allBut.length > 0
        ? notInArray(threads.standsOn, shown.allBut)
        : undefined
  // [REL4] Those that quote words which the reader does not have are not among them.
  const known = kept && or(isNull(threads.keptAs), ne(threads.keptAs, kept.as), isNotNull(threads.keptPlace))
  return [eq(threads.subjectType, type), eq(threads.wholeId, wholeId), readable, known ?? undefined]
}

/** A page of threads, the oldest first; `after` is the last one seen. */
export async function threadsAfter(
  queries: Queries,
  actor: Actor,
  list: ListOf,
  filter: ThreadFilter,
  after: Pick<ThreadRow, 'openedAt' | 'id'> | null,
  limit: number,
): Promise<ThreadRow[]> {
  const { openedAt, id } = threads
  const authors = (kind: StakeholderKind) =>
    queries
      .select({ id: participants.id })
      .from(participants)
      .where(and(eq(participants.processId, actor.processId), eq(participants.kind, kind)))
  const given = <T>(value: T | undefined, condition: (value: T) => SQL): SQL | undefined =>
    value === undefined ? undefined : condition(value)
  return queries
    .select()
    .from(threads)
    .where(
      and(
        ...isOf(list),
        knownTo(actor),
        given(
          after ?? undefined,
          (last) => or(gt(openedAt, last.openedAt), and(eq(openedAt, last.openedAt), gt(id, last.id))) as SQL,
        ),
        ...(filter.on ?? []).map((id) => eq(threads.standsOn, id)),
        given(filter.kind, (value) => eq(threads.kind, value)),
        given(filter.visibility, (value) => eq(threads.visibility, value)),
        given(filter.status, (value) => eq(threads.status, value)),
        given(filter.delegation, (value) => eq(threads.delegationId, value)),
        given(filter.stakeholder, (value) => inArray(threads.authorId, authors(value))),
        // Ids of topics hold no sign that means something to LIKE.
        given(filter.topic, (value) => like(threads.topics, `%${JSON.stringify(value)}%`)),
      ),
    )
    .orderBy(asc(openedAt), asc(id))
    .limit(limit)
}

/** Threads that stand on these things of one type. */
export async function threadsOn(queries: Queries, type: string, ids: string[]): Promise<ThreadRow[]> {
  if (ids.length === 0) return []
  return queries
    .select()
    .from(threads)
    .where(and(eq(threads.subjectType, type), inArray(threads.standsOn, ids)))
    .orderBy(asc(threads.openedAt), asc(threads.id))
}

/** Threads of a whole that stand away from their words or whose words are gone; the newest, this many. */
export async function threadsAstray(
  queries: Queries,
  type: string,
  wholeId: string,
  limit = 500,
): Promise<ThreadRow[]> {
  const state = sql<string>`json_extract(${threads.anchor}, '$.state')`
  return queries
    .select()
    .from(threads)
    .where(
      and(
        eq(threads.subjectType, type),
        eq(threads.wholeId, wholeId),
        isNotNull(threads.quote),
        or(eq(state, 'orphaned'), ne(threads.standsOn, threads.subjectId)),
      ),
    )
    .orderBy(desc(threads.openedAt), desc(threads.id))
    .limit(limit)
}

/** Threads on some words of things of one type. */
export async function threadsWithQuote(queries: Queries, type: string) {
  return queries
    .select({
      wholeId: threads.wholeId,
      standsOn: threads.standsOn,
      anchor: threads.anchor,
      startsAt: threads.startsAt,
    })
    .from(threads)
    .where(and(eq(threads.subjectType, type), isNotNull(threads.quote)))
}

/** Threads that all may see, by what they stand on: an internal discussion is found in no count. */
export async function countsOn(queries: Queries, of: SubjectRef): Promise<Map<string, number>> {
  const rows = await queries
    .select({ id: threads.standsOn, count: sql<number>`count(*)` })
    .from(threads)
    .where(and(eq(threads.subjectType, of.type), eq(threads.wholeId, of.id), eq(threads.visibility, 'all')))
    .groupBy(threads.standsOn)
  return new Map(rows.map(({ id, count }) => [id, count]))
}

const supportsOfThreads = prepared<{ ids: string }, SupportRow[]>((queries, value) =>
  queries
    .select()
    .from(supports)
    .where(value.among('ids', supports.threadId))
    .orderBy(asc(supports.at), asc(supports.participantId)),
)

export async function supportsOf(queries: Queries, threadIds: string[]): Promise<SupportRow[]> {
  return threadIds.length === 0 ? [] : supportsOfThreads(queries, { ids: JSON.stringify(threadIds) })
}

/** [THR8] One row per person however often it is asked, one after another or at once. True when it is new. */
export async function insertSupport(tx: Transaction, row: SupportRow): Promise<boolean> {
  const added = await tx
    .insert(supports)
    .values(row)
    .onConflictDoNothing()
    .returning({ threadId: supports.threadId })
  return added.length === 1
}

/** True when there was one. */
export async function deleteSupport(
  tx: Transaction,
  threadId: string,
  participantIds: string[],
): Promise<boolean> {
  const gone = await tx
    .delete(supports)
    .where(and(eq(supports.threadId, threadId), inArray(supports.participantId, participantIds)))
    .returning({ threadId: supports.threadId })
  return gone.length > 0
}
