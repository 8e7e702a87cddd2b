/** Queries of passages: one by one, and as the matrix filters them. What they come from is looked up in passage. */
import type { OutcomeCounts } from '@plenary/shared/response'
import {
  and,
  asc,
  eq,
  exists,
  gt,
  inArray,
  isNotNull,
  isNull,
  like,
  ne,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { summaries } from '../consultation/tables.ts'
import { contributions } from '../contribution/tables.ts'
import type { Queries, Transaction } from '../database/port.ts'
import { participants } from '../participant/tables.ts'
import { stages } from '../stage/tables.ts'
import { comments, threads } from '../thread/tables.ts'
import { passages } from './tables.ts'

export type PassageRow = typeof passages.$inferSelect

export interface PassageFilter {
  processId: string
  /** Threads are for those who take part. */
  withThreads: boolean
  stage?: string | undefined
  topic?: string | undefined
  /** A kind of stakeholder, or `chair` for summaries. */
  kind?: string | undefined
  outcome?: keyof OutcomeCounts | undefined
  source?: PassageRow['subjectType'] | undefined
  contribution?: string | undefined
  paragraphs?: string[] | undefined
}

/** The contribution a thread is about. */
const about = alias(contributions, 'about')

/** A passage with what the matrix needs of its source; null where that is not of this type. */
const columns = {
  passage: passages,
  contribution: {
    title: contributions.title,
    attributedTo: contributions.attributedTo,
    form: contributions.form,
    enteredFor: contributions.enteredFor,
    enteredPerson: contributions.enteredPerson,
    behalfOf: contributions.behalfOf,
    behalfState: contributions.behalfState,
    authorId: contributions.authorId,
    delegationId: contributions.delegationId,
    kind: contributions.kind,
    topics: contributions.topics,
  },
  thread: {
    authorId: threads.authorId,
    delegationId: threads.delegationId,
    topics: threads.topics,
    subjectType: threads.subjectType,
    standsOn: threads.standsOn,
  },
  speakerKind: participants.kind,
  stage: { id: stages.id, title: stages.title },
}

/**
 * Whether everyone in the process may still read the source: a contribution is posted, a thread is for all and has
 * words left, a summary is published.
 */
function isAlive(queries: Queries): SQL {
  const word = queries
    .select({ one: sql`1` })
    .from(comments)
    .where(
      and(
        eq(comments.threadId, threads.id),
        isNull(comments.deletedAt),
        isNull(comments.hiddenAt),
        or(isNull(passages.blockId), eq(comments.id, passages.blockId)),
      ),
    )
  const posted = queries
    .select({ one: sql`1` })
    .from(about)
    .where(and(eq(about.id, threads.subjectId), eq(about.status, 'posted')))
  return or(
    eq(contributions.status, 'posted'),
    and(
      eq(threads.visibility, 'all'),
      exists(word),
      or(ne(threads.subjectType, 'contribution'), exists(posted)),
    ),
    isNotNull(summaries.publishedAt),
  ) as SQL
}

/** The stage of the question or the contribution that a thread is on. */
const stageOfThread = sql`case ${threads.subjectType} when 'question' then ${threads.wholeId} when 'contribution' then (select stage_id from contributions as said_in where said_in.id = ${threads.subjectId}) end`

const joined = (queries: Queries, alive: SQL) =>
  queries
    .select({ ...columns, alive: sql<number>`case when ${alive} then 1 else 0 end` })
    .from(passages)
    .leftJoin(
      contributions,
      and(eq(passages.subjectType, 'contribution'), eq(contributions.id, passages.subjectId)),
    )
    .leftJoin(threads, and(eq(passages.subjectType, 'thread'), eq(threads.id, passages.subjectId)))
    .leftJoin(summaries, and(eq(passages.subjectType, 'summary'), eq(summaries.stageId, passages.subjectId)))
    .leftJoin(participants, eq(participants.id, threads.authorId))
    .leftJoin(
      stages,
      eq(stages.id, sql`coalesce(${contributions.stageId}, ${stageOfThread}, ${summaries.stageId})`),
    )

export type FoundPassage = Awaited<ReturnType<typeof joined>>[number]

/** [RSP4] What lost its source is found only when it was answered, and by nothing its source said about itself. */
function matches(alive: SQL, filter: PassageFilter): SQL | undefined {
  const { stage, topic, kind, source, contribution, paragraphs } = filter
  const ofKind =
    kind === 'chair'
      ? eq(passages.subjectType, 'summary')
      : or(sql`${contributions.kind} = ${kind}`, sql`${participants.kind} = ${kind}`)
  const named = `%"${topic}"%`
  return and(
    eq(passages.processId, filter.processId),
    isNull(passages.unlinkedAt),
    or(alive, isNotNull(passages.outcome)),
    filter.withThreads ? undefined : ne(passages.subjectType, 'thread'),
    stage === undefined ? undefined : eq(stages.id, stage),
    topic === undefined
      ? undefined
      : and(alive, or(like(contributions.topics, named), like(threads.topics, named))),
    kind === undefined ? undefined : and(alive, ofKind),
    source === undefined ? undefined : eq(passages.subjectType, source),
    contribution === undefined
      ? undefined
      : and(eq(passages.subjectType, 'contribution'), eq(passages.subjectId, contribution)),
    paragraphs === undefined ? undefined : inArray(passages.paragraphId, paragraphs),
  )
}

const hasOutcome = (outcome: PassageFilter['outcome']): SQL | undefined =>
  outcome === undefined
    ? undefined
    : outcome === 'none'
      ? isNull(passages.outcome)
      : eq(passages.outcome, outcome)

/** In the order in which they were linked; `after` is the last one seen. */
export async function passagesAfter(
  queries: Queries,
  filter: PassageFilter,
  after: { at: Date; id: string } | null,
  limit: number,
): Promise<FoundPassage[]> {
  const alive = isAlive(queries)
  const later = after
    ? or(gt(passages.linkedAt, after.at), and(eq(passages.linkedAt, after.at), gt(passages.id, after.id)))
    : undefined
  return joined(queries, alive)
    .where(and(matches(alive, filter), hasOutcome(filter.outcome), later))
    .orderBy(asc(passages.linkedAt), asc(passages.id))
    .limit(limit)
}

/** [MTX2] How many have which outcome, whatever outcome is asked for. */
export async function countOutcomes(queries: Queries, filter: PassageFilter): Promise<OutcomeCounts> {
  const alive = isAlive(queries)
  const rows = joined(queries, alive).where(matches(alive, filter)).as('found')
  const counted = await queries
    .select({ outcome: rows.passage.outcome, count: sql<number>`count(*)` })
    .from(rows)
    .groupBy(rows.passage.outcome)
  const counts: OutcomeCounts = { 'taken-up': 0, 'in-part': 0, noted: 0, 'not-taken-up': 0, none: 0 }
  for (const { outcome, count } of counted) counts[outcome ?? 'none'] = Number(count)
  return counts
}

export async function foundByIds(queries: Queries, ids: string[]): Promise<FoundPassage[]> {
  if (ids.length === 0) return []
  return joined(queries, isAlive(queries))
    .where(and(inArray(passages.id, ids), isNull(passages.unlinkedAt)))
    .orderBy(asc(passages.linkedAt), asc(passages.id))
}

/** Those of a draft that are shown, as pairs of paragraph and whether they wait for their answer. */
export async function bearingsOf(
  queries: Queries,
  draftId: string,
  withThreads: boolean,
): Promise<{ paragraphId: string; waits: boolean }[]> {
  const alive = isAlive(queries)
  const rows = await joined(queries, alive).where(
    and(
      eq(passages.draftId, draftId),
      isNull(passages.unlinkedAt),
      or(alive, isNotNull(passages.outcome)),
      withThreads ? undefined : ne(passages.subjectType, 'thread'),
    ),
  )
  return rows.map(({ passage }) => ({ paragraphId: passage.paragraphId, waits: passage.outcome === null }))
}

/** Another link of the same words to the same paragraph. */
export async function sameLink(
  queries: Queries,
  { subjectType, subjectId, blockId, quote, paragraphId }: PassageRow,
): Promise<boolean> {
  const rows = await queries
    .select({ quote: passages.quote, blockId: passages.blockId })
    .from(passages)
    .where(
      and(
        eq(passages.subjectType, subjectType),
        eq(passages.subjectId, subjectId),
        eq(passages.paragraphId, paragraphId),
        isNull(passages.unlinkedAt),
      ),
    )
  return rows.some((row) => row.blockId === blockId && (row.quote?.exact ?? null) === (quote?.exact ?? null))
}

export async function insertPassage(tx: Transaction, row: PassageRow): Promise<void> {
  await tx.insert(passages).values(row)
}

export async function markUnlinked(tx: Transaction, id: string, unlinkedAt: Date): Promise<void> {
  await tx.update(passages).set({ unlinkedAt }).where(eq(passages.id, id))
}

type Answered = Pick<PassageRow, 'outcome' | 'reason' | 'revisionId' | 'words' | 'answeredBy' | 'answeredAt'>
export async function writeAnswer(tx: Transaction, id: string, answer: Answered): Promise<void> {
  await tx.update(passages).set(answer).where(eq(passages.id, id))
}

/** The passages of a contribution that wait for their answer. */
export async function waitingOf(queries: Queries, contributionId: string): Promise<string[]> {
  const rows = await queries
    .select({ id: passages.id })
    .from(passages)
    .where(
      and(
        eq(passages.subjectType, 'contribution'),
        eq(passages.subjectId, contributionId),
        isNull(passages.unlinkedAt),
        isNull(passages.outcome),
      ),
    )
    .orderBy(asc(passages.linkedAt), asc(passages.id))
  return rows.map(({ id }) => id)
}

export async function passageById(queries: Queries, id: string): Promise<PassageRow | null> {
  const [row] = await queries.select().from(passages).where(eq(passages.id, id))
  return row ?? null
}
