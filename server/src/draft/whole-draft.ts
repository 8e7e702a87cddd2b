/** A draft as what is acted on. Of a process in which the person takes no part it does not exist. */
import type { PlaceWith } from '@plenary/shared/place'
import type { Target } from '../participant/command.ts'
import { inDraft } from './acting.ts'
import { placeOfDraft } from './place.ts'
import { type DraftRow, draftById } from './store.ts'

export const wholeDraft: Target<DraftRow, PlaceWith<'draft'>> = {
  find: draftById,
  acting: inDraft,
  place: (_, draft) => placeOfDraft(draft),
  stranger: 'not-found',
  concerns: ({ id }) => ({ draftId: id }),
}
