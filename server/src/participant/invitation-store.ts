/** Queries of invitations. */
import type { DelegationNames } from '@plenary/shared/delegation'
import { and, desc, eq, gt, isNotNull, isNull, lt, ne, or } from 'drizzle-orm'
import type { Queries, Transaction } from '../database/port.ts'
import { processes } from '../process/tables.ts'
import { delegations, invitations } from './tables.ts'

export type InvitationRow = typeof invitations.$inferSelect & {
  process: { slug: string; title: string }
  delegation: { id: string; name: string; names: Partial<DelegationNames> } | null
}

const selectFrom = (queries: Queries) =>
  queries
    .select()
    .from(invitations)
    .innerJoin(processes, eq(processes.id, invitations.processId))
    .leftJoin(delegations, eq(delegations.id, invitations.delegationId))

type Joined = Awaited<ReturnType<typeof selectFrom>>[number]

const rowOf = ({ invitations: row, processes: { slug, title }, delegations: of }: Joined): InvitationRow => ({
  ...row,
  process: { slug, title },
  delegation: of && { id: of.id, name: of.name, names: of.names },
})

export async function insertInvitation(tx: Transaction, row: typeof invitations.$inferInsert): Promise<void> {
  await tx.insert(invitations).values(row)
}

export async function invitationOfToken(queries: Queries, tokenHash: string): Promise<InvitationRow | null> {
  const [row] = await selectFrom(queries).where(eq(invitations.tokenHash, tokenHash))
  return row ? rowOf(row) : null
}

export async function invitationById(queries: Queries, id: string): Promise<InvitationRow | null> {
  const [row] = await selectFrom(queries).where(eq(invitations.id, id))
  return row ? rowOf(row) : null
}

/** [INV4] Those made by name, the newest first: one under a pseudonym would say who hides behind it, and since when. */
export async function invitationsBefore(
  queries: Queries,
  processId: string,
  before: { at: Date; id: string } | null,
  limit: number,
): Promise<InvitationRow[]> {
  const rows = await selectFrom(queries)
    .where(
      and(
        eq(invitations.processId, processId),
        isNull(invitations.pseudonym),
        before
          ? or(
              lt(invitations.createdAt, before.at),
              and(eq(invitations.createdAt, before.at), lt(invitations.id, before.id)),
            )
          : undefined,
      ),
    )
    .orderBy(desc(invitations.createdAt), desc(invitations.id))
    .limit(limit)
  return rows.map(rowOf)
}

/** Names that invitations still open hold for those who are invited. */
export async function namesHeld(
  queries: Queries,
  processId: string,
  butId: string | null,
  now: Date,
): Promise<string[]> {
  const rows = await queries
    .select({ pseudonym: invitations.pseudonym })
    .from(invitations)
    .where(
      and(
        eq(invitations.processId, processId),
        isNotNull(invitations.pseudonym),
        isNull(invitations.usedAt),
        isNull(invitations.withdrawnAt),
        gt(invitations.expiresAt, now),
        butId ? ne(invitations.id, butId) : undefined,
      ),
    )
  return rows.flatMap(({ pseudonym }) => pseudonym ?? [])
}

/** True for the one who used it; false when somebody was quicker, or it was taken back meanwhile. */
export async function useInvitation(tx: Transaction, id: string, usedAt: Date): Promise<boolean> {
  const used = await tx
    .update(invitations)
    .set({ usedAt })
    .where(and(eq(invitations.id, id), isNull(invitations.usedAt), isNull(invitations.withdrawnAt)))
    .returning({ id: invitations.id })
  return used.length === 1
}

export async function withdrawInvitation(tx: Transaction, id: string, withdrawnAt: Date): Promise<void> {
  await tx
    .update(invitations)
    .set({ withdrawnAt })
    .where(and(eq(invitations.id, id), isNull(invitations.usedAt), isNull(invitations.withdrawnAt)))
}
