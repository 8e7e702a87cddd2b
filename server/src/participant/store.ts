/** Queries of participants, delegations and invitations. */
import type { Actor, Role, StakeholderKind } from '@plenary/shared/participant'
import { and, asc, eq, gt, inArray, isNotNull, isNull, or } from 'drizzle-orm'
import type { Queries, Transaction } from '../database/port.ts'
import { processes } from '../process/tables.ts'
import { delegations, invitations, participants } from './tables.ts'

export interface ParticipantRow extends Actor {
  userId: string | null
  pseudonym: string | null
  delegationName: string | null
  /** The person behind a mask; null for whoever is a person. Read here and in masks.ts, told to nobody. */
  maskOf: string | null
  /** Whether somebody under a pseudonym chose to be the same in every stage. */
  linksStages: boolean
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
  maskOf: participants.maskOf,
  linksStages: participants.linksStages,
}

const selectFrom = (queries: Queries) =>
  queries
    .select(columns)
    .from(participants)
    .leftJoin(delegations, eq(delegations.id, participants.delegationId))

export async function participantOf(
  queries: Queries,
  userId: string,
  processId: string,
): Promise<ParticipantRow | null> {
  const [row] = await selectFrom(queries).where(
    and(eq(participants.userId, userId), eq(participants.processId, processId)),
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
    .where(eq(participants.userId, userId))
    .orderBy(asc(processes.slug))
}

/** [PSE2] A person's mask in a stage. */
export async function maskIn(
  queries: Queries,
  personId: string,
  stageId: string,
): Promise<ParticipantRow | null> {
  const [row] = await selectFrom(queries).where(
    and(eq(participants.maskOf, personId), eq(participants.maskStageId, stageId)),
  )
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
export async function participantsAfter(
  queries: Queries,
  processId: string,
  cursor: string,
  limit: number,
): Promise<ParticipantRow[]> {
  return selectFrom(queries)
    .where(and(eq(participants.processId, processId), gt(participants.id, cursor), shown))
    .orderBy(asc(participants.id))
    .limit(limit)
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

export async function insertDelegations(
  tx: Transaction,
  rows: { id: string; processId: string; name: string; kind: StakeholderKind }[],
): Promise<void> {
  for (const some of portions(rows)) await tx.insert(delegations).values(some)
}

export async function delegationNamed(
  queries: Queries,
  processId: string,
  name: string,
): Promise<string | null> {
  const [row] = await queries
    .select({ id: delegations.id })
    .from(delegations)
    .where(and(eq(delegations.processId, processId), eq(delegations.name, name)))
  return row?.id ?? null
}

export async function delegationNames(queries: Queries, processId: string): Promise<Map<string, string>> {
  const rows = await queries
    .select({ id: delegations.id, name: delegations.name })
    .from(delegations)
    .where(eq(delegations.processId, processId))
  return new Map(rows.map(({ id, name }) => [name, id]))
}

export interface InvitationRow {
  id: string
  processId: string
  email: string
  kind: StakeholderKind
  role: Role
  delegationName: string | null
  pseudonym: string | null
  expiresAt: Date
  usedAt: Date | null
  process: { slug: string; title: string }
}

export async function insertInvitation(tx: Transaction, row: typeof invitations.$inferInsert): Promise<void> {
  await tx.insert(invitations).values(row)
}

export async function invitationOfToken(queries: Queries, tokenHash: string): Promise<InvitationRow | null> {
  const [row] = await queries
    .select()
    .from(invitations)
    .innerJoin(processes, eq(processes.id, invitations.processId))
    .where(eq(invitations.tokenHash, tokenHash))
  return row
    ? { ...row.invitations, process: { slug: row.processes.slug, title: row.processes.title } }
    : null
}

/** True for the one who used it; false when somebody was quicker. */
export async function useInvitation(tx: Transaction, id: string, usedAt: Date): Promise<boolean> {
  const used = await tx
    .update(invitations)
    .set({ usedAt })
    .where(and(eq(invitations.id, id), isNull(invitations.usedAt)))
    .returning({ id: invitations.id })
  return used.length === 1
}

export async function participantsByIds(queries: Queries, ids: string[]): Promise<ParticipantRow[]> {
  return ids.length === 0 ? [] : selectFrom(queries).where(inArray(participants.id, ids))
}

/** Who holds the pen in a process: its secretariat, in a stable order. */
export async function secretariatOf(queries: Queries, processId: string): Promise<ParticipantRow[]> {
  return selectFrom(queries)
    .where(and(eq(participants.processId, processId), eq(participants.role, 'secretariat')))
    .orderBy(asc(participants.joinedAt), asc(participants.id))
}
