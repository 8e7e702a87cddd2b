/** The states of a paragraph, kept current: new words are a new state, or more of the newest. */
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { historyKeys, statesQuery } from './queries.ts'

/** Whoever types is not asked about after every letter. */
const askAgainMs = 1500

export function useStates(paragraphId: string, text: string | null) {
  const cache = useQueryClient()
  const query = useInfiniteQuery(statesQuery(paragraphId))
  const states = useMemo(() => query.data?.pages.flatMap(({ items }) => items) ?? [], [query.data])
  /** The row of the state looked at; null follows the newest. */
  const [seq, choose] = useState<number | null>(null)
  const newest = states[0]?.text
  useEffect(() => {
    if (text === null || newest === undefined || newest === text) return
    const timer = setTimeout(() => {
      void cache.invalidateQueries({ queryKey: historyKeys.states(paragraphId) })
      void cache.invalidateQueries({ queryKey: historyKeys.authors(paragraphId) })
    }, askAgainMs)
    return () => clearTimeout(timer)
  }, [cache, paragraphId, text, newest])
  // A state that has grown has another last row: the one looked at is the first that holds it.
  const found = seq === null ? 0 : states.findLastIndex((state) => state.seq >= seq)
  const nth = Math.max(0, found)
  return {
    query,
    states,
    nth,
    choose: (place: number) => choose(place === 0 ? null : (states[place]?.seq ?? null)),
  }
}
