/** Keeps a process current for those who take part: facts into the query cache, the clock for what needs no fact. */

import type { Fact } from '@plenary/shared/events'
import type { ProcessView } from '@plenary/shared/process'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { queryKeys } from '../api/keys.ts'
import { watchProcess } from '../live/live.ts'
import { applyToProcess, movesCalendar } from './apply-fact.ts'

/** Lists of people that a fact has changed, by the beginning of its name. */
const peopleKeys = [
  ['participant.', ['participants', 'delegations']],
  ['delegation.', ['participants', 'delegations']],
  ['behalf.', ['behalf']],
] as const

export function useLiveProcess(slug: string, processId: string | undefined, takesPart: boolean): void {
  const cache = useQueryClient()
  useEffect(() => {
    if (!processId || !takesPart) return
    const key = queryKeys.process(slug)
    const readAgain = (): void => {
      void cache.invalidateQueries({ queryKey: key })
    }
    const onFact = (fact: Fact): void => {
      cache.setQueryData<ProcessView>(key, (process) => process && applyToProcess(process, fact))
      if (movesCalendar(fact)) {
        readAgain()
        void cache.invalidateQueries({ queryKey: queryKeys.processes })
        // A stage that moves before its moment here says that this screen's clock is behind.
        void cache.invalidateQueries({ queryKey: queryKeys.platform })
      }
      for (const [group, keys] of peopleKeys)
        if (fact.type.startsWith(group))
          for (const key of keys) void cache.invalidateQueries({ queryKey: queryKeys[key](slug) })
    }
    return watchProcess({ slug, since: 'now', processId, onFact, onBegin: readAgain }).stop
  }, [cache, slug, processId, takesPart])
}
