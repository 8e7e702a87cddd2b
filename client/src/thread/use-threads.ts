/** The threads of a place: fetched once, kept current by facts, with what is on its way to the server. */
import type { Fact } from '@plenary/shared/events'
import type { ParticipantView } from '@plenary/shared/participant'
import type { Thread } from '@plenary/shared/thread'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useRef } from 'react'
import { meQuery } from '../api/queries.ts'
import { currentLanguage } from '../i18n/i18n.ts'
import { useProcessFacts } from '../live/lines.ts'
import { withPending } from './pending.ts'
import { keyOf, loadThreads, type ProcessRef, type Topic, wholeOf } from './subject.ts'
import { fetchWhileTold } from './threads-cache.ts'
import { toldBy } from './told.ts'
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
  const account = useQuery(meQuery).data
  const { words } = useOutbox()
  const key = keyOf(topic)
  const whole = useRef(wholeOf(topic))
  whole.current = wholeOf(topic)
  const query = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => fetchWhileTold(key, () => loadThreads(whole.current, signal)),
    // Facts keep it current.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
  const processId = process?.id
  const me = useMemo(
    () => account?.participations.find((each) => each.process.id === processId) ?? null,
    [account, processId],
  )
  useProcessFacts(process, me !== null, (fact) => {
    if (toldBy(fact)) onFact(fact)
  })

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
