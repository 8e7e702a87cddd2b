/** Queries of participants. */
import type { DelegationNames } from '@plenary/shared/delegation'
import type { Actor, Role, StakeholderKind } from '@plenary/shared/participant'
import { and, asc, count, countDistinct, eq, gt, inArray, isNotNull, isNull, or } from 'drizzle-orm'
import type { Queries, Transaction } from '../database/port.ts'
import { prepared } from '../database/prepared.ts'
import { processes } from '../process/tables.ts'
import { delegations, participants } from './tables.ts'

export interface ParticipantRow extends Actor {
  userId: string | null
  pseudonym: string | null
  delegationName: string | null
  /** The person behind a mask; null for whoever is a person. Read here and in masks.ts, told to nobody. */
  maskOf: string | null
  /** Whether somebody under a pseudonym chose to be the same in every stage. */
  linksStages: boolean
  delegationNames: Partial<DelegationNames> | null
  /** When they left; null while they take part. */
  leftAt: Date | null
}

export interface ParticipationRow extends ParticipantRow {
  process: { id: string; slug: string; title: string }
}

const columns = {
  id: participants.id,
  processId: participants.processId,
  userId: participants.userId,
  kind: participants.kind,
  role: participants.role,
  delegationId: participants.delegationId,
  pseudonym: participants.pseudonym,
  delegationName: delegations.name,
  delegationNames: delegations.names,
  maskOf: participants.maskOf,
  linksStages: participants.linksStages,
  leftAt: participants.leftAt,
}

const selectFrom = (queries: Queries) =>
  queries
    .select(columns)
    .from(participants)
    .leftJoin(delegations, eq(delegations.id, participants.delegationId))

/** [MBR1] Who has left takes part in nothing; the row stays for what was done by it. */
const present = isNull(participants.leftAt)

const presentOfUser = prepared<{ userId: string; processId: string }, ParticipantRow[]>((queries, value) =>
  selectFrom(queries).where(
    and(eq(participants.userId, value('userId')), eq(participants.processId, value('processId')), present),
  ),
)

export async function participantOf(
  queries: Queries,
  userId: string,
  processId: string,
): Promise<ParticipantRow | null> {
  const [row] = await presentOfUser(queries, { userId, processId })
  return row ?? null
}

/** The row of somebody who took part and left, under which they come back. */
export async function formerParticipant(
  queries: Queries,
  userId: string,
  processId: string,
): Promise<ParticipantRow | null> {
  const [row] = await selectFrom(queries).where(
    and(
      eq(participants.userId, userId),
      eq(participants.processId, processId),
      isNotNull(participants.leftAt),
    ),
  )
  return row ?? null
}

export async function participantById(queries: Queries, id: string): Promise<ParticipantRow | null> {
  const [row] = await selectFrom(queries).where(eq(participants.id, id))
  return row ?? null
}

export async function participationsOfUser(queries: Queries, userId: string): Promise<ParticipationRow[]> {
  const process = { id: processes.id, slug: processes.slug, title: processes.title }
  return queries
    .select({ ...columns, process })
    .from(participants)
    .innerJoin(processes, eq(processes.id, participants.processId))
    .leftJoin(delegations, eq(delegations.id, participants.delegationId))
    .where(and(eq(participants.userId, userId), present))
    .orderBy(asc(processes.slug))
}

const maskOf = prepared<{ personId: string; stageId: string }, ParticipantRow[]>((queries, value) =>
  selectFrom(queries).where(
    and(eq(participants.maskOf, value('personId')), eq(participants.maskStageId, value('stageId'))),
  ),
)

/** [PSE2] A person's mask in a stage. */
export async function maskIn(
  queries: Queries,
  personId: string,
  stageId: string,
): Promise<ParticipantRow | null> {
  const [row] = await maskOf(queries, { personId, stageId })
  return row ?? null
}

/** Ids of all masks of these people, by person. */
export async function masksOf(queries: Queries, personIds: string[]): Promise<Map<string, string[]>> {
  const masks = new Map<string, string[]>()
  if (personIds.length === 0) return masks
  const rows = await queries
    .select({ id: participants.id, maskOf: participants.maskOf })
    .from(participants)
    .where(inArray(participants.maskOf, personIds))
    .orderBy(asc(participants.id))
  for (const { id, maskOf } of rows) masks.set(maskOf as string, [...(masks.get(maskOf as string) ?? []), id])
  return masks
}

