/** Where a paragraph stands, as the rights table asks: its process, the rounds on whose tables its draft lies, its sections. */
import { wholesOf } from '@plenary/shared/numbering'
import type { Actor } from '@plenary/shared/participant'
import { type PlaceWith, part } from '@plenary/shared/place'
import { penHolds } from '@plenary/shared/release'
import type { Queries } from '../database/port.ts'
import { placeOfDraft, roundsOf } from '../draft/place.ts'
import { type DraftRow, draftById, type TablingRow, tablingsOf } from '../draft/store.ts'
import { type KeptText, keptText } from './kept-store.ts'
import { type ParagraphRow, paragraphsOf } from './store.ts'

export type ParagraphPlace = PlaceWith<'draft' | 'rounds' | 'paragraph'>

/** A draft with everything that rights in it depend on. */
export interface DraftPlaces {
  draft: DraftRow
  tablings: TablingRow[]
  rows: ParagraphRow[]
  /** The text is the one that was last readable; null for the working text. */
  kept: KeptText | null
  /** The draft as a whole. */
  place: PlaceWith<'draft' | 'rounds'>
  placeOf(row: ParagraphRow): ParagraphPlace
  /** A paragraph that was deleted stands in no section any more. */
  placeOfGone(id: string): ParagraphPlace
  /** Nobody but the pen-holder has the working text. */
  withPen(now: Date): boolean
  /**
   * [REL2] The draft as this person has it: the working text, or, while that is with the pen, the text that was last
   * readable. Null where they have none: for them the draft does not exist.
   */
  seenBy(actor: Pick<Actor, 'role'>, now: Date): Promise<DraftPlaces | null>
  /** The same, as everyone but the pen-holder has it. */
  seenByOthers(now: Date): Promise<DraftPlaces | null>
  /** The same, for a transaction: what is still to be read is read there. */
  within(queries: Queries): DraftPlaces
}

export async function draftPlaces(queries: Queries, draftId: string): Promise<DraftPlaces | null> {
  const draft = await draftById(queries, draftId)
  if (!draft) return null
  const [tablings, rows] = await Promise.all([tablingsOf(queries, draftId), paragraphsOf(queries, draftId)])
  return workingPlaces(draft, tablings, rows, readOnce(queries, draftId))
}

/** The same of what was read already; `readKept` is asked where the kept text is what somebody has. */
export const workingPlaces = (
  draft: DraftRow,
  tablings: TablingRow[],
  rows: ParagraphRow[],
  readKept: () => Promise<KeptText | null>,
): DraftPlaces => placesIn(draft, tablings, { rows, kept: null }, readKept)

/** Of rows that are kept, what they stand under is too. */
const wholesOfRows = new WeakMap<readonly ParagraphRow[], Map<string, string[]>>()
function wholesIn(rows: readonly ParagraphRow[]): Map<string, string[]> {
  const wholes = wholesOfRows.get(rows) ?? wholesOf(rows)
  wholesOfRows.set(rows, wholes)
  return wholes
}

function readOnce(queries: Queries, draftId: string): () => Promise<KeptText | null> {
  let reading: Promise<KeptText | null> | undefined
  return () => {
    reading ??= keptText(queries, draftId)
    return reading
  }
}

function placesIn(
  draft: DraftRow,
  tablings: TablingRow[],
  { rows, kept }: Pick<DraftPlaces, 'rows' | 'kept'>,
  readKept: () => Promise<KeptText | null>,
): DraftPlaces {
  const wholes = wholesIn(rows)
  const place = { ...placeOfDraft(draft), rounds: roundsOf(draft, tablings, kept !== null) }
  const withPen = (now: Date): boolean => penHolds(place.rounds, now)
  const places: DraftPlaces = {
    draft,
    tablings,
    rows,
    kept,
    place,
    placeOf: (row) => ({
      ...place,
      paragraph: part('paragraph', {
        id: row.id,
        draftId: row.draftId,
        status: row.status,
        sections: wholes.get(row.id) ?? [],
        deleted: row.deletedAt !== null,
      }),
    }),
    placeOfGone: (id) => ({
      ...place,
      paragraph: part('paragraph', { id, draftId: draft.id, status: 'open', sections: [], deleted: true }),
    }),
    withPen,
    within: (queries) => placesIn(draft, tablings, { rows, kept }, readOnce(queries, draft.id)),
    async seenBy(actor, now) {
      return actor.role === 'secretariat' ? places : places.seenByOthers(now)
    },
    async seenByOthers(now) {
      if (kept || !withPen(now)) return places
      const text = await readKept()
      return text && placesIn(draft, tablings, { rows: text.rows, kept: text }, readKept)
    },
  }
  return places
}
