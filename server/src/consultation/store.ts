/** Queries of what belongs to the page of a consultation: papers, questions, programme, attendance, summary. */
import { type Opened, openedToNobody } from '@plenary/shared/floor'
import type { Language } from '@plenary/shared/language'
import { and, asc, eq, gt, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Queries, Transaction } from '../database/port.ts'
import { stages } from '../stage/tables.ts'
import type { ColumnsOf } from '../subject/columns-store.ts'
import { attendance, consultations, papers, programmeItems, questions, summaries } from './tables.ts'

export type PaperRow = typeof papers.$inferSelect
export type QuestionRow = typeof questions.$inferSelect
export type ProgrammeRow = typeof programmeItems.$inferSelect
export type SummaryRow = typeof summaries.$inferSelect

/** What its secretariat has said of a stage; null where the calendar and the table of kinds decide. */
export async function saidOf(
  queries: Queries,
  stageId: string,
): Promise<{ inputUntil: Date | null; opened: Opened }> {
  const [row] = await queries.select().from(consultations).where(eq(consultations.stageId, stageId))
  return { inputUntil: row?.inputUntil ?? null, opened: row?.opened ?? openedToNobody }
}

export async function setOpened(tx: Transaction, stageId: string, opened: Opened): Promise<void> {
  await tx
    .insert(consultations)
    .values({ stageId, opened })
    .onConflictDoUpdate({ target: consultations.stageId, set: { opened } })
}

export async function setInputUntil(
  tx: Transaction,
  stageId: string,
  inputUntil: Date | null,
): Promise<void> {
  await tx
    .insert(consultations)
    .values({ stageId, inputUntil })
    .onConflictDoUpdate({ target: consultations.stageId, set: { inputUntil } })
}

export async function papersOf(queries: Queries, stageId: string): Promise<PaperRow[]> {
  return queries
    .select()
    .from(papers)
    .where(and(eq(papers.stageId, stageId), isNull(papers.removedAt)))
    .orderBy(asc(papers.addedAt), asc(papers.id))
}

export async function paperById(queries: Queries, id: string): Promise<PaperRow | null> {
  const [row] = await queries.select().from(papers).where(eq(papers.id, id))
  return row ?? null
}

export async function insertPaper(tx: Transaction, row: PaperRow): Promise<void> {
  await tx.insert(papers).values(row)
}

export async function removePaperRow(tx: Transaction, id: string, removedAt: Date): Promise<void> {
  await tx.update(papers).set({ removedAt }).where(eq(papers.id, id))
}

export async function questionsOf(queries: Queries, stageId: string): Promise<QuestionRow[]> {
  return queries
    .select()
    .from(questions)
    .where(eq(questions.stageId, stageId))
    .orderBy(asc(questions.order), asc(questions.id))
}

export async function questionById(queries: Queries, id: string): Promise<QuestionRow | null> {
  const [row] = await queries.select().from(questions).where(eq(questions.id, id))
  return row ?? null
}

export async function questionsByIds(queries: Queries, ids: string[]): Promise<QuestionRow[]> {
  return ids.length === 0 ? [] : queries.select().from(questions).where(inArray(questions.id, ids))
}

/** Makes these the questions of the stage; ids that are there keep what hangs on them. */
export async function writeQuestions(tx: Transaction, stageId: string, rows: QuestionRow[]): Promise<void> {
  const before = await questionsOf(tx, stageId)
  const gone = before.filter(({ id }) => !rows.some((row) => row.id === id)).map(({ id }) => id)
  if (gone.length > 0) await tx.delete(questions).where(inArray(questions.id, gone))
  for (const row of rows)
    await tx
      .insert(questions)
      .values(row)
      .onConflictDoUpdate({ target: questions.id, set: { order: row.order, text: row.text } })
}

export async function programmeOf(queries: Queries, stageId: string): Promise<ProgrammeRow[]> {
  return queries
    .select()
    .from(programmeItems)
    .where(eq(programmeItems.stageId, stageId))
    .orderBy(asc(programmeItems.startsAt), asc(programmeItems.id))
}

export async function programmeItemById(queries: Queries, id: string): Promise<ProgrammeRow | null> {
  const [row] = await queries.select().from(programmeItems).where(eq(programmeItems.id, id))
  return row ?? null
}

export async function writeProgramme(tx: Transaction, stageId: string, rows: ProgrammeRow[]): Promise<void> {
  await tx.delete(programmeItems).where(eq(programmeItems.stageId, stageId))
  for (const row of rows) await tx.insert(programmeItems).values(row)
}

