/** What facts change around a draft; the draft on the screen follows them itself (use-draft.ts). */
import { queryKeys } from '../api/keys.ts'
import type { FeatureFacts } from '../live/facts.ts'

export const draftFacts: FeatureFacts = {
  factHandlers: {
    'words.returned': ({ data: { draftId } }, { cache }) => {
      void cache.invalidateQueries({ queryKey: queryKeys.returned(draftId) })
    },
  },
  onBegin({ cache }) {
    void cache.invalidateQueries({ queryKey: queryKeys.allReturned })
  },
}
