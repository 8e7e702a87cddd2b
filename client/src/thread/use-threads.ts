/** The threads of a place: fetched once, kept current by facts, with what is on its way to the server. */
import type { Fact } from '@plenary/shared/events'
import type { ParticipantView } from '@plenary/shared/participant'
import type { Thread } from '@plenary/shared/thread'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef } from 'react'
import { meQuery } from '../api/queries.ts'
import { currentLanguage } from '../i18n/i18n.ts'
import { watchProcess } from '../live/live.ts'
import { toldBy } from './apply-fact.ts'
import { withPending } from './pending.ts'
import { keyOf, loadThreads, type ProcessRef, type Topic, wholeOf } from './subject.ts'
import { applyTo, tell } from './threads-cache.ts'
import { useOutbox } from './use-outbox.ts'

export interface ThreadsOnScreen {
  /** The oldest first; undefined until they are here. */
  threads: readonly Thread[] | undefined
  error: unknown
  retry(): void
  me: ParticipantView | null
}

/** `onFact` hears of what others say, after it is shown. */
export function useThreads(
  topic: Topic,
  process: ProcessRef | undefined,
  onFact: (fact: Fact) => void = () => undefined,
): ThreadsOnScreen {
  const cache = useQueryClient()
  const account = useQuery(meQuery).data
  const { words } = useOutbox()
  const key = keyOf(topic)
  const hash = JSON.stringify(key)
  const whole = useRef(wholeOf(topic))
  whole.current = wholeOf(topic)
  /** Facts heard since the last fetching began: its answer may be older than they are. */
  const heard = useRef<Fact[]>([])
  const query = useQuery({
    queryKey: key,
    queryFn: async ({ signal }) => {
      heard.current = []
      const threads: readonly Thread[] = await loadThreads(whole.current, signal)
      return heard.current.reduce((have, fact) => {
        const told = toldBy(fact)
        return told ? applyTo(key, have, told) : have
      }, threads)
    },
    // Facts keep it current.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
  const tellFact = useRef(onFact)
  tellFact.current = onFact
  const { id: processId, slug } = process ?? {}
  const me = useMemo(
    () => account?.participations.find((each) => each.process.id === processId) ?? null,
    [account, processId],
  )
  const takesPart = me !== null
  useEffect(() => {
    if (!processId || !slug || !takesPart) return
    return watchProcess({
      slug,
      processId,
      since: 'now',
      onFact(fact) {
        const told = toldBy(fact)
        if (!told) return
        if (cache.getQueryState(JSON.parse(hash) as string[])?.fetchStatus === 'fetching')
          heard.current.push(fact)
        tell(cache, told)
        tellFact.current(fact)
      },
      // What was said between the fetching and the watching.
      onBegin: () => void cache.invalidateQueries({ queryKey: JSON.parse(hash) as string[] }),
    }).stop
  }, [cache, processId, slug, takesPart, hash])

  const threads = useMemo(
    () =>
      query.data &&
      withPending(
        query.data,
        words,
        whole.current,
        me && { me, processId: processId ?? '', language: currentLanguage() },
      ),
    [query.data, words, me, processId],
  )
  return { threads, error: query.error, retry: () => void query.refetch(), me }
}
