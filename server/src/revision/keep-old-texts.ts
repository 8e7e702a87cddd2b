/** [REL6] Drafts of a time before texts were kept: what was published of them last is what everyone but the pen-holder has. */

import type { Context } from '../context.ts'
import type { Queries } from '../database/port.ts'
import { draftSummaries } from '../draft/store.ts'
import { keepText, keptAs } from '../paragraph/kept-store.ts'
import { allProcessIds } from '../process/store.ts'
import { paragraphsOfRevision, revisionBefore } from './store.ts'

/** Once at a start; a draft that has a kept text, or of which nothing was published, stays as it is. */
export async function keepOldTexts({ database }: Pick<Context, 'database'>): Promise<void> {
  for (const draftId of await draftIds(database)) {
    if (await keptAs(database, draftId)) continue
    const last = await revisionBefore(database, draftId, Number.MAX_SAFE_INTEGER, ['closing', 'issued'])
    if (!last) continue
    const rows = await paragraphsOfRevision(database, last.id)
    const paragraphs = rows.map(({ paragraphId, ...row }) => ({ ...row, id: paragraphId }))
    await database.transaction(
      (tx) => keepText(tx, draftId, { as: last.id, at: last.publishedAt, paragraphs }),
      { lock: `draft:${draftId}` },
    )
  }
}

async function draftIds(queries: Queries): Promise<string[]> {
  const all = await Promise.all(
    (await allProcessIds(queries)).map((processId) => draftSummaries(queries, processId)),
  )
  return all.flat().map(({ id }) => id)
}