/** Does nothing where the person has a mask in that stage already. */
export async function insertMask(queries: Queries, row: typeof participants.$inferInsert): Promise<void> {
  await queries.insert(participants).values(row).onConflictDoNothing()
}

export async function setLinksStages(tx: Transaction, id: string, linksStages: boolean): Promise<void> {
  await tx.update(participants).set({ linksStages }).where(eq(participants.id, id))
}

/**
 * A page of a process's participants in a stable order; ids say nothing about people. Whoever wears masks is in it
 * as those masks alone: the row behind them never acts [PSE2].
 */
const shown = or(
  isNull(participants.pseudonym),
  isNotNull(participants.maskOf),
  eq(participants.role, 'secretariat'),
)
const listed = and(shown, present)

export interface ListFilter {
  delegation?: string | undefined
  kind?: StakeholderKind | undefined
  role?: Role | undefined
}

const filtered = (processId: string, { delegation, kind, role }: ListFilter) =>
  and(
    eq(participants.processId, processId),
    listed,
    delegation ? eq(participants.delegationId, delegation) : undefined,
    kind ? eq(participants.kind, kind) : undefined,
    role ? eq(participants.role, role) : undefined,
  )

export async function participantsAfter(
  queries: Queries,
  processId: string,
  cursor: string,
  limit: number,
  filter: ListFilter = {},
): Promise<ParticipantRow[]> {
  return selectFrom(queries)
    .where(and(filtered(processId, filter), gt(participants.id, cursor)))
    .orderBy(asc(participants.id))
    .limit(limit)
}

/** [MBR5] People who take part now: by name, and under a pseudonym, of whom each has acted somewhere. */
export async function countPeople(
  queries: Queries,
  processId: string,
): Promise<{ byName: number; underPseudonym: number }> {
  const inProcess = and(eq(participants.processId, processId), present)
  const [named] = await queries
    .select({ of: count() })
    .from(participants)
    .where(
      and(
        inProcess,
        isNull(participants.maskOf),
        or(isNull(participants.pseudonym), eq(participants.role, 'secretariat')),
      ),
    )
  const [masked] = await queries
    .select({ of: countDistinct(participants.maskOf) })
    .from(participants)
    .where(and(inProcess, isNotNull(participants.maskOf)))
  return { byName: named?.of ?? 0, underPseudonym: masked?.of ?? 0 }
}

/** Everybody of a process whose name or pseudonym others read, or may come to read. */
export async function namedPeople(
  queries: Queries,
  processId: string,
): Promise<Pick<ParticipantRow, 'userId' | 'pseudonym'>[]> {
  return queries
    .select({ userId: participants.userId, pseudonym: participants.pseudonym })
    .from(participants)
    .where(and(eq(participants.processId, processId), isNull(participants.maskOf)))
}

export interface NewParticipant extends Actor {
  userId: string
  pseudonym: string | null
  joinedAt: Date
}

/** SQLite bounds the values of a statement. */
const rowsAtOnce = 500
const portions = <T>(rows: T[]): T[][] =>
  Array.from({ length: Math.ceil(rows.length / rowsAtOnce) }, (_, nth) =>
    rows.slice(nth * rowsAtOnce, (nth + 1) * rowsAtOnce),
  )

export async function insertParticipants(tx: Transaction, rows: NewParticipant[]): Promise<void> {
  for (const some of portions(rows)) await tx.insert(participants).values(some)
}

export async function updateParticipant(
  tx: Transaction,
  id: string,
  changes: Partial<Pick<ParticipantRow, 'kind' | 'role' | 'delegationId'>> & { leftAt?: Date | null },
): Promise<void> {
  await tx.update(participants).set(changes).where(eq(participants.id, id))
}

const amongIds = prepared<{ ids: string }, ParticipantRow[]>((queries, value) =>
  selectFrom(queries).where(value.among('ids', participants.id)),
)

export async function participantsByIds(queries: Queries, ids: string[]): Promise<ParticipantRow[]> {
  return ids.length === 0 ? [] : amongIds(queries, { ids: JSON.stringify(ids) })
}

/** Who holds the pen in a process: its secretariat, in a stable order. */
export async function secretariatOf(queries: Queries, processId: string): Promise<ParticipantRow[]> {
  return selectFrom(queries)
    .where(and(eq(participants.processId, processId), eq(participants.role, 'secretariat'), present))
    .orderBy(asc(participants.joinedAt), asc(participants.id))
}
