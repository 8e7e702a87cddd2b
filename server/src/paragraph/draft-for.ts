/** [REL2] A draft as somebody has it who reads: the working text, or the one that was last readable. */
import type { Actor } from '@plenary/shared/participant'
import { found } from '@plenary/shared/problems'
import type { Queries } from '../database/port.ts'
import { inDraft } from '../draft/acting.ts'
import { actorIn } from '../participant/view.ts'
import { type DraftPlaces, draftPlaces } from './place.ts'

export interface DraftFor {
  actor: Actor
  places: DraftPlaces
}

type Asked = [queries: Queries, userId: string | undefined, draftId: string, now: Date]

/** Null where there is none for them: whoever takes no part in a process has none of its drafts. */
export async function draftIfFor(...[queries, userId, draftId, now]: Asked): Promise<DraftFor | null> {
  const working = await draftPlaces(queries, draftId)
  return working && readBy(queries, userId, working, now)
}

/** The same of a draft that was read already. */
export async function readBy(
  queries: Queries,
  userId: string | undefined,
  working: DraftPlaces,
  now: Date,
): Promise<DraftFor | null> {
  const actor = await actorIn(queries, userId, inDraft(working.draft, now))
  const places = actor && (await working.seenBy(actor, now))
  return places && { actor, places }
}

/** Throws not-found. */
export const draftFor = async (...asked: Asked): Promise<DraftFor> => found(await draftIfFor(...asked))
