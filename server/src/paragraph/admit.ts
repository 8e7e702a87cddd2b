/** Who may enter a paragraph's room, and what they may do there at any moment [RGT7]. */
import { can } from '@plenary/shared/abilities'
import { paragraphOfRoom } from '@plenary/shared/rooms'
import type { Admission, CollabPorts } from '../collab/ports.ts'
import { actingStage } from '../draft/acting.ts'
import { participationOf } from '../participant/view.ts'
import type { Tools } from '../words.ts'
import type { KeptPlaces } from './keep-places.ts'
import type { DraftPlaces } from './place.ts'
import { paragraphById } from './store.ts'

type Participation = NonNullable<Awaited<ReturnType<typeof participationOf>>>

/** A person's participation is asked for at every door; what rights depend on is kept. */
export function makeAdmit(
  { database, accounts, clock }: Pick<Tools, 'database' | 'accounts' | 'clock'>,
  placesOf: KeptPlaces,
): CollabPorts['admit'] {
  return async (room, { userId }) => {
    const row = await paragraphById(database, paragraphOfRoom(room) ?? '')
    const places = row && !row.deletedAt ? await placesOf(row.draftId) : null
    const current = places?.rows.find(({ id }) => id === row?.id)
    if (!places || !current) return 'not-found'
    const { draft, tablings } = places
    const stage = actingStage(draft.id, tablings, clock.now())
    const acting = { processId: draft.processId, stage }
    const participation = await participationOf(database, accounts.userNames, userId, acting)
    // Who takes no part must not learn which rooms exist.
    return participation ? admissionOf(places, current, participation, stage) : 'not-found'
  }
}

function admissionOf(
  places: DraftPlaces,
  row: DraftPlaces['rows'][number],
  { actor, view }: Participation,
  admittedIn: string,
): Admission {
  const place = places.placeOf(row)
  // [PSE5] A mask is for one stage: once another has the draft, its wearer is admitted anew and acts as somebody else.
  const isPast = (now: Date): boolean =>
    actor.also !== undefined && actingStage(places.draft.id, places.tablings, now) !== admittedIn
  return {
    participantId: actor.id,
    processId: places.draft.processId,
    draftId: places.draft.id,
    presence: { name: view.name, delegation: view.delegation?.name ?? null, colour: view.colour },
    read: (now) => can(actor, 'draft.read', place, now),
    edit: (now) => (isPast(now) ? 'round-closed' : can(actor, 'paragraph.edit', place, now)),
  }
}
