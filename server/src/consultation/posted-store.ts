/** What was posted to a stage, as its page tells of it. */
import type { ContributionForm } from '@plenary/shared/contribution'
import { and, asc, eq, isNotNull, sql } from 'drizzle-orm'
import { contributions } from '../contribution/tables.ts'
import type { Queries } from '../database/port.ts'

/** Posted contributions of a stage, by form. */
export async function postedByForm(
  queries: Queries,
  stageId: string,
): Promise<Record<ContributionForm, number>> {
  const rows = await queries
    .select({ form: contributions.form, count: sql<number>`count(*)` })
    .from(contributions)
    .where(and(eq(contributions.stageId, stageId), eq(contributions.status, 'posted')))
    .groupBy(contributions.form)
  return {
    written: 0,
    statement: 0,
    facilitated: 0,
    ...Object.fromEntries(rows.map((r) => [r.form, r.count])),
  }
}

/** Posted statements of a stage, by the place in the speakers' list. */
export async function statementsOfStage(queries: Queries, stageId: string): Promise<Map<string, string>> {
  const rows = await queries
    .select({ id: contributions.id, speakerId: contributions.speakerId })
    .from(contributions)
    .where(
      and(
        eq(contributions.stageId, stageId),
        eq(contributions.status, 'posted'),
        isNotNull(contributions.speakerId),
      ),
    )
    .orderBy(asc(contributions.postedAt))
  return new Map(rows.map(({ id, speakerId }) => [speakerId as string, id]))
}
