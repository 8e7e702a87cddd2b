/** Keeps lists of texts and notes current: what was just published appears by itself. */
import type { Fact } from '@plenary/shared/events'
import type { FeatureFacts } from '../live/facts.ts'
import { revisionKeys } from './queries.ts'

export const revisionFacts: FeatureFacts = {
  factHandlers: {
    'revision.published': ({ data: { revision } }, { cache, process: { slug } }) => {
      void cache.invalidateQueries({ queryKey: revisionKeys.ofDraft(revision.draftId) })
      void cache.invalidateQueries({ queryKey: revisionKeys.ofProcess(slug) })
    },
    'memorandum.published': ({ data: { revisionId } }, { cache }) => {
      void cache.invalidateQueries({ queryKey: revisionKeys.memorandum(revisionId) })
    },
  },
  onBegin({ cache, process: { slug } }) {
    void cache.invalidateQueries({ queryKey: revisionKeys.lists })
    void cache.invalidateQueries({ queryKey: revisionKeys.ofProcess(slug) })
  },
}

/** Whether the words or the structure of this draft change. */
export const changesWorkingText = ({ type, data }: Fact, draftId: string): boolean =>
  type.startsWith('paragraph.') && 'draftId' in data && data.draftId === draftId
