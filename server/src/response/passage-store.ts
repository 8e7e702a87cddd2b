/** Queries of passages as they were linked and answered. */
import { and, asc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { Queries, Transaction } from '../database/port.ts'
import type { SubjectRef } from '../subject/subject.ts'
import { passages } from './tables.ts'

export type PassageRow = typeof passages.$inferSelect

/** The thing a passage is taken from. */
export const refOf = ({
  subjectType,
  subjectId,
}: Pick<PassageRow, 'subjectType' | 'subjectId'>): SubjectRef => ({
  type: subjectType,
  id: subjectId,
})

/** As it is linked. */
export const unanswered = {
  ...{ unlinkedAt: null, outcome: null, reason: null, revisionId: null },
  ...{ words: null, answeredBy: null, answeredAt: null },
} satisfies Partial<PassageRow>

const takenFrom = ({ type, id }: SubjectRef) =>
  and(eq(passages.subjectType, type), eq(passages.subjectId, id))

/** Another link of the same words to the same paragraph. */
export async function sameLink(
  queries: Queries,
  { blockId, quote, paragraphId, ...row }: PassageRow,
): Promise<boolean> {
  const rows = await queries
    .select({ quote: passages.quote, blockId: passages.blockId })
    .from(passages)
    .where(and(takenFrom(refOf(row)), eq(passages.paragraphId, paragraphId), isNull(passages.unlinkedAt)))
  return rows.some(
    (other) => other.blockId === blockId && (other.quote?.exact ?? null) === (quote?.exact ?? null),
  )
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

/** The passages of a thing that wait for their answer. */
export async function waitingOf(queries: Queries, source: SubjectRef): Promise<string[]> {
  const rows = await queries
    .select({ id: passages.id })
    .from(passages)
    .where(and(takenFrom(source), isNull(passages.unlinkedAt), isNull(passages.outcome)))
    .orderBy(asc(passages.linkedAt), asc(passages.id))
  return rows.map(({ id }) => id)
}

export async function passageById(queries: Queries, id: string): Promise<PassageRow | null> {
  const [row] = await queries.select().from(passages).where(eq(passages.id, id))
  return row ?? null
}

/** Of these those that are still linked, in the order in which they were. */
export async function passagesByIds(queries: Queries, ids: string[]): Promise<PassageRow[]> {
  if (ids.length === 0) return []
  return queries
    .select()
    .from(passages)
    .where(and(inArray(passages.id, ids), isNull(passages.unlinkedAt)))
    .orderBy(asc(passages.linkedAt), asc(passages.id))
}

/** Those of a process whose answer quotes words and does not say yet of which text. */
export async function wordsWithoutText(queries: Queries, processId: string): Promise<PassageRow[]> {
  return queries
    .select()
    .from(passages)
    .where(
      and(
        eq(passages.processId, processId),
        isNull(passages.unlinkedAt),
        isNotNull(passages.words),
        isNull(passages.revisionId),
      ),
    )
}

/** Ids of the things of one kind from which passages of a process are taken. */
export async function sourcesOfType(queries: Queries, processId: string, type: string): Promise<string[]> {
  const rows = await queries
    .selectDistinct({ id: passages.subjectId })
    .from(passages)
    .where(and(eq(passages.processId, processId), eq(passages.subjectType, type)))
  return rows.map(({ id }) => id)
}
