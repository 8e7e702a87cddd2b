/** A published text as the rights table asks about it. */
import { type PlaceWith, part } from '@plenary/shared/place'
import type { RevisionRow } from './store.ts'

export const placeOfRevision = ({
  id,
  processId,
}: Pick<RevisionRow, 'id' | 'processId'>): PlaceWith<'revision'> => ({
  processId,
  revision: part('revision', { id, processId }),
})
