/** A stage as the rights table asks about it. */
import { type Parts, type PlaceWith, part } from '@plenary/shared/place'
import type { StageRow } from './store.ts'

export const stagePart = (row: StageRow): Parts['stage'] =>
  part('stage', { ...row, cancelled: row.cancelledAt !== null })

export const placeOfStage = (row: StageRow): PlaceWith<'stage'> => ({
  processId: row.processId,
  stage: stagePart(row),
})
