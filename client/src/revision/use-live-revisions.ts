/** Keeps lists of texts and notes current for those who take part: what was just published appears by itself. */
import type { Fact } from '@plenary/shared/events'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { watchProcess } from '../live/live.ts'
import { revisionKeys } from './queries.ts'

export function useLiveRevisions(
  slug: string | undefined,
  processId: string | undefined,
  takesPart: boolean,
): void {
  const cache = useQueryClient()
  useEffect(() => {
    if (!slug || !processId || !takesPart) return
    const readAgain = (...keys: (readonly string[])[]): void => {
      for (const queryKey of keys) void cache.invalidateQueries({ queryKey })
    }
    const onFact = (fact: Fact): void => {
      if (fact.type === 'revision.published')
        readAgain(revisionKeys.ofDraft(fact.data.revision.draftId), revisionKeys.ofProcess(slug))
      if (fact.type === 'memorandum.published') readAgain(revisionKeys.memorandum(fact.data.revisionId))
    }
    return watchProcess({ slug, since: 'now', processId, onFact }).stop
  }, [cache, slug, processId, takesPart])
}

/** Calls when the words or the structure of a draft change; somebody who only reads has nothing to hear. */
export function useWorkingTextChange(
  slug: string | undefined,
  processId: string | undefined,
  draftId: string | undefined,
  onChange: () => void,
): void {
  useEffect(() => {
    if (!slug || !processId || !draftId) return
    const onFact = (fact: Fact): void => {
      if (fact.type.startsWith('paragraph.') && 'draftId' in fact.data && fact.data.draftId === draftId)
        onChange()
    }
    return watchProcess({ slug, since: 'now', processId, onFact }).stop
  }, [slug, processId, draftId, onChange])
}
