/** Queries of speakers' lists. */
import { and, asc, eq, inArray, isNotNull, isNull, ne } from 'drizzle-orm'
import type { Queries, Transaction } from '../database/port.ts'
import { stages } from '../stage/tables.ts'
import { speakers } from './tables.ts'

export type SpeakerRow = typeof speakers.$inferSelect

export async function speakersOf(queries: Queries, stageId: string): Promise<SpeakerRow[]> {
  return queries
    .select()
    .from(speakers)
    .where(eq(speakers.stageId, stageId))
    .orderBy(asc(speakers.order), asc(speakers.askedAt), asc(speakers.id))
}

export async function speakerById(queries: Queries, id: string): Promise<SpeakerRow | null> {
  const [row] = await queries.select().from(speakers).where(eq(speakers.id, id))
  return row ?? null
}

/** A place in the list that somebody of these ids has asked for and not been called from. */
export async function waitingFor(
  queries: Queries,
  stageId: string,
  itemId: string | null,
  participantIds: readonly string[],
): Promise<SpeakerRow | null> {
  const [row] = await queries
    .select()
    .from(speakers)
    .where(
      and(
        eq(speakers.stageId, stageId),
        itemId === null ? isNull(speakers.itemId) : eq(speakers.itemId, itemId),
        inArray(speakers.participantId, [...participantIds]),
        inArray(speakers.status, ['listed', 'speaking']),
      ),
    )
  return row ?? null
}

export async function insertSpeaker(tx: Transaction, row: SpeakerRow): Promise<void> {
  await tx.insert(speakers).values(row)
}

export async function updateSpeaker(
  tx: Transaction,
  id: string,
  changes: Partial<Omit<SpeakerRow, 'id' | 'stageId'>>,
): Promise<void> {
  await tx.update(speakers).set(changes).where(eq(speakers.id, id))
}

/** [BHF1] Places in the lists of a process that ask, or have asked, to speak for a delegation. */
export async function behalvesOfSpeakers(queries: Queries, processId: string) {
  const rows = await queries
    .select({ speaker: speakers })
    .from(speakers)
    .innerJoin(stages, eq(stages.id, speakers.stageId))
    .where(
      and(eq(stages.processId, processId), isNotNull(speakers.behalfOf), ne(speakers.status, 'withdrawn')),
    )
  return rows.map(({ speaker }) => ({
    ...{ ...speaker, attributedTo: [], type: 'speaker' as const, title: null },
    authorId: speaker.participantId,
  }))
}
