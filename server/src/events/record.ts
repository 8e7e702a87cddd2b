/** Facts: numbered and written in the transaction that causes them, heard after its commit. */
import { type Audience, audienceWithin, isPrivate } from '@plenary/shared/audience'
import type { Fact, FactData, FactType } from '@plenary/shared/events'
import { facts as kinds } from '@plenary/shared/events'
import { and, asc, eq, gt, gte, inArray, sql } from 'drizzle-orm'
import type { Queries, Transaction } from '../database/port.ts'
import { prepared, preparedEach } from '../database/prepared.ts'
import { appendEntry } from './chain-store.ts'
import type { Delivered, Facts, NewFact, Reactions } from './facts.ts'
import { factCounters, facts } from './tables.ts'

type Row = typeof facts.$inferSelect

const factOf = (row: Row): Fact =>
  ({
    seq: row.seq,
    type: row.type,
    at: row.at.toISOString(),
    processId: row.processId,
    actor: row.actorId,
    data: row.data,
  }) as unknown as Fact

const deliveredOf = (row: Row, subject: Delivered['subject']): Delivered => ({
  fact: factOf(row),
  audience: row.audience,
  draftId: row.draftId,
  stageId: row.stageId,
  subject,
})

/** [FCT1] Takes the next numbers of the process, as many as are wanted. The row's lock orders writers where there are several. */
const takeNumbers = prepared<{ processId: string; count: number }, { last: number }[]>((queries, value) =>
  queries
    .insert(factCounters)
    .values({ processId: value('processId'), seq: value('count') })
    .onConflictDoUpdate({
      target: factCounters.processId,
      set: { seq: sql`${factCounters.seq} + ${value('count')}` },
    })
    .returning({ last: factCounters.seq }),
)

/** The numbers of these facts, in their order within each process. */
async function numbersFor(tx: Transaction, news: readonly NewFact[]): Promise<number[]> {
  const next = new Map<string, number>()
  for (const processId of new Set(news.map((fact) => fact.processId))) {
    const count = news.filter((fact) => fact.processId === processId).length
    const [taken] = await takeNumbers(tx, { processId, count })
    next.set(processId, (taken as { last: number }).last - count + 1)
  }
  return news.map(({ processId }) => {
    const seq = next.get(processId) as number
    next.set(processId, seq + 1)
    return seq
  })
}

/** [FCT3] A text that only keeps screens current gives way to its successor. */
const forgetOlder = preparedEach<{ paragraphId: string; type: FactType }>((queries, value) =>
  queries
    .delete(facts)
    .where(and(eq(facts.paragraphId, value('paragraphId')), eq(facts.type, value('type')))),
)

const insertFacts = preparedEach<Row>((queries, value) =>
  queries.insert(facts).values({
    processId: value('processId'),
    seq: value('seq'),
    type: value('type'),
    draftId: value('draftId'),
    stageId: value('stageId'),
    paragraphId: value('paragraphId'),
    actorId: value('actorId'),
    audience: value('audience'),
    at: value('at'),
    data: value('data'),
  }),
)

const rowOf = (fact: NewFact, seq: number): Row => ({
  processId: fact.processId,
  seq,
  type: fact.type,
  draftId: fact.draftId ?? null,
  stageId: fact.stageId ?? null,
  paragraphId: fact.paragraphId ?? null,
  actorId: fact.actorId,
  audience: audienceOf(fact),
  at: fact.at,
  data: fact.data as Record<string, unknown>,
})

/**
 * [FCT5] Whom the fact is told to, within what its row in the table allows. A fact that is told to the wrong people, or a
 * private one that would enter the record, is a fault of the code: it throws, and takes what caused it along.
 */
function audienceOf({
  type,
  audience: wished,
  unrecorded,
}: Pick<NewFact, 'type' | 'audience' | 'unrecorded'>): Audience {
  // [REL3] What the pen does while it has a text is for the secretariat, whatever is usual.
  if (unrecorded) return 'secretariat'
  const { audience, weight } = kinds[type]
  const whom = audienceWithin(audience, wished)
  if (whom === null) throw new Error(`${type} is not told to ${wished ?? 'whoever is meant by default'}`)
  if (weight === 'record' && isPrivate(whom)) throw new Error(`${type} is private and enters no record`)
  return whom
}

