/** [REL2] The text that everyone but the pen-holder has while the pen has the working text. */
import { textOf } from '@plenary/shared/content'
import { eq, sql } from 'drizzle-orm'
import { generateNKeysBetween } from 'fractional-indexing'
import type { Queries, Transaction } from '../database/port.ts'
import { prepared } from '../database/prepared.ts'
import type { ParagraphRow } from './store.ts'
import { type KeptParagraph, keptTexts } from './tables.ts'

export interface KeptText {
  /** Tells it from those before it. */
  as: string
  at: Date
  rows: ParagraphRow[]
  /** The last row of the log of each paragraph's room in it. */
  seqs: Map<string, number>
}

export async function keepText(
  tx: Transaction,
  draftId: string,
  { as, at, paragraphs }: { as: string; at: Date; paragraphs: KeptParagraph[] },
): Promise<void> {
  const kept = paragraphs.map(({ id, kind, level, status, unnumbered, content, seq }) => ({
    ...{ id, kind, level, status, unnumbered, content, seq },
  }))
  await tx
    .insert(keptTexts)
    .values({ draftId, as, at, paragraphs: kept })
    .onConflictDoUpdate({ target: keptTexts.draftId, set: { as, at, paragraphs: kept } })
}

const nameOf = prepared<{ draftId: string }, { as: string; at: Date }[]>((queries, value) =>
  queries
    .select({ as: keptTexts.as, at: keptTexts.at })
    .from(keptTexts)
    .where(eq(keptTexts.draftId, value('draftId'))),
)

/** Which text is kept of a draft, without its words. */
export async function keptAs(queries: Queries, draftId: string): Promise<{ as: string; at: Date } | null> {
  const [row] = await nameOf(queries, { draftId })
  return row ?? null
}

/** Null for a draft that nobody but the pen-holder has ever had. */
export async function keptText(queries: Queries, draftId: string): Promise<KeptText | null> {
  const [row] = await queries.select().from(keptTexts).where(eq(keptTexts.draftId, draftId))
  return row ? textOfRow(row) : null
}

/** A kept text as it lies in the database: the same in all of it is the same text. */
export interface UnreadText {
  as: string
  at: Date
  paragraphs: string
}

const unread = prepared<{ draftId: string }, UnreadText[]>((queries, value) =>
  queries
    .select({ as: keptTexts.as, at: keptTexts.at, paragraphs: sql<string>`${keptTexts.paragraphs}` })
    .from(keptTexts)
    .where(eq(keptTexts.draftId, value('draftId'))),
)

/** The same text as `keptText`, without the time it takes to read it; `readText` reads it. */
export async function unreadText(queries: Queries, draftId: string): Promise<UnreadText | null> {
  const [row] = await unread(queries, { draftId })
  return row ?? null
}

export const readText = (draftId: string, { paragraphs, ...row }: UnreadText): KeptText =>
  textOfRow({ ...row, draftId, paragraphs: JSON.parse(paragraphs) as KeptParagraph[] })

function textOfRow({ draftId, as, at, paragraphs }: typeof keptTexts.$inferSelect): KeptText {
  const positions = generateNKeysBetween(null, null, paragraphs.length)
  return {
    as,
    at,
    seqs: new Map(paragraphs.map(({ id, seq }) => [id, seq])),
    rows: paragraphs.map(({ seq: _, ...paragraph }, nth) => ({
      ...paragraph,
      draftId,
      position: positions[nth] as string,
      text: textOf(paragraph.content),
      createdAt: at,
      changedAt: at,
      deletedAt: null,
    })),
  }
}
