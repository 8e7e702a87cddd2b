/** A draft and the rounds that have it on their table, as the rights table asks about them. */
import { type Parts, type PlaceWith, part } from '@plenary/shared/place'
import { stagePart } from '../stage/place.ts'
import type { DraftRow, TablingRow } from './store.ts'

export const placeOfDraft = ({ id, processId }: Pick<DraftRow, 'id' | 'processId'>): PlaceWith<'draft'> => ({
  processId,
  draft: part('draft', { id, processId }),
})

export const roundsOf = (draftId: string, tablings: TablingRow[]): Parts['rounds'] =>
  part('rounds', {
    draftId,
    tablings: tablings.map(({ stage, rules }) => ({ stage: stagePart(stage), rules })),
  })
