/** Where a paragraph stands, as the rights table asks: its process, the rounds on whose tables its draft lies, its sections. */
import { wholesOf } from '@plenary/shared/numbering'
import { type PlaceWith, part } from '@plenary/shared/place'
import type { Queries } from '../database/port.ts'
import { placeOfDraft, roundsOf } from '../draft/place.ts'
import { type DraftRow, draftById, type TablingRow, tablingsOf } from '../draft/store.ts'
import { type ParagraphRow, paragraphsOf } from './store.ts'

export type ParagraphPlace = PlaceWith<'draft' | 'rounds' | 'paragraph'>

/** A draft with everything that rights in it depend on. */
export interface DraftPlaces {
  draft: DraftRow
  tablings: TablingRow[]
  rows: ParagraphRow[]
  /** The draft as a whole. */
  place: PlaceWith<'draft' | 'rounds'>
  placeOf(row: ParagraphRow): ParagraphPlace
  /** A paragraph that was deleted stands in no section any more. */
  placeOfGone(id: string): ParagraphPlace
}

export async function draftPlaces(queries: Queries, draftId: string): Promise<DraftPlaces | null> {
  const draft = await draftById(queries, draftId)
  if (!draft) return null
  const [tablings, rows] = await Promise.all([tablingsOf(queries, draftId), paragraphsOf(queries, draftId)])
  const sections = wholesOf(rows)
  const place = { ...placeOfDraft(draft), rounds: roundsOf(draftId, tablings) }
  return {
    draft,
    tablings,
    rows,
    place,
    placeOf: (row) => ({
      ...place,
      paragraph: part('paragraph', {
        id: row.id,
        draftId: row.draftId,
        status: row.status,
        sections: sections.get(row.id) ?? [],
        deleted: row.deletedAt !== null,
      }),
    }),
    placeOfGone: (id) => ({
      ...place,
      paragraph: part('paragraph', { id, draftId, status: 'open', sections: [], deleted: true }),
    }),
  }
}
