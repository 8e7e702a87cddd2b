/** Those who said in Plenary that they take part in a meeting, in the terms of a register. */
import { groupsAtRisk, type RegisteredKind } from '@plenary/shared/figures'
import type { StakeholderKind } from '@plenary/shared/participant'
import type { Came } from './count-people.ts'
import type { AttendanceRow } from './store.ts'

const kinds: Partial<Record<StakeholderKind, RegisteredKind>> = {
  'member-state': 'state',
  'observer-state': 'state',
  'regional-group': 'intergovernmental',
  'regional-commission': 'intergovernmental',
  'un-entity': 'intergovernmental',
  'related-organization': 'intergovernmental',
  'intergovernmental-organization': 'intergovernmental',
  'financial-institution': 'intergovernmental',
}

/**
 * [FIG6] [FIG10] An NGO with a country is a national one. One without a country may be of one village or of the world:
 * nobody said so, and it is "other", as is whatever is no State and no body of States.
 */
export function cameAs({ kind, delegation, participantId, masked }: AttendanceRow): Came {
  const isState = delegation !== null && kinds[delegation.kind] === 'state'
  const ofNgo = delegation?.country ? 'national-ngo' : 'other'
  return {
    country: isState ? (delegation.country ?? delegation.name) : (delegation?.country ?? null),
    organisation: delegation?.name ?? null,
    organisationKind: delegation && (delegation.kind === 'ngo' ? ofNgo : (kinds[delegation.kind] ?? 'other')),
    kind,
    person: masked ? null : participantId,
    masked,
    atRisk: groupsAtRisk.includes(kind),
  }
}
