/** Somebody who takes part, and what is said on behalf of a delegation, as parts of a place. */
import type { BehalfState } from '@plenary/shared/attribution'
import { type Parts, part } from '@plenary/shared/place'
import type { ParticipantRow } from './store.ts'

export const participantPart = ({
  id,
  processId,
}: Pick<ParticipantRow, 'id' | 'processId'>): Parts['participant'] => part('participant', { id, processId })

/** Null where nobody is spoken for. */
export const behalfPart = (row: {
  id: string
  processId: string
  behalfOf: string | null
  behalfState: BehalfState | null
}): Parts['behalf'] | null =>
  row.behalfOf && row.behalfState
    ? part('behalf', {
        ...{ id: row.id, processId: row.processId },
        ...{ delegationId: row.behalfOf, state: row.behalfState },
      })
    : null
