/** Queries of what passages come from: posted contributions, threads for all, published summaries. */
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { summaries } from '../consultation/tables.ts'
import { contributionBlocks, contributions } from '../contribution/tables.ts'
import type { Queries } from '../database/port.ts'
import { stages } from '../stage/tables.ts'
import type { Subjects } from '../subject/registry.ts'
import { refOf } from '../thread/standing.ts'
import { comments, threads } from '../thread/tables.ts'
import type { PassageRow } from './passage-store.ts'

export interface Source {
  id: string
  processId: string
  stageId: string | null
  /** Whose it is; a published summary is the secretariat's alone. */
  of: { authorId: string | null; delegationId: string | null }
  /** Its paragraphs or comments, in order; a quote stands in one of them. */
  blocks: { id: string | null; text: string }[]
  /** The paragraph a thread stands on: who may not read it does not know of the thread. */
  on: { draftId: string; paragraphId: string } | null
}

type Reader = (queries: Queries, id: string, subjects: Subjects) => Promise<Source | null>

/** [RSP1] Only what everyone in the process may read is a source; of anything else there is none. */
const readers: Record<PassageRow['subjectType'], Reader> = {
  async contribution(queries, id) {
    const [row] = await queries
      .select()
      .from(contributions)
      .where(and(eq(contributions.id, id), eq(contributions.status, 'posted')))
    if (!row) return null
    const blocks = await queries
      .select({ id: contributionBlocks.id, text: contributionBlocks.text })
      .from(contributionBlocks)
      .where(and(eq(contributionBlocks.contributionId, id), isNull(contributionBlocks.removedAt)))
      .orderBy(asc(contributionBlocks.position), asc(contributionBlocks.id))
    const { processId, stageId, authorId, delegationId } = row
    return { id, processId, stageId, of: { authorId, delegationId }, blocks, on: null }
  },
  async thread(queries, id, subjects) {
    const [row] = await queries
      .select()
      .from(threads)
      .where(and(eq(threads.id, id), eq(threads.visibility, 'all')))
    if (!row) return null
    const said = (await commentsOf(queries, [id])).filter(({ shown }) => shown)
    if (said.length === 0) return null
    const { processId, authorId, delegationId } = row
    const on = (await subjects.named(queries, [refOf(row)]))(refOf(row))
    if (!on?.isOut) return null
    const draftId = 'draftId' in on.subject ? on.subject.draftId : null
    return {
      id,
      processId,
      stageId: on.stageId,
      of: { authorId, delegationId },
      blocks: said.map(({ id: blockId, body }) => ({ id: blockId, text: body })),
      on: draftId && on.paragraphId ? { draftId, paragraphId: on.paragraphId } : null,
    }
  },
  async summary(queries, id) {
    const [row] = await queries
      .select({ summary: summaries, processId: stages.processId })
      .from(summaries)
      .innerJoin(stages, eq(stages.id, summaries.stageId))
      .where(eq(summaries.stageId, id))
    if (!row?.summary.publishedAt) return null
    const blocks = [{ id: null, text: row.summary.text }]
    const of = { authorId: null, delegationId: null }
    return { id, processId: row.processId, stageId: id, of, blocks, on: null }
  },
}

export const sourceOf = (
  queries: Queries,
  subjects: Subjects,
  type: PassageRow['subjectType'],
  id: string,
): Promise<Source | null> => readers[type](queries, id, subjects)

export interface SaidComment {
  id: string
  threadId: string
  body: string
  language: (typeof comments.$inferSelect)['language']
  /** Neither taken back nor hidden. */
  shown: boolean
}

/** What is said in threads, in order. */
export async function commentsOf(queries: Queries, threadIds: string[]): Promise<SaidComment[]> {
  if (threadIds.length === 0) return []
  const rows = await queries
    .select()
    .from(comments)
    .where(inArray(comments.threadId, threadIds))
    .orderBy(asc(comments.at), asc(comments.id))
  return rows.map(({ id, threadId, body, language, deletedAt, hiddenAt }) => ({
    id,
    threadId,
    body,
    language,
    shown: deletedAt === null && hiddenAt === null,
  }))
}
