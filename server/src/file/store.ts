/** Queries of files: whose they are, and which of them still count. */
import type { StoredFile } from '@plenary/shared/file'
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Queries, Transaction } from '../database/port.ts'
import { files } from './tables.ts'

export type FileRow = typeof files.$inferSelect

export async function fileById(queries: Queries, id: string): Promise<FileRow | null> {
  const [row] = await queries
    .select()
    .from(files)
    .where(and(eq(files.id, id), isNull(files.removedAt)))
  return row ?? null
}

const ofSubjects = (type: string, ids: string[]) =>
  and(eq(files.subjectType, type), inArray(files.subjectId, ids), isNull(files.removedAt))

export async function fileRowsOf(queries: Queries, type: string, ids: string[]): Promise<FileRow[]> {
  if (ids.length === 0) return []
  return queries.select().from(files).where(ofSubjects(type, ids)).orderBy(asc(files.at), asc(files.id))
}

export const viewOfFile = (row: FileRow): StoredFile => ({
  id: row.id,
  name: row.name,
  kind: row.kind,
  bytes: row.bytes,
  sha256: row.sha256,
  notes: row.notes,
  at: row.at.toISOString(),
})

/** The files of each of these things of one kind, in the order they came. */
export async function filesOf(
  queries: Queries,
  type: string,
  ids: string[],
): Promise<Map<string, StoredFile[]>> {
  const found = new Map<string, StoredFile[]>()
  for (const row of await fileRowsOf(queries, type, ids))
    found.set(row.subjectId, [...(found.get(row.subjectId) ?? []), viewOfFile(row)])
  return found
}

export async function insertFile(tx: Transaction, row: FileRow): Promise<void> {
  await tx.insert(files).values(row)
}

/** False when it was taken away before. */
export async function removeFileRow(tx: Transaction, id: string, removedAt: Date): Promise<boolean> {
  const done = await tx
    .update(files)
    .set({ removedAt })
    .where(and(eq(files.id, id), isNull(files.removedAt)))
    .returning({ id: files.id })
  return done.length === 1
}

/** Ids of all files that count; what else lies in the folder belongs to nobody. */
export async function livingFileIds(queries: Queries): Promise<Set<string>> {
  const rows = await queries.select({ id: files.id }).from(files).where(isNull(files.removedAt))
  return new Set(rows.map(({ id }) => id))
}
