/** Queries of passages as the matrix filters them, by what the kinds of things they are taken from say of themselves. */
import type { OutcomeCounts } from '@plenary/shared/response'
import {
  and,
  asc,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  like,
  or,
  type SQL,
  type SQLWrapper,
  sql,
} from 'drizzle-orm'
import type { Queries } from '../database/port.ts'
import { stages } from '../stage/tables.ts'
import { columnsAmong } from '../subject/columns-store.ts'
import type { SubjectKind, SubjectRef } from '../subject/subject.ts'
import { passages } from './tables.ts'

/** A kind of things that passages are taken from. */
export type SourceKind = SubjectKind & Required<Pick<SubjectKind, 'source' | 'columns'>>

export interface PassageFilter {
  processId: string
  /** What is not public is for those who take part. */
  publicOnly: boolean
  stage?: string | undefined
  topic?: string | undefined
  /** A kind of stakeholder, or `chair` for summaries. */
  kind?: string | undefined
  outcome?: keyof OutcomeCounts | undefined
  /** A type of things. */
  source?: string | undefined
  /** One thing. */
  from?: SubjectRef | undefined
  paragraphs?: string[] | undefined
}

/** What a passage, or several that are alike, are taken from and what came of them. */
interface Taken {
  subjectType: SQLWrapper
  subjectId: SQLWrapper
  blockId: SQLWrapper
  outcome: SQLWrapper
}

/** What passages are taken from; `isOut`: everyone in the process may still read it. */
const sourceOf = (sources: readonly SourceKind[], { subjectType, subjectId, blockId }: Taken = passages) =>
  columnsAmong(sources, { type: subjectType, id: subjectId, part: blockId }, { isOut: 0 })

const joined = (queries: Queries, sources: readonly SourceKind[]) => {
  const { stageId, isOut } = sourceOf(sources)
  return queries
    .select({
      passage: passages,
      stage: { id: stages.id, title: stages.title },
      isOut: sql<number>`${isOut}`.as('is_out'),
    })
    .from(passages)
    .leftJoin(stages, eq(stages.id, stageId))
}

/** A passage with the stage of what it is taken from. */
export type FoundPassage = Awaited<ReturnType<typeof joined>>[number]

/** [RSP4] What lost its source is found only when it was answered, and by nothing its source said about itself. */
const isFound = (sources: readonly SourceKind[], taken: Taken = passages): SQL | undefined =>
  or(sourceOf(sources, taken).isOut, isNotNull(taken.outcome))

function linked(sources: readonly SourceKind[], publicOnly: boolean): SQL | undefined {
  const open = sources.flatMap(({ type, source }) => (source.isPublic ? [type] : []))
  return and(isNull(passages.unlinkedAt), publicOnly ? inArray(passages.subjectType, open) : undefined)
}

/** What a filter asks of the source, besides that it is found. */
function matchesSource(
  sources: readonly SourceKind[],
  { stage, topic, kind }: PassageFilter,
  taken: Taken = passages,
): SQL | undefined {
  const { isOut, topics, kind: kindOf } = sourceOf(sources, taken)
  return and(
    isFound(sources, taken),
    stage === undefined ? undefined : eq(stages.id, stage),
    topic === undefined ? undefined : and(isOut, like(topics, `%"${topic}"%`)),
    kind === undefined ? undefined : and(isOut, sql`${kindOf} = ${kind}`),
  )
}

/** What it asks of the passage itself. */
function matchesPassage(sources: readonly SourceKind[], filter: PassageFilter): SQL | undefined {
  const { source, from, paragraphs } = filter
  return and(
    eq(passages.processId, filter.processId),
    linked(sources, filter.publicOnly),
    source === undefined ? undefined : eq(passages.subjectType, source),
    from && and(eq(passages.subjectType, from.type), eq(passages.subjectId, from.id)),
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
  sources: readonly SourceKind[],
  filter: PassageFilter,
  after: { at: Date; id: string } | null,
  limit: number,
): Promise<FoundPassage[]> {
  const later = after
    ? or(gt(passages.linkedAt, after.at), and(eq(passages.linkedAt, after.at), gt(passages.id, after.id)))
    : undefined
  return joined(queries, sources)
    .where(
      and(matchesPassage(sources, filter), matchesSource(sources, filter), hasOutcome(filter.outcome), later),
    )
    .orderBy(asc(passages.linkedAt), asc(passages.id))
    .limit(limit)
}

/** [MTX2] How many have which outcome, whatever outcome is asked for. A source is asked once for all that was taken from it. */
export async function countOutcomes(
  queries: Queries,
  sources: readonly SourceKind[],
  filter: PassageFilter,
): Promise<OutcomeCounts> {
  const { subjectType, subjectId, blockId, outcome } = passages
  const alike = queries
    .select({ subjectType, subjectId, blockId, outcome, count: sql<number>`count(*)`.as('count') })
    .from(passages)
    .where(matchesPassage(sources, filter))
    .groupBy(subjectType, subjectId, blockId, outcome)
    .as('alike')
  const counted = await queries
    .select({ outcome: alike.outcome, count: sql<number>`sum(${alike.count})` })
    .from(alike)
    .leftJoin(stages, eq(stages.id, sourceOf(sources, alike).stageId))
    .where(matchesSource(sources, filter, alike))
    .groupBy(alike.outcome)
  const counts: OutcomeCounts = { 'taken-up': 0, 'in-part': 0, noted: 0, 'not-taken-up': 0, none: 0 }
  for (const each of counted) counts[each.outcome ?? 'none'] = Number(each.count)
  return counts
}

export async function foundByIds(
  queries: Queries,
  sources: readonly SourceKind[],
  ids: string[],
): Promise<FoundPassage[]> {
  if (ids.length === 0) return []
  return joined(queries, sources)
    .where(and(inArray(passages.id, ids), isNull(passages.unlinkedAt)))
    .orderBy(asc(passages.linkedAt), asc(passages.id))
}

/** Those of a draft that are shown, as pairs of paragraph and whether they wait for their answer. */
export async function bearingsOf(
  queries: Queries,
  sources: readonly SourceKind[],
  draftId: string,
  publicOnly: boolean,
): Promise<{ paragraphId: string; waits: boolean }[]> {
  const rows = await queries
    .select({ paragraphId: passages.paragraphId, outcome: passages.outcome })
    .from(passages)
    .where(and(eq(passages.draftId, draftId), linked(sources, publicOnly), isFound(sources)))
  return rows.map(({ paragraphId, outcome }) => ({ paragraphId, waits: outcome === null }))
}
