/** Queries of the topics of paragraphs. */
import { asc, eq } from 'drizzle-orm'
import type { Queries, Transaction } from '../database/port.ts'
import { paragraphTopics } from './tables.ts'

/** The topics each paragraph of a draft was given itself. */
export async function topicsOfDraft(queries: Queries, draftId: string): Promise<Map<string, string[]>> {
  const rows = await queries
    .select({ paragraphId: paragraphTopics.paragraphId, topic: paragraphTopics.topic })
    .from(paragraphTopics)
    .where(eq(paragraphTopics.draftId, draftId))
    .orderBy(asc(paragraphTopics.topic))
  const topics = new Map<string, string[]>()
  for (const { paragraphId, topic } of rows)
    topics.set(paragraphId, [...(topics.get(paragraphId) ?? []), topic])
  return topics
}

export async function writeTopics(
  tx: Transaction,
  { draftId, paragraphId, topics }: { draftId: string; paragraphId: string; topics: string[] },
): Promise<void> {
  await tx.delete(paragraphTopics).where(eq(paragraphTopics.paragraphId, paragraphId))
  if (topics.length > 0)
    await tx.insert(paragraphTopics).values(topics.map((topic) => ({ draftId, paragraphId, topic })))
}
