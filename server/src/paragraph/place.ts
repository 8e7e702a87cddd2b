/** Where a paragraph stands, as the rights table asks: its process, the rounds on whose tables its draft lies, its sections. */
import type { Place } from '@plenary/shared/abilities'
import { wholesOf } from '@plenary/shared/numbering'
import type { Queries } from '../database/port.ts'
import { type DraftRow, draftById, type TablingRow, tablingsOf } from '../draft/store.ts'
import { type ParagraphRow, paragraphsOf } from './store.ts'

/** A draft with everything that rights in it depend on. */
export interface DraftPlaces {
  draft: DraftRow
  tablings: TablingRow[]
  rows: ParagraphRow[]
  placeOf(row: ParagraphRow): Place
}

export async function draftPlaces(queries: Queries, draftId: string): Promise<DraftPlaces | null> {
  const draft = await draftById(queries, draftId)
  if (!draft) return null
  const [tablings, rows] = await Promise.all([tablingsOf(queries, draftId), paragraphsOf(queries, draftId)])
  const sections = wholesOf(rows)
  return {
    draft,
    tablings,
    rows,
    placeOf: (row) => ({
      processId: draft.processId,
      tablings,
      paragraph: {
        status: row.status,
        sections: sections.get(row.id) ?? [],
        deleted: row.deletedAt !== null,
      },
    }),
  }
}
