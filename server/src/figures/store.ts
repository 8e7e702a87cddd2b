/** Queries of registers, and of who said that they take part in a meeting. */
import type { StakeholderKind } from '@plenary/shared/participant'
import { and, eq, notInArray } from 'drizzle-orm'
import { attendance } from '../consultation/tables.ts'
import type { Queries, Transaction } from '../database/port.ts'
import { delegations, participants } from '../participant/tables.ts'
import { stages } from '../stage/tables.ts'
import { registrations } from './tables.ts'

export type Registration = typeof registrations.$inferSelect

export async function registrationsOf(queries: Queries, processId: string): Promise<Registration[]> {
  return queries.select().from(registrations).where(eq(registrations.processId, processId))
}

/** A row has nine values; SQLite bounds those of a statement. */
const rowsAtOnce = 200

/** The register of a stage, in place of the one before. */
export async function replaceRegister(tx: Transaction, stageId: string, rows: Registration[]): Promise<void> {
  await tx.delete(registrations).where(eq(registrations.stageId, stageId))
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    await tx.insert(registrations).values(rows.slice(from, from + rowsAtOnce))
}

export interface AttendanceRow {
  stageId: string
  participantId: string
  /** Under a pseudonym: which of their masks are one person is not asked here. */
  masked: boolean
  kind: StakeholderKind
  delegation: { name: string; kind: StakeholderKind; country: string | null } | null
}

/** Everyone who takes part in a meeting of the process, except where these stages have a register of their own. */
export async function attendanceOf(
  queries: Queries,
  processId: string,
  registered: string[],
): Promise<AttendanceRow[]> {
  const rows = await queries
    .select({
      stageId: attendance.stageId,
      participantId: participants.id,
      pseudonym: participants.pseudonym,
      kind: participants.kind,
      delegation: { name: delegations.name, kind: delegations.kind, country: delegations.country },
    })
    .from(attendance)
    .innerJoin(stages, eq(stages.id, attendance.stageId))
    .innerJoin(participants, eq(participants.id, attendance.participantId))
    .leftJoin(delegations, eq(delegations.id, participants.delegationId))
    .where(
      and(
        eq(stages.processId, processId),
        registered.length > 0 ? notInArray(attendance.stageId, registered) : undefined,
      ),
    )
  return rows.map(({ pseudonym, ...row }) => ({ ...row, masked: pseudonym !== null }))
}
