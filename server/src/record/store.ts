/** Queries of the record: its entries, and the checkpoints that were given out. */
import type { Audience } from '@plenary/shared/audience'
import { type Checkpoint, genesis, type OpenedEntry, type RecordEntry } from '@plenary/shared/record'
import { and, asc, desc, eq, gt, lt, lte, type SQL } from 'drizzle-orm'
import type { Queries, Transaction } from '../database/port.ts'
import { recordEntries } from '../events/tables.ts'
import { checkpoints } from './tables.ts'

type Row = typeof recordEntries.$inferSelect

/** An entry as it is kept: what everyone may see, and what it carries with whom that is for. */
export interface KeptEntry {
  entry: RecordEntry
  audience: Audience
  salt: string | null
  data: Record<string, unknown> | null
}

const keptOf = ({
  salt,
  data,
  audience,
  processId,
  actorId,
  draftId,
  stageId,
  paragraphId,
  ...row
}: Row) => ({
  entry: {
    ...row,
    at: row.at.toISOString(),
    process: processId,
    actor: actorId,
    draft: draftId,
    stage: stageId,
    paragraph: paragraphId,
  },
  audience,
  salt,
  data: data === null ? null : dataIn(data),
})

/** Data that somebody has broken must not stop those who look for exactly that: no digest was made of nothing. */
function dataIn(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return {}
  }
}

/** Closed: what its data says is withheld, or was shredded. */
export const closed = ({ entry }: KeptEntry): OpenedEntry => ({ ...entry, salt: null, data: null })
export const opened = ({ entry, salt, data }: KeptEntry): OpenedEntry => ({ ...entry, salt, data })

export interface EntryFilter {
  process?: string | undefined
  type?: string | undefined
}

const matching = ({ process, type }: EntryFilter) =>
  and(
    process === undefined ? undefined : eq(recordEntries.processId, process),
    type === undefined ? undefined : eq(recordEntries.type, type),
  )

async function entriesWhere(
  queries: Queries,
  numbered: SQL,
  filter: EntryFilter,
  order: SQL,
  limit: number,
): Promise<KeptEntry[]> {
  const rows = await queries
    .select()
    .from(recordEntries)
    .where(and(numbered, matching(filter)))
    .orderBy(order)
    .limit(limit)
  return rows.map(keptOf)
}

/** Entries of higher numbers, in order. */
export const entriesAfter = (
  queries: Queries,
  after: number,
  limit: number,
  filter: EntryFilter = {},
): Promise<KeptEntry[]> =>
  entriesWhere(queries, gt(recordEntries.number, after), filter, asc(recordEntries.number), limit)

/** Entries of lower numbers, the newest first. */
export const entriesBefore = (
  queries: Queries,
  before: number,
  limit: number,
  filter: EntryFilter = {},
): Promise<KeptEntry[]> =>
  entriesWhere(queries, lt(recordEntries.number, before), filter, desc(recordEntries.number), limit)

/** Number and hash of the last entry; 0 and `genesis` before the first. */
export async function lastEntry(queries: Queries): Promise<{ number: number; hash: string }> {
  const [last] = await queries
    .select({ number: recordEntries.number, hash: recordEntries.hash })
    .from(recordEntries)
    .orderBy(desc(recordEntries.number))
    .limit(1)
  return last ?? { number: 0, hash: genesis }
}

const checkpointOf = ({
  number,
  hash,
  at,
  logPosition,
  logRoot,
  key,
  signature,
}: typeof checkpoints.$inferSelect): Checkpoint => ({
  number,
  hash,
  at: at.toISOString(),
  log: { position: logPosition, root: logRoot },
  key,
  signature,
})

export async function insertCheckpoint(tx: Transaction, { at, log, ...rest }: Checkpoint): Promise<void> {
  await tx
    .insert(checkpoints)
    .values({ ...rest, at: new Date(at), logPosition: log.position, logRoot: log.root })
}

export async function lastCheckpoint(queries: Queries): Promise<Checkpoint | null> {
  const [row] = await queries.select().from(checkpoints).orderBy(desc(checkpoints.id)).limit(1)
  return row ? checkpointOf(row) : null
}

/** Checkpoints that were given out, in that order, a page at a time. */
export async function checkpointsAfter(
  queries: Queries,
  after: number,
  upTo: number,
  limit: number,
): Promise<{ items: Checkpoint[]; next: number | null }> {
  const rows = await queries
    .select()
    .from(checkpoints)
    .where(and(gt(checkpoints.id, after), lte(checkpoints.number, upTo)))
    .orderBy(asc(checkpoints.id))
    .limit(limit)
  return {
    items: rows.map(checkpointOf),
    next: rows.length === limit ? (rows.at(-1)?.id ?? null) : null,
  }
}
