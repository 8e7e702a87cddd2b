/** Queries of drafts and of the tables they lie on. */
import type { DraftSummary } from '@plenary/shared/process'
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Queries, Transaction } from '../database/port.ts'
import { prepared } from '../database/prepared.ts'
import { paragraphs } from '../paragraph/tables.ts'
import type { StageRow } from '../stage/store.ts'
import { stages } from '../stage/tables.ts'
import { drafts, tablings } from './tables.ts'

export type DraftRow = typeof drafts.$inferSelect
export type TablingRow = { stage: StageRow; rules: (typeof tablings.$inferSelect)['rules'] }

const byId = prepared<{ id: string }, DraftRow[]>((queries, value) =>
  queries
    .select()
    .from(drafts)
    .where(eq(drafts.id, value('id'))),
)

export async function draftById(queries: Queries, id: string): Promise<DraftRow | null> {
  const [row] = await byId(queries, { id })
  return row ?? null
}

const summaryOf = (
  { createdAt, processId: _, createdBy: __, releasedAt: ___, releasedFactAt: ____, ...draft }: DraftRow,
  count: number,
): DraftSummary => ({
  ...draft,
  paragraphs: count,
  createdAt: createdAt.toISOString(),
})

const ofProcess = prepared<{ processId: string }, { draft: DraftRow; count: number }[]>((queries, value) =>
  queries
    .select({ draft: drafts, count: sql<number>`count(${paragraphs.id})` })
    .from(drafts)
    .leftJoin(
      paragraphs,
      and(eq(paragraphs.draftId, drafts.id), eq(paragraphs.kind, 'paragraph'), isNull(paragraphs.deletedAt)),
    )
    .where(eq(drafts.processId, value('processId')))
    .groupBy(drafts.id)
    .orderBy(asc(drafts.createdAt), asc(drafts.id)),
)

/** Drafts of a process, the oldest first, with how many numbered paragraphs each has. */
export async function draftSummaries(queries: Queries, processId: string): Promise<DraftSummary[]> {
  const rows = await ofProcess(queries, { processId })
  return rows.map(({ draft, count }) => summaryOf(draft, Number(count)))
}

export async function draftSummary(queries: Queries, id: string): Promise<DraftSummary> {
  const draft = (await draftById(queries, id)) as DraftRow
  const count = await queries.$count(
    paragraphs,
    and(eq(paragraphs.draftId, id), eq(paragraphs.kind, 'paragraph'), isNull(paragraphs.deletedAt)),
  )
  return summaryOf(draft, count)
}

export async function insertDraft(tx: Transaction, row: DraftRow): Promise<void> {
  await tx.insert(drafts).values(row)
}

export async function insertTabling(tx: Transaction, row: typeof tablings.$inferInsert): Promise<void> {
  await tx.insert(tablings).values(row)
}

const tablingsOfDraft = prepared<{ draftId: string }, TablingRow[]>((queries, value) =>
  queries
    .select({ stage: stages, rules: tablings.rules })
    .from(tablings)
    .innerJoin(stages, eq(stages.id, tablings.stageId))
    .where(eq(tablings.draftId, value('draftId')))
    .orderBy(asc(stages.order)),
)

/** The rounds that have a draft on their table, in the order of the calendar. */
export const tablingsOf = (queries: Queries, draftId: string): Promise<TablingRow[]> =>
  tablingsOfDraft(queries, { draftId })

export async function draftsOfStage(queries: Queries, stageId: string): Promise<string[]> {
  const rows = await queries
    .select({ id: tablings.draftId })
    .from(tablings)
    .where(eq(tablings.stageId, stageId))
  return rows.map(({ id }) => id)
}

export interface TablingOfStage {
  draftId: string
  title: string
  rules: TablingRow['rules']
}

/** The drafts on the table of a round, in the order in which they were put there. */
export async function tablingsOfStage(queries: Queries, stageId: string): Promise<TablingOfStage[]> {
  return queries
    .select({ draftId: tablings.draftId, title: drafts.title, rules: tablings.rules })
    .from(tablings)
    .innerJoin(drafts, eq(drafts.id, tablings.draftId))
    .where(eq(tablings.stageId, stageId))
    .orderBy(asc(tablings.tabledAt), asc(drafts.createdAt), asc(drafts.id))
}

/** False where the draft is not on that table. */
export async function updateRules(
  tx: Transaction,
  stageId: string,
  draftId: string,
  rules: TablingRow['rules'],
): Promise<boolean> {
  const changed = await tx
    .update(tablings)
    .set({ rules })
    .where(and(eq(tablings.stageId, stageId), eq(tablings.draftId, draftId)))
    .returning({ draftId: tablings.draftId })
  return changed.length === 1
}

/** The draft now works on this text of the calendar. */
export async function setTextCode(tx: Transaction, draftId: string, textCode: string): Promise<void> {
  await tx.update(drafts).set({ textCode }).where(eq(drafts.id, draftId))
}

/** When the working text may be read between rounds, and whether everyone was told that it may. */
export async function setRelease(
  tx: Transaction,
  draftId: string,
  release: Pick<DraftRow, 'releasedAt' | 'releasedFactAt'>,
): Promise<void> {
  await tx.update(drafts).set(release).where(eq(drafts.id, draftId))
}

/** [REL1] A round that ends gives the text back to the pen; a release appointed for later stays appointed. */
export async function takeBack(tx: Transaction, { id, releasedAt }: DraftRow, endedAt: Date): Promise<void> {
  if (releasedAt && releasedAt <= endedAt)
    await setRelease(tx, id, { releasedAt: null, releasedFactAt: null })
}
