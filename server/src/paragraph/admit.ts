/** Who may enter a paragraph's room, and what they may do there at any moment [RGT5]. */
import { can } from '@plenary/shared/abilities'
import { paragraphOfRoom } from '@plenary/shared/rooms'
import type { Admission, CollabPorts } from '../collab/ports.ts'
import { participationOf } from '../participant/view.ts'
import type { Tools } from '../words.ts'
import { type DraftPlaces, draftPlaces } from './place.ts'
import { paragraphById } from './store.ts'

type Participation = NonNullable<Awaited<ReturnType<typeof participationOf>>>

/** How many drafts are kept in memory for people who come one after another. */
const keptDrafts = 50

/**
 * Hundreds may come at once when a round opens: the structure of a draft is read once and forgotten with
 * the first fact about it, and a person's participation is forgotten with the first fact of the process.
 */
export function makeAdmit({
  database,
  facts,
  accounts,
}: Pick<Tools, 'database' | 'facts' | 'accounts'>): CollabPorts['admit'] {
  const drafts = new Map<string, Promise<DraftPlaces | null>>()
  facts.listen(({ fact, draftId }) => {
    if (fact.type === 'paragraph.text') return
    if (draftId) drafts.delete(draftId)
    else drafts.clear()
  })
  const placesOf = (draftId: string): Promise<DraftPlaces | null> => {
    const kept = drafts.get(draftId)
    if (kept) return kept
    const reading = draftPlaces(database, draftId)
    drafts.set(draftId, reading)
    reading.catch(() => drafts.delete(draftId))
    if (drafts.size > keptDrafts) drafts.delete(drafts.keys().next().value as string)
    return reading
  }
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
