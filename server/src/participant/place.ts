/** Somebody who takes part, as a part of a place. */
import { type Parts, part } from '@plenary/shared/place'
import type { ParticipantRow } from './store.ts'

export const participantPart = ({
  id,
  processId,
}: Pick<ParticipantRow, 'id' | 'processId'>): Parts['participant'] => part('participant', { id, processId })
