/** Who may enter a paragraph's room, and what they may do there at any moment [RGT7]. */
import { can } from '@plenary/shared/abilities'
import { paragraphOfRoom } from '@plenary/shared/rooms'
import type { Admission, CollabPorts } from '../collab/ports.ts'
import type { Context } from '../context.ts'
import { actingStage } from '../draft/acting.ts'
import { participationOf } from '../participant/view.ts'
import type { KeptPlaces } from './keep-places.ts'
import { type CloseOverdue, isOverdue } from './overdue.ts'
import type { DraftPlaces } from './place.ts'
import { paragraphById } from './store.ts'

type Participation = NonNullable<Awaited<ReturnType<typeof participationOf>>>

/** A person's participation is asked for at every door; what rights depend on is kept. */
export function makeAdmit(
  { database, accounts, clock }: Pick<Context, 'database' | 'accounts' | 'clock'>,
  placesOf: KeptPlaces,
  closeOverdue: CloseOverdue,
): CollabPorts['admit'] {
  return async (room, { userId }) => {
    const row = await paragraphById(database, paragraphOfRoom(room) ?? '')
    const first = row && (await placesOf(row.draftId))
    if (!row || !first) return 'not-found'
    const { draft } = first
    const actingNow = (places: DraftPlaces) => actingStage(draft.id, places.tablings, clock.now())
    const as = (stage: string) =>
      participationOf(database, accounts.userNames, userId, { processId: draft.processId, stage })
    const found = await as(actingNow(first))
    // Who takes no part must not learn which rooms exist.
    if (!found) return 'not-found'
    // What a deadline ended is kept before anybody but the pen-holder is let in to it.
    const isOver =
      found.actor.role !== 'secretariat' && first.tablings.some(({ stage }) => isOverdue(stage, clock.now()))
    if (isOver) await closeOverdue(draft.id)
    const places = isOver ? await placesOf(draft.id) : first
    if (!places) return 'not-found'
    const now = clock.now()
    const stage = actingNow(places)
    const participation = isOver ? await as(stage) : found
    const seen = participation && (await places.seenBy(participation.actor, now))
    const current = seen?.rows.find(({ id }) => id === row.id)
    if (!participation || !seen || !current) return 'not-found'
    return admissionOf(seen, current, participation, stage)
  }
}

/** [REL2] While the pen has the text, everyone else enters it as it was last readable. */
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
    still: places.kept ? (places.kept.seqs.get(row.id) ?? 0) : null,
  }
}