export const countPresent = (queries: Queries, stageId: string): Promise<number> =>
  queries.$count(attendance, eq(attendance.stageId, stageId))

export async function isPresent(
  queries: Queries,
  stageId: string,
  participantIds: readonly string[],
): Promise<boolean> {
  const found = await queries
    .select({ id: attendance.participantId })
    .from(attendance)
    .where(and(eq(attendance.stageId, stageId), inArray(attendance.participantId, [...participantIds])))
    .limit(1)
  return found.length > 0
}

/** A page of those who take part in the meeting, by their opaque ids. */
export async function presentAfter(
  queries: Queries,
  stageId: string,
  cursor: string,
  limit: number,
): Promise<string[]> {
  const rows = await queries
    .select({ id: attendance.participantId })
    .from(attendance)
    .where(and(eq(attendance.stageId, stageId), gt(attendance.participantId, cursor)))
    .orderBy(asc(attendance.participantId))
    .limit(limit)
  return rows.map(({ id }) => id)
}

/** True when it changed something. */
export async function setPresent(
  tx: Transaction,
  row: typeof attendance.$inferInsert,
  attends: boolean,
): Promise<boolean> {
  const here = and(eq(attendance.stageId, row.stageId), eq(attendance.participantId, row.participantId))
  const changed = attends
    ? await tx
        .insert(attendance)
        .values(row)
        .onConflictDoNothing()
        .returning({ id: attendance.participantId })
    : await tx.delete(attendance).where(here).returning({ id: attendance.participantId })
  return changed.length > 0
}

export async function summaryOf(queries: Queries, stageId: string): Promise<SummaryRow | null> {
  const [row] = await queries.select().from(summaries).where(eq(summaries.stageId, stageId))
  return row ?? null
}

/** Published summaries of these stages, in the order of the calendar. */
export async function publishedSummaries(queries: Queries, stageIds: string[]) {
  if (stageIds.length === 0) return []
  return queries
    .select({ summary: summaries, stage: { id: stages.id, title: stages.title } })
    .from(summaries)
    .innerJoin(stages, eq(stages.id, summaries.stageId))
    .where(and(inArray(summaries.stageId, stageIds), isNotNull(summaries.publishedAt)))
    .orderBy(asc(stages.order))
}

/** A summary belongs to the stage whose id it bears, and is out once it is published. */
export const summaryColumns: ColumnsOf = (id) => ({
  stageId: sql`(select ${summaries.stageId} from ${summaries} where ${summaries.stageId} = ${id})`,
  kind: sql`'chair'`,
  topics: sql`null`,
  isOut: sql`exists (select 1 from ${summaries} where ${summaries.stageId} = ${id} and ${summaries.publishedAt} is not null)`,
})

/** A question belongs to its stage, and is out with it. */
export const questionColumns: ColumnsOf = (id) => ({
  stageId: sql`(select ${questions.stageId} from ${questions} where ${questions.id} = ${id})`,
  kind: sql`null`,
  topics: sql`null`,
  isOut: sql`1`,
})

export interface SavedSummary {
  stageId: string
  text: string
  language: Language
  savedBy: string
  savedAt: Date
}

/** [CNS5] Version 0 is none yet. False when somebody else has saved meanwhile, or it is published. */
export async function writeSummary(tx: Transaction, version: number, row: SavedSummary): Promise<boolean> {
  const next = { ...row, version: version + 1, publishedAt: null, hash: null }
  const { stageId } = row
  const still = and(
    eq(summaries.stageId, stageId),
    eq(summaries.version, version),
    isNull(summaries.publishedAt),
  )
  const written =
    version === 0
      ? await tx.insert(summaries).values(next).onConflictDoNothing().returning({ id: summaries.stageId })
      : await tx.update(summaries).set(next).where(still).returning({ id: summaries.stageId })
  return written.length === 1
}

/** False when it was saved or published meanwhile. */
export async function sealSummary(
  tx: Transaction,
  { stageId, version }: Pick<SummaryRow, 'stageId' | 'version'>,
  publishedAt: Date,
  hash: string,
): Promise<boolean> {
  const done = await tx
    .update(summaries)
    .set({ publishedAt, hash })
    .where(and(eq(summaries.stageId, stageId), eq(summaries.version, version), isNull(summaries.publishedAt)))
    .returning({ id: summaries.stageId })
  return done.length === 1
}
