/** The record's chain: an entry for every fact of weight, in the transaction that records the fact. */
import { randomBytes } from 'node:crypto'
import { canonicalJson } from '@plenary/shared/canonical'
import type { FactData, FactType } from '@plenary/shared/events'
import type { ParticipantView } from '@plenary/shared/participant'
import { digestOf, entryHash, genesis } from '@plenary/shared/record'
import { desc } from 'drizzle-orm'
import type { AnchorSource } from '../database/anchor.ts'
import type { Transaction } from '../database/port.ts'
import { type facts, recordEntries } from './tables.ts'

/** [ABS1] What of the record is anchored outside the database. */
export const recordAnchor: AnchorSource = {
  last: 'SELECT number, hash FROM record_entries ORDER BY number DESC LIMIT 1',
  at: 'SELECT hash FROM record_entries WHERE number = ?',
}

type FactRow = typeof facts.$inferSelect

/** Bits that keep a digest from being guessed when its data is withheld: 128. */
const saltBytes = 16

const bare = ({ id, kind, role, delegation }: ParticipantView) => ({
  ...{ id, kind, role },
  delegation: delegation?.id ?? null,
})

/**
 * [REC2] What the record keeps of a fact where that is less than the fact says: people are their opaque ids,
 * so that erasing an identity leaves nothing of it here (G18).
 */
const keptOf: { [T in FactType]?: (data: FactData<T>) => unknown } = {
  'participant.joined': ({ participant }) => ({ participant: bare(participant) }),
  'participant.changed': ({ participant, former, reason }) => ({
    participant: bare(participant),
    former: { ...former, delegation: former.delegation?.id ?? null },
    reason,
  }),
  'participant.left': ({ participant, by }) => ({ participant: bare(participant), by }),
}

const keptData = ({ type, data }: FactRow): unknown =>
  (keptOf[type] as ((data: unknown) => unknown) | undefined)?.(data) ?? data

/**
 * [REC1] Appends the next entry. On SQLite a transaction is alone on the one writer, across processes too,
 * so that what is read as the last entry stays the last until the commit. On PostgreSQL the adapter has to take
 * one lock for the whole chain first (`pg_advisory_xact_lock`): processes share one list, and the lock of one
 * process's facts does not order them. Were it forgotten, the primary key would refuse the second of two
 * entries with one number, and nothing would be written wrongly.
 */
export async function appendEntry(tx: Transaction, fact: FactRow): Promise<void> {
  const [last] = await tx
    .select({ number: recordEntries.number, hash: recordEntries.hash })
    .from(recordEntries)
    .orderBy(desc(recordEntries.number))
    .limit(1)
  const salt = randomBytes(saltBytes).toString('hex')
  const data = canonicalJson(keptData(fact))
  const entry = {
    number: (last?.number ?? 0) + 1,
    type: fact.type,
    at: fact.at.toISOString(),
    process: fact.processId,
    seq: fact.seq,
    actor: fact.actorId,
    draft: fact.draftId,
    stage: fact.stageId,
    paragraph: fact.paragraphId,
    digest: digestOf(salt, data),
    previous: last?.hash ?? genesis,
  }
  await tx.insert(recordEntries).values({
    number: entry.number,
    type: entry.type,
    at: fact.at,
    processId: entry.process,
    seq: entry.seq,
    actorId: entry.actor,
    draftId: entry.draft,
    stageId: entry.stage,
    paragraphId: entry.paragraph,
    audience: fact.audience,
    digest: entry.digest,
    previous: entry.previous,
    hash: entryHash(entry),
    salt,
    data,
  })
}
