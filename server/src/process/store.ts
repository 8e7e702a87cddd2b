/** Queries of processes and the texts of their calendars. */
import type { TextView } from '@plenary/shared/process'
import { asc, eq, gt } from 'drizzle-orm'
import type { Queries, Transaction } from '../database/port.ts'
import { prepared } from '../database/prepared.ts'
import { processes, texts } from './tables.ts'

export type ProcessRow = typeof processes.$inferSelect

const bySlug = prepared<{ slug: string }, ProcessRow[]>((queries, value) =>
  queries
    .select()
    .from(processes)
    .where(eq(processes.slug, value('slug'))),
)

export async function processOfSlug(queries: Queries, slug: string): Promise<ProcessRow | null> {
  const [row] = await bySlug(queries, { slug })
  return row ?? null
}

const byId = prepared<{ id: string }, ProcessRow[]>((queries, value) =>
  queries
    .select()
    .from(processes)
    .where(eq(processes.id, value('id'))),
)

export async function processById(queries: Queries, id: string): Promise<ProcessRow | null> {
  const [row] = await byId(queries, { id })
  return row ?? null
}

/** A page of processes by slug. */
export async function processesAfter(queries: Queries, cursor: string, limit: number): Promise<ProcessRow[]> {
  return queries
    .select()
    .from(processes)
    .where(gt(processes.slug, cursor))
    .orderBy(asc(processes.slug))
    .limit(limit)
}

const textsOfProcess = prepared<{ processId: string }, (typeof texts.$inferSelect)[]>((queries, value) =>
  queries
    .select()
    .from(texts)
    .where(eq(texts.processId, value('processId')))
    .orderBy(asc(texts.order)),
)

export async function textsOf(queries: Queries, processId: string): Promise<TextView[]> {
  const rows = await textsOfProcess(queries, { processId })
  return rows.map(({ processId: _, ...text }) => text)
}

export async function insertProcess(tx: Transaction, row: typeof processes.$inferInsert): Promise<void> {
  await tx.insert(processes).values(row)
}

export async function insertTexts(tx: Transaction, rows: (typeof texts.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await tx.insert(texts).values(rows)
}

export const countProcesses = (queries: Queries): Promise<number> => queries.$count(processes)

export async function allProcessIds(queries: Queries): Promise<string[]> {
  const rows = await queries.select({ id: processes.id }).from(processes)
  return rows.map(({ id }) => id)
}
