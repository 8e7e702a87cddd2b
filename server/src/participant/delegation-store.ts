/** Queries of delegations, of the forms of their names, and of mandates between them. */
import type { DelegationNames } from '@plenary/shared/delegation'
import type { DelegationReference, StakeholderKind } from '@plenary/shared/participant'
import { and, asc, count, eq, gt, inArray, isNull } from 'drizzle-orm'
import type { Queries, Transaction } from '../database/port.ts'
import { formOf } from './skeleton.ts'
import { delegationForms, delegations, mandates, participants } from './tables.ts'

export type DelegationRow = typeof delegations.$inferSelect
export type MandateRow = typeof mandates.$inferSelect

export interface NewDelegation {
  id: string
  processId: string
  name: string
  kind: StakeholderKind
  names?: Partial<DelegationNames>
  code?: string | null
}

/** SQLite bounds the values of a statement. */
const rowsAtOnce = 500
const portions = <T>(rows: T[]): T[][] =>
  Array.from({ length: Math.ceil(rows.length / rowsAtOnce) }, (_, nth) =>
    rows.slice(nth * rowsAtOnce, (nth + 1) * rowsAtOnce),
  )

/** What the names of a delegation read like, each form once. */
export const formsOf = ({ name, names = {} }: Pick<NewDelegation, 'name' | 'names'>): string[] => [
  ...new Set([name, ...Object.values(names)].map(formOf)),
]

/** Names that are in use make it fail: whoever may choose a name asks before. */
export async function insertDelegations(tx: Transaction, rows: NewDelegation[]): Promise<void> {
  for (const some of portions(rows)) await tx.insert(delegations).values(some)
  const forms = rows.flatMap((row) =>
    formsOf(row).map((form) => ({ processId: row.processId, form, delegationId: row.id })),
  )
  for (const some of portions(forms)) await tx.insert(delegationForms).values(some)
}

/** `renamed`: the forms of its names follow; whoever renames asks before whether they are free. */
export async function updateDelegation(
  tx: Transaction,
  { id, processId }: DelegationRow,
  changes: Pick<DelegationRow, 'name' | 'names' | 'code'>,
  renamed: boolean,
): Promise<void> {
  await tx.update(delegations).set(changes).where(eq(delegations.id, id))
  if (!renamed) return
  await tx.delete(delegationForms).where(eq(delegationForms.delegationId, id))
  const forms = formsOf(changes).map((form) => ({ processId, form, delegationId: id }))
  await tx.insert(delegationForms).values(forms)
}

export async function delegationById(queries: Queries, id: string): Promise<DelegationRow | null> {
  const [row] = await queries.select().from(delegations).where(eq(delegations.id, id))
  return row ?? null
}

export async function delegationsByIds(queries: Queries, ids: string[]): Promise<Map<string, DelegationRow>> {
  if (ids.length === 0) return new Map()
  const rows = await queries.select().from(delegations).where(inArray(delegations.id, ids))
  return new Map(rows.map((row) => [row.id, row]))
}

export async function delegationsOf(queries: Queries, processId: string): Promise<DelegationRow[]> {
  return queries
    .select()
    .from(delegations)
    .where(eq(delegations.processId, processId))
    .orderBy(asc(delegations.name), asc(delegations.id))
}

export async function delegationOfCode(
  queries: Queries,
  processId: string,
  code: string,
): Promise<DelegationRow | null> {
  const [row] = await queries
    .select()
    .from(delegations)
    .where(and(eq(delegations.processId, processId), eq(delegations.code, code)))
  return row ?? null
}

/** Whose each form is. */
export async function formsOfDelegations(queries: Queries, processId: string): Promise<Map<string, string>> {
  const rows = await queries
    .select({ form: delegationForms.form, id: delegationForms.delegationId })
    .from(delegationForms)
    .where(eq(delegationForms.processId, processId))
  return new Map(rows.map(({ form, id }) => [form, id]))
}

/**
 * [DLG6] Delegations from before names were told apart take the forms of their names, the oldest id first; one whose
 * form is taken stays as it is, beside the other.
 */
export async function takeForms(tx: Transaction): Promise<void> {
  const without = await tx
    .select({ row: delegations })
    .from(delegations)
    .leftJoin(delegationForms, eq(delegationForms.delegationId, delegations.id))
    .where(isNull(delegationForms.delegationId))
    .orderBy(asc(delegations.id))
  for (const { row } of without)
    for (const form of formsOf(row))
      await tx
        .insert(delegationForms)
        .values({ processId: row.processId, form, delegationId: row.id })
        .onConflictDoNothing()
}

/** How many take part by name for each delegation, and whether one of them is its focal point. */
export async function presentOf(
  queries: Queries,
  ids: string[],
): Promise<Map<string, { people: number; focalPoints: number }>> {
  if (ids.length === 0) return new Map()
  const rows = await queries
    .select({ id: participants.delegationId, role: participants.role, people: count() })
    .from(participants)
    .where(
      and(
        inArray(participants.delegationId, ids),
        isNull(participants.leftAt),
        isNull(participants.pseudonym),
        isNull(participants.maskOf),
      ),
    )
    .groupBy(participants.delegationId, participants.role)
  const present = new Map<string, { people: number; focalPoints: number }>()
  for (const { id, role, people } of rows) {
    const so = present.get(id as string) ?? { people: 0, focalPoints: 0 }
    present.set(id as string, {
      people: so.people + people,
      focalPoints: so.focalPoints + (role === 'focal-point' ? people : 0),
    })
  }
  return present
}

export const referenceOf = ({
  id,
  name,
  names,
}: Pick<DelegationRow, 'id' | 'name' | 'names'>): DelegationReference => ({
  id,
  name,
  ...(Object.keys(names).length > 0 ? { names } : {}),
})

export async function insertMandate(tx: Transaction, row: MandateRow): Promise<void> {
  await tx.insert(mandates).values(row)
}

export async function revokeMandate(tx: Transaction, id: string, revokedAt: Date): Promise<void> {
  await tx.update(mandates).set({ revokedAt }).where(eq(mandates.id, id))
}

/** One that holds. */
export async function mandateById(queries: Queries, id: string): Promise<MandateRow | null> {
  const [row] = await queries
    .select()
    .from(mandates)
    .where(and(eq(mandates.id, id), isNull(mandates.revokedAt)))
  return row ?? null
}

/** The mandate under which members of one delegation speak for another, where there is one. */
export async function mandateBetween(
  queries: Queries,
  byDelegationId: string,
  delegationId: string,
): Promise<MandateRow | null> {
  const [row] = await queries
    .select()
    .from(mandates)
    .where(
      and(
        eq(mandates.byDelegationId, byDelegationId),
        eq(mandates.delegationId, delegationId),
        isNull(mandates.revokedAt),
      ),
    )
  return row ?? null
}

export async function mandatesAfter(
  queries: Queries,
  processId: string,
  cursor: string,
  limit: number,
): Promise<MandateRow[]> {
  return queries
    .select()
    .from(mandates)
    .where(and(eq(mandates.processId, processId), isNull(mandates.revokedAt), gt(mandates.id, cursor)))
    .orderBy(asc(mandates.id))
    .limit(limit)
}
