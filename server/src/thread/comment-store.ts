/** Queries of comments: what they say, what they said before, and what was said against them. */
import { and, asc, desc, eq, exists, gt, inArray, isNotNull, isNull, lt, or, type SQL } from 'drizzle-orm'
import type { Queries, Transaction } from '../database/port.ts'
import { prepared } from '../database/prepared.ts'
import { commentReports, comments, commentVersions, threads } from './tables.ts'

export type CommentRow = typeof comments.$inferSelect
export type ReportRow = typeof commentReports.$inferSelect
export type VersionRow = typeof commentVersions.$inferSelect

/** A comment as it is written: neither edited nor judged yet. */
export const newComment = (
  row: Pick<
    CommentRow,
    'id' | 'threadId' | 'parentId' | 'depth' | 'authorId' | 'body' | 'language' | 'mentions' | 'at'
  >,
): CommentRow => ({
  ...row,
  editedAt: null,
  deletedAt: null,
  hiddenAt: null,
  hiddenBy: null,
  hiddenReason: null,
  appeal: null,
  appealedAt: null,
})

export async function commentById(queries: Queries, id: string): Promise<CommentRow | null> {
  const [row] = await queries.select().from(comments).where(eq(comments.id, id))
  return row ?? null
}

export async function commentsByIds(queries: Queries, ids: string[]): Promise<CommentRow[]> {
  return ids.length === 0 ? [] : queries.select().from(comments).where(inArray(comments.id, ids))
}

/** Comments of these threads in the order in which they were made. */
const ofThreads = prepared<{ ids: string }, CommentRow[]>((queries, value) =>
  queries
    .select()
    .from(comments)
    .where(value.among('ids', comments.threadId))
    .orderBy(asc(comments.at), asc(comments.id)),
)

export async function commentsOf(queries: Queries, threadIds: string[]): Promise<CommentRow[]> {
  return threadIds.length === 0 ? [] : ofThreads(queries, { ids: JSON.stringify(threadIds) })
}

export async function insertComment(tx: Transaction, row: CommentRow): Promise<void> {
  await tx.insert(comments).values(row)
}

/** Answers the comment as it is then. */
export async function updateComment(
  tx: Transaction,
  row: CommentRow,
  changes: Partial<Omit<CommentRow, 'id' | 'threadId'>>,
): Promise<CommentRow> {
  await tx.update(comments).set(changes).where(eq(comments.id, row.id))
  return { ...row, ...changes }
}

export async function insertVersion(tx: Transaction, row: VersionRow): Promise<void> {
  await tx.insert(commentVersions).values(row)
}

export async function deleteVersions(tx: Transaction, commentId: string): Promise<void> {
  await tx.delete(commentVersions).where(eq(commentVersions.commentId, commentId))
}

/** What a comment said before, the newest first. */
export async function versionsBefore(
  queries: Queries,
  commentId: string,
  before: Pick<VersionRow, 'at' | 'id'> | null,
  limit: number,
): Promise<VersionRow[]> {
  const { at, id } = commentVersions
  const older = before ? or(lt(at, before.at), and(eq(at, before.at), lt(id, before.id))) : undefined
  return queries
    .select()
    .from(commentVersions)
    .where(and(eq(commentVersions.commentId, commentId), older))
    .orderBy(desc(at), desc(id))
    .limit(limit)
}

/** False where this participant has reported it before. */
export async function insertReport(tx: Transaction, row: ReportRow): Promise<boolean> {
  const added = await tx
    .insert(commentReports)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: commentReports.id })
  return added.length === 1
}

export async function reportsOf(queries: Queries, commentIds: string[]): Promise<ReportRow[]> {
  if (commentIds.length === 0) return []
  return queries
    .select()
    .from(commentReports)
    .where(inArray(commentReports.commentId, commentIds))
    .orderBy(asc(commentReports.at), asc(commentReports.id))
}

/** [MOD4] Comments of a process that were reported or hidden, in the order of their making; never an internal one. */
export async function judgedComments(
  queries: Queries,
  processId: string,
  after: Pick<CommentRow, 'at' | 'id'> | null,
  limit: number,
): Promise<CommentRow[]> {
  const reported = exists(
    queries
      .select({ id: commentReports.id })
      .from(commentReports)
      .where(eq(commentReports.commentId, comments.id)),
  )
  const later: SQL | undefined = after
    ? or(gt(comments.at, after.at), and(eq(comments.at, after.at), gt(comments.id, after.id)))
    : undefined
  const rows = await queries
    .select({ comment: comments })
    .from(comments)
    .innerJoin(threads, eq(threads.id, comments.threadId))
    .where(
      and(
        eq(threads.processId, processId),
        inArray(threads.visibility, ['all', 'secretariat']),
        isNull(comments.deletedAt),
        or(isNotNull(comments.hiddenAt), reported),
        later,
      ),
    )
    .orderBy(asc(comments.at), asc(comments.id))
    .limit(limit)
  return rows.map(({ comment }) => comment)
}
