/** Who says and brings what in a stage of the demonstration. */
import type { Attribution } from '../../participant/attribution.ts'
import type { DelegationRow } from '../../participant/delegation-store.ts'
import type { ParticipantRow } from '../../participant/store.ts'
import type { Speaker } from './told.ts'

export interface Cast {
  /** Who acts in this stage for an address, or enters it for somebody without an account. */
  actorOf(speaker: Speaker): ParticipantRow
  secretariat: ParticipantRow
  /** The delegation of somebody without an account. */
  bodyOf(speaker: Speaker): DelegationRow
  /** Whose word it is, as the references say it. */
  attributionOf(told: { by: Speaker; onBehalfOf?: string }): Attribution
}
