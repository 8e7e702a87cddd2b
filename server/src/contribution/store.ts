/** Queries of contributions: one, those somebody may see, and the counts of a stage. */
import type { ContributionForm, ContributionStatus } from '@plenary/shared/contribution'
import type { Actor } from '@plenary/shared/participant'
import {
  and,
  desc,
  eq,
  inArray,
  isNotNull,
  isNull,
  lt,
  or,
  type SQL,
  type SQLWrapper,
  sql,
} from 'drizzle-orm'
import type { Queries, Transaction } from '../database/port.ts'
import type { Attributed, Attribution } from '../participant/attribution.ts'
import type { ColumnsOf } from '../subject/columns-store.ts'
import { contributions } from './tables.ts'

export type ContributionRow = typeof contributions.$inferSelect

export async function contributionById(queries: Queries, id: string): Promise<ContributionRow | null> {
  const [row] = await queries.select().from(contributions).where(eq(contributions.id, id))
  return row ?? null
}

export async function contributionsByIds(queries: Queries, ids: string[]): Promise<ContributionRow[]> {
  return ids.length === 0 ? [] : queries.select().from(contributions).where(inArray(contributions.id, ids))
}

/** A contribution is out once it is posted. */
export const contributionColumns: ColumnsOf = (id) => {
  const own = (column: SQLWrapper): SQL =>
    sql`(select ${column} from ${contributions} where ${contributions.id} = ${id})`
  return {
    stageId: own(contributions.stageId),
    kind: own(contributions.kind),
    topics: own(contributions.topics),
    isOut: sql`exists (select 1 from ${contributions} where ${contributions.id} = ${id} and ${contributions.status} = 'posted')`,
  }
}

export async function insertContribution(tx: Transaction, row: ContributionRow): Promise<void> {
  await tx.insert(contributions).values(row)
}

/** Changes it if it still has the status it was read with; null when somebody was quicker. */
export async function updateContribution(
  tx: Transaction,
  was: Pick<ContributionRow, 'id' | 'status'>,
  changes: Partial<Omit<ContributionRow, 'id' | 'processId' | 'stageId'>>,
): Promise<ContributionRow | null> {
  const [row] = await tx
    .update(contributions)
    .set(changes)
    .where(and(eq(contributions.id, was.id), eq(contributions.status, was.status)))
    .returning()
  return row ?? null
}

const idsOf = ({ id, also = [] }: Actor): string[] => [id, ...also]

const ownedBy = (actor: Actor): SQL | undefined =>
  or(
    and(inArray(contributions.authorId, idsOf(actor)), isNull(contributions.delegationId)),
    actor.delegationId === null ? undefined : eq(contributions.delegationId, actor.delegationId),
  )

/** [BHF2] What the actor is asked about, or has answered, for their delegation. */
const askedOf = (actor: Actor): SQL | undefined =>
  actor.role === 'focal-point' && actor.delegationId !== null
    ? and(
        eq(contributions.behalfOf, actor.delegationId),
        inArray(contributions.behalfState, ['asked', 'confirmed']),
        isNotNull(contributions.receivedAt),
      )
    : undefined

const isPublic = or(
  eq(contributions.status, 'posted'),
  and(eq(contributions.status, 'withdrawn'), isNotNull(contributions.postedAt)),
)

/** [CTB6] The same rule as `maySee` in shared/src/contribution-abilities.ts, as a condition of a query. */
const visibleTo = (actor: Actor | null): SQL | undefined =>
  actor === null
    ? isPublic
    : or(
        isPublic,
        ownedBy(actor),
        askedOf(actor),
        actor.role === 'secretariat' ? isNotNull(contributions.receivedAt) : undefined,
      )

export interface Filter {
  processId: string
  stage?: string | undefined
  topic?: string | undefined
  form?: ContributionForm | undefined
  status?: ContributionStatus | undefined
  kind?: ContributionRow['kind'] | undefined
  delegation?: string | undefined
  language?: ContributionRow['language'] | undefined
  mine?: boolean | undefined
}

/** Words that were withdrawn answer to no question about them: a filter by content finds living ones alone. */
const matching = (filter: Filter, actor: Actor | null): SQL | undefined => {
  const { topic, form, status, kind, delegation, language } = filter
  const byContent = topic ?? language
  return and(
    eq(contributions.processId, filter.processId),
    filter.stage === undefined ? undefined : eq(contributions.stageId, filter.stage),
    form && eq(contributions.form, form),
    status && eq(contributions.status, status),
    kind && eq(contributions.kind, kind),
    delegation === undefined ? undefined : eq(contributions.delegationId, delegation),
    language && eq(contributions.language, language),
    // Topics are a closed list of plain words, so that a quoted one stands for itself.
    topic === undefined
      ? undefined
      : sql`cast(${contributions.topics} as text) like ${`%"${topic.replace(/[^\w-]/g, '')}"%`}`,
    byContent === undefined || status === 'withdrawn'
      ? undefined
      : or(inArray(contributions.status, ['draft', 'received', 'posted', 'declined'])),
    filter.mine ? (actor ? ownedBy(actor) : sql`0 = 1`) : undefined,
  )
}

/** A page, the newest first; `after` is the last one seen. */
export async function contributionsAfter(
  queries: Queries,
  filter: Filter,
  actor: Actor | null,
  after: { at: Date; id: string } | null,
  limit: number,
): Promise<ContributionRow[]> {
  const older =
    after &&
    or(
      lt(contributions.createdAt, after.at),
      and(eq(contributions.createdAt, after.at), lt(contributions.id, after.id)),
    )
  return queries
    .select()
    .from(contributions)
    .where(and(matching(filter, actor), visibleTo(actor), older ?? undefined))
    .orderBy(desc(contributions.createdAt), desc(contributions.id))
    .limit(limit)
}

/** Something said on behalf of a delegation, or to be, wherever it is said. */
export interface BehalfRow extends Attributed, Pick<Attribution, 'behalfAt'> {
  type: 'contribution' | 'speaker'
  id: string
  stageId: string
  title: string | null
}

/** [BHF1] Contributions whose words are fixed and that ask, or have asked, to speak for a delegation. */
export async function behalvesOfContributions(queries: Queries, processId: string): Promise<BehalfRow[]> {
  const rows = await queries
    .select()
    .from(contributions)
    .where(
      and(
        eq(contributions.processId, processId),
        isNotNull(contributions.behalfOf),
        inArray(contributions.status, ['received', 'posted']),
      ),
    )
  return rows.map((row) => ({ ...row, type: 'contribution' }))
}
