/** A draft and the rounds that have it on their table, as the rights table asks about them. */
import { type Parts, type PlaceWith, part } from '@plenary/shared/place'
import { stagePart } from '../stage/place.ts'
import type { DraftRow, TablingRow } from './store.ts'

export const placeOfDraft = ({ id, processId }: Pick<DraftRow, 'id' | 'processId'>): PlaceWith<'draft'> => ({
  processId,
  draft: part('draft', { id, processId }),
})

/** `kept`: of the text that was last readable, not of the working text [REL2]. */
export const roundsOf = (
  { id, releasedAt }: Pick<DraftRow, 'id' | 'releasedAt'>,
  tablings: TablingRow[],
  kept = false,
): Parts['rounds'] =>
  part('rounds', {
    draftId: id,
    tablings: tablings.map(({ stage, rules }) => ({
      stage: stagePart(stage),
      rules,
      closed: stage.closedFactAt !== null,
    })),
    releasedAt,
    kept,
  })
