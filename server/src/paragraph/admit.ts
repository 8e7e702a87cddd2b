/** Who may enter a paragraph's room, and what they may do there at any moment [RGT7]. */
import { can } from '@plenary/shared/abilities'
import { paragraphOfRoom } from '@plenary/shared/rooms'
import type { Admission, CollabPorts } from '../collab/ports.ts'
import { participationOf } from '../participant/view.ts'
import type { Tools } from '../words.ts'
import type { KeptPlaces } from './keep-places.ts'
import type { DraftPlaces } from './place.ts'
import { paragraphById } from './store.ts'

type Participation = NonNullable<Awaited<ReturnType<typeof participationOf>>>

/** A person's participation is asked for at every door; what rights depend on is kept. */
export function makeAdmit(
  { database, accounts }: Pick<Tools, 'database' | 'accounts'>,
  placesOf: KeptPlaces,
): CollabPorts['admit'] {
  return async (room, { userId }) => {
    const row = await paragraphById(database, paragraphOfRoom(room) ?? '')
    const places = row && !row.deletedAt ? await placesOf(row.draftId) : null
    const current = places?.rows.find(({ id }) => id === row?.id)
    if (!places || !current) return 'not-found'
    const participation = await participationOf(database, accounts.userNames, userId, places.draft.processId)
    // Who takes no part must not learn which rooms exist.
    return participation ? admissionOf(places, current, participation) : 'not-found'
  }
}

function admissionOf(
  places: DraftPlaces,
  row: DraftPlaces['rows'][number],
  { actor, view }: Participation,
): Admission {
  const place = places.placeOf(row)
  return {
    participantId: actor.id,
    processId: places.draft.processId,
    draftId: places.draft.id,
    presence: { name: view.name, delegation: view.delegation?.name ?? null, colour: view.colour },
    read: (now) => can(actor, 'draft.read', place, now),
    edit: (now) => can(actor, 'paragraph.edit', place, now),
  }
}
