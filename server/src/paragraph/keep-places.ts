/** Keeps what rights in a draft depend on in memory, for as long as no fact may have changed it. */
import { facts as kinds } from '@plenary/shared/events'
import type { Context } from '../context.ts'
import type { Queries } from '../database/port.ts'
import { type DraftPlaces, draftPlaces } from './place.ts'

/** How many drafts are kept for people who come one after another. */
const keptDrafts = 50

/** Give `queries` inside a transaction: what is not kept is read there, and nowhere else may be [DB4]. */
export type KeptPlaces = (draftId: string, queries?: Queries) => Promise<DraftPlaces | null>

/** Hundreds may ask at once when a round opens: a draft is read once and forgotten with the first fact about it. */
export function keepPlaces({ database, facts }: Pick<Context, 'database' | 'facts'>): KeptPlaces {
  const drafts = new Map<string, Promise<DraftPlaces | null>>()
  facts.listen(({ fact, draftId }) => {
    if (!kinds[fact.type].changesRights) return
    if (draftId) drafts.delete(draftId)
    else drafts.clear()
  })
  return (draftId, queries = database) => {
    const kept = drafts.get(draftId)
    // What a transaction reads may never come to be, and is not kept.
    if ('inTransaction' in queries)
      return kept ? kept.then((places) => places?.within(queries) ?? null) : draftPlaces(queries, draftId)
    if (kept) return kept
    const reading = draftPlaces(database, draftId)
    drafts.set(draftId, reading)
    reading.catch(() => drafts.delete(draftId))
    if (drafts.size > keptDrafts) drafts.delete(drafts.keys().next().value as string)
    return reading
  }
}
