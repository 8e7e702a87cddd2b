/** Queries of stages. */
import { and, asc, eq, gt, inArray, isNotNull, isNull, type SQL } from 'drizzle-orm'
import type { Queries, Transaction } from '../database/port.ts'
import { prepared } from '../database/prepared.ts'
import { stages } from './tables.ts'

export type StageRow = typeof stages.$inferSelect

export async function stagesOf(queries: Queries, processIds: string[]): Promise<StageRow[]> {
  if (processIds.length === 0) return []
  return queries
    .select()
    .from(stages)
    .where(inArray(stages.processId, processIds))
    .orderBy(asc(stages.processId), asc(stages.order))
}

const ofOne = prepared<{ processId: string }, StageRow[]>((queries, value) =>
  queries
    .select()
    .from(stages)
    .where(eq(stages.processId, value('processId')))
    .orderBy(asc(stages.order)),
)

export const stagesOfProcess = (queries: Queries, processId: string): Promise<StageRow[]> =>
  ofOne(queries, { processId })

const byId = prepared<{ id: string }, StageRow[]>((queries, value) =>
  queries
    .select()
    .from(stages)
    .where(eq(stages.id, value('id'))),
)

export async function stageById(queries: Queries, id: string): Promise<StageRow | null> {
  const [row] = await byId(queries, { id })
  return row ?? null
}

export async function insertStages(tx: Transaction, rows: (typeof stages.$inferInsert)[]): Promise<void> {
  for (const row of rows) await tx.insert(stages).values(row)
}

/** True for the one who may record it: the consequence of an opening or a closing happens once. */
export async function claimConsequence(
  tx: Transaction,
  id: string,
  which: 'openedFactAt' | 'closedFactAt',
  at: Date,
): Promise<boolean> {
  const claimed = await tx
    .update(stages)
    .set({ [which]: at })
    .where(and(eq(stages.id, id), isNull(stages[which])))
    .returning({ id: stages.id })
  return claimed.length === 1
}

/** What the life of a stage is made of: whoever changes it names what it was. */
type Life = 'opensAt' | 'closesAt' | 'cancelledAt' | 'openedFactAt' | 'closedFactAt' | 'publishedAt'
const life = ['opensAt', 'closesAt', 'cancelledAt', 'openedFactAt', 'closedFactAt'] as const

/** [RND21] Changes the stage if it is still as it was read; null when somebody was quicker. */
export async function changeLife(
  tx: Transaction,
  was: StageRow,
  changes: Partial<Pick<StageRow, Life>>,
): Promise<StageRow | null> {
  const same = life.map((field): SQL => {
    const value = was[field]
    return value === null ? isNull(stages[field]) : eq(stages[field], value)
  })
  const [row] = await tx
    .update(stages)
    .set(changes)
    .where(and(eq(stages.id, was.id), ...same))
    .returning()
  return row ?? null
}

/** The next opening or closing of a dated stage after a moment; of several at one moment, a closing comes first. */
export async function nextMilestone(
  queries: Queries,
  after: Date,
): Promise<{ at: Date; what: 'opens' | 'closes'; stage: StageRow } | null> {
  const nextOf = async (what: 'opens' | 'closes', moment: 'opensAt' | 'closesAt') => {
    const [stage] = await queries
      .select()
      .from(stages)
      .where(
        and(
          isNull(stages.cancelledAt),
          isNotNull(stages.opensAt),
          isNotNull(stages.closesAt),
          gt(stages[moment], after),
        ),
      )
      .orderBy(asc(stages[moment]), asc(stages.processId), asc(stages.order))
      .limit(1)
    return stage ? { at: stage[moment] as Date, what, stage } : null
  }
  const [closing, opening] = await Promise.all([nextOf('closes', 'closesAt'), nextOf('opens', 'opensAt')])
  if (!closing || !opening) return closing ?? opening
  return opening.at < closing.at ? opening : closing
}