/** `report` hears of listeners that throw; their neighbours hear the fact all the same. */
export function makeFacts(report: (error: unknown) => void = () => undefined): Facts {
  const listeners = new Set<(delivered: Delivered) => void>()
  const reactions: Reactions[] = []
  const runReactions = async (tx: Transaction, fact: Fact): Promise<void> => {
    for (const each of reactions) {
      const reaction = each[fact.type] as ((tx: Transaction, fact: Fact) => Promise<void>) | undefined
      await reaction?.(tx, fact)
    }
  }
  const deliver = (delivered: Delivered): void => {
    for (const listener of listeners)
      try {
        listener(delivered)
      } catch (error) {
        report(error)
      }
  }
  const recordAll = async (tx: Transaction, news: readonly NewFact[]): Promise<number[]> => {
    if (news.length === 0) return []
    const seqs = await numbersFor(tx, news)
    const written = news.map((fact, nth) => ({ fact, row: rowOf(fact, seqs[nth] as number) }))
    const older = news.filter(({ type, paragraphId }) => paragraphId && kinds[type].supersedes === 'older')
    await tx.atomic([
      ...forgetOlder(older.map(({ type, paragraphId }) => ({ type, paragraphId: paragraphId as string }))),
      ...insertFacts(written.map(({ row }) => row)),
    ])
    for (const { fact, row } of written) {
      if (kinds[fact.type].weight === 'record' && !fact.unrecorded) await appendEntry(tx, row)
      tx.afterCommit(() => deliver(deliveredOf(row, fact.subject ?? null)))
      await runReactions(tx, factOf(row))
    }
    return seqs
  }
  return {
    recordAll,
    record: async (tx, fact) => (await recordAll(tx, [fact as NewFact]))[0] as number,
    react: (more) => void reactions.push(more),
    async rewrite<T extends FactType>(
      tx: Transaction,
      { processId, types, since }: { processId: string; types: readonly T[]; since: Date },
      change: (data: FactData<T>) => FactData<T> | null,
    ): Promise<void> {
      if (!types.every((type) => kinds[type].weight === 'screens'))
        throw new Error('A fact of the record is never rewritten')
      const rows = await tx
        .select({ seq: facts.seq, data: facts.data })
        .from(facts)
        .where(and(eq(facts.processId, processId), inArray(facts.type, types), gte(facts.at, since)))
      for (const { seq, data } of rows) {
        const next = change(data as FactData<T>)
        if (!next) continue
        await tx
          .update(facts)
          .set({ data: next as Record<string, unknown> })
          .where(and(eq(facts.processId, processId), eq(facts.seq, seq)))
      }
    },
    listen(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

const since = prepared<{ processId: string; since: number; limit: number }, Row[]>((queries, value) =>
  queries
    .select()
    .from(facts)
    .where(and(eq(facts.processId, value('processId')), gt(facts.seq, value('since'))))
    .orderBy(asc(facts.seq))
    .limit(value('limit')),
)

/** [FCT2] What someone missed: facts after a number that they may hear, in order, and whether there are more. */
export async function factsSince(
  queries: Queries,
  processId: string,
  after: number,
  limit: number,
  mayHear: (audience: Audience) => boolean,
): Promise<{ items: Fact[]; next: number | null }> {
  const rows = await since(queries, { processId, since: after, limit })
  return {
    items: rows.filter((row) => mayHear(row.audience)).map(factOf),
    next: rows.length === limit ? (rows.at(-1)?.seq ?? null) : null,
  }
}

/** Facts of these types after a number, in order, whoever they are for: for work of the house. */
export async function factsOfTypes(
  queries: Queries,
  processId: string,
  types: readonly FactType[],
  since: number,
  limit: number,
): Promise<Fact[]> {
  const rows = await queries
    .select()
    .from(facts)
    .where(and(eq(facts.processId, processId), gt(facts.seq, since), inArray(facts.type, [...types])))
    .orderBy(asc(facts.seq))
    .limit(limit)
  return rows.map(factOf)
}

/** [REL3] What the secretariat alone was told of a draft since it was last released, in order. */
export async function heldFacts(queries: Queries, processId: string, draftId: string): Promise<Fact[]> {
  const rows = await queries
    .select()
    .from(facts)
    .where(and(eq(facts.processId, processId), eq(facts.draftId, draftId)))
    .orderBy(asc(facts.seq))
  const from = rows.findLastIndex(({ type }) => type === 'draft.released') + 1
  return rows
    .slice(from)
    .filter(({ type, audience }) => audience === 'secretariat' && kinds[type].weight === 'record')
    .map(factOf)
}

const counterOf = prepared<{ processId: string }, (typeof factCounters.$inferSelect)[]>((queries, value) =>
  queries
    .select()
    .from(factCounters)
    .where(eq(factCounters.processId, value('processId'))),
)

/** The last number given in the process; 0 before the first fact. */
export async function lastSeq(queries: Queries, processId: string): Promise<number> {
  const [counter] = await counterOf(queries, { processId })
  return counter?.seq ?? 0
}
