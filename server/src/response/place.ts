/** What a passage is taken from, and the passage, as the rights table asks about them. */
import { type PlaceWith, part } from '@plenary/shared/place'
import type { PassageRow } from './passage-store.ts'

interface Whose {
  authorId: string | null
  delegationId: string | null
}

export const placeOfSource = ({
  id,
  processId,
  of,
}: {
  id: string
  processId: string
  of: Whose
}): PlaceWith<'source'> => ({ processId, source: part('source', { id, processId, ...of }) })

/** `whose` null: what it was taken from is gone, and nobody's any more. */
export const placeOfPassage = (
  { id, processId, subjectId, outcome }: Pick<PassageRow, 'id' | 'processId' | 'subjectId' | 'outcome'>,
  whose: Whose | null,
): PlaceWith<'source' | 'passage'> => ({
  ...placeOfSource({ id: subjectId, processId, of: whose ?? { authorId: null, delegationId: null } }),
  passage: part('passage', { id, processId, sourceId: subjectId, answered: outcome !== null }),
})
