/** A contribution as the threads on it know it: where it belongs, and who may see it. */
import { maySeeWords } from '@plenary/shared/contribution-abilities'
import type { Queries } from '../database/port.ts'
import type { DiscussedContribution } from '../thread/deps.ts'
import { blocksOf } from './block-store.ts'
import { contributionById } from './store.ts'

export async function discussedContribution(
  queries: Queries,
  id: string,
): Promise<DiscussedContribution | null> {
  const row = await contributionById(queries, id)
  if (!row) return null
  return {
    id,
    processId: row.processId,
    stageId: row.stageId,
    topics: row.topics,
    posted: row.status === 'posted',
    seenBy: (actor) => maySeeWords(actor, row),
    paragraphs: async (later) => (await blocksOf(later, id)).map(({ text }) => text),
  }
}
