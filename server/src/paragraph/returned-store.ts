/** Queries of words that came too late: one row per participant, paragraph and closing. */
import type { ReturnedWords } from '@plenary/shared/returned'
import { and, desc, eq, gte, inArray, isNull, lt, or } from 'drizzle-orm'
import type { Queries, Transaction } from '../database/port.ts'
import { returnedWords } from './tables.ts'

export type ReturnedRow = typeof returnedWords.$inferSelect

/** Whose words, where, and since when: those of an earlier closing are others. */
export interface LateReason {
  participantId: string
  paragraphId: string
  stageId: string | null
  since: Date | null
}

/** The newest first, dismissed ones included. */
export async function returnedOn(
  queries: Queries,
  { participantId, paragraphId, stageId, since }: LateReason,
): Promise<ReturnedRow[]> {
  return queries
    .select()
    .from(returnedWords)
    .where(
      and(
        eq(returnedWords.participantId, participantId),
        eq(returnedWords.paragraphId, paragraphId),
        stageId === null ? isNull(returnedWords.stageId) : eq(returnedWords.stageId, stageId),
        since ? gte(returnedWords.at, since) : undefined,
      ),
    )
    .orderBy(desc(returnedWords.at), desc(returnedWords.id))
}

export async function returnedById(queries: Queries, id: string): Promise<ReturnedRow | null> {
  const [row] = await queries.select().from(returnedWords).where(eq(returnedWords.id, id))
  return row ?? null
}

/** What still waits for its author in a draft, the newest first; `after` is the last row seen. */
export async function returnedIn(
  queries: Queries,
  participantIds: string[],
  draftId: string,
  after: { at: Date; id: string } | null,
  limit: number,
): Promise<ReturnedRow[]> {
  const older =
    after &&
    or(lt(returnedWords.at, after.at), and(eq(returnedWords.at, after.at), lt(returnedWords.id, after.id)))
  return queries
    .select()
    .from(returnedWords)
    .where(
      and(
        inArray(returnedWords.participantId, participantIds),
        eq(returnedWords.draftId, draftId),
        isNull(returnedWords.dismissedAt),
        older ?? undefined,
      ),
    )
    .orderBy(desc(returnedWords.at), desc(returnedWords.id))
    .limit(limit)
}

/** Writes the row, or what of it may grow: more words of the same kind have come. */
export async function saveReturned(tx: Transaction, row: ReturnedRow): Promise<void> {
  const { reason, base, baseText, content, text, update, at, dismissedAt } = row
  await tx.insert(returnedWords).values(row).onConflictDoUpdate({
    target: returnedWords.id,
    set: { reason, base, baseText, content, text, update, at, dismissedAt },
  })
}

/** False when it was put away before. */
export async function dismissReturned(tx: Transaction, id: string, dismissedAt: Date): Promise<boolean> {
  const done = await tx
    .update(returnedWords)
    .set({ dismissedAt })
    .where(and(eq(returnedWords.id, id), isNull(returnedWords.dismissedAt)))
    .returning({ id: returnedWords.id })
  return done.length === 1
}

export const returnedView = (row: ReturnedRow): ReturnedWords => ({
  id: row.id,
  draftId: row.draftId,
  paragraphId: row.paragraphId,
  stageId: row.stageId,
  reason: row.reason,
  baseText: row.baseText,
  text: row.text,
  at: row.at.toISOString(),
})
