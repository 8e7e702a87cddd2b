/** The draft on this screen: loaded once, kept current by facts, its rights by the clock. */
import type { Me } from '@plenary/shared/api'
import type { DraftView } from '@plenary/shared/draft'
import type { Fact } from '@plenary/shared/events'
import type { Actor } from '@plenary/shared/participant'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { queryKeys } from '../api/keys.ts'
import { draftQuery, meQuery, platformQuery } from '../api/queries.ts'
import { platformNow } from '../live/clock.ts'
import { followProcess } from '../live/lines.ts'
import { type PresenceWatch, watchPresence } from '../live/watch-presence.ts'
import { applyFact, concerns, mustLoadAgain } from './apply-fact.ts'
import { derive, nextTurnMs } from './derive.ts'
import { applyPresence, nobody, type Presence } from './presence.ts'

/** Facts that come close together are drawn together. */
const drawAfterMs = 30
/** A fact that lies this far ahead says that the platform's clock was set. */
const clockJumpMs = 3000
/** Rights are looked at again this often, whatever the windows say. */
const lookAgainMs = 15_000

/** Me in the process, as the rights table sees me. */
export function actorIn(me: Me | null | undefined, processId: string): Actor | null {
  const mine = me?.participations.find(({ process }) => process.id === processId)
  return mine
    ? {
        id: mine.id,
        processId,
        kind: mine.kind,
        role: mine.role,
        delegationId: mine.delegation?.id ?? null,
        ...(mine.linksStages === null ? {} : { also: mine.also }),
      }
    : null
}

/** Under a pseudonym I have an id of my own in the stage a place belongs to; the place says which [PSE1]. */
export function actorHere(me: Me | null | undefined, processId: string, self?: string): Actor | null {
  const mine = actorIn(me, processId)
  return mine && self && self !== mine.id
    ? { ...mine, id: self, also: [mine.id, ...(mine.also ?? [])] }
    : mine
}

export interface DraftOnScreen {
  view: DraftView | undefined
  error: unknown
  retry(): void
  me: Me | null | undefined
  actor: Actor | null
  presence: Presence
  /** Changes the draft on the screen; the same function must do no harm twice. */
  change(make: (view: DraftView, me: Actor | null, now: Date) => DraftView): void
  /** Says which paragraph I am in. */
  here(paragraphId: string | null): void
}

/** `onFact` hears what is told beside the text, each fact once. */
export function useDraft(
  draftId: string,
  afterFacts: (view: DraftView) => DraftView,
  onFact: (fact: Fact) => void = () => undefined,
): DraftOnScreen {
  const cache = useQueryClient()
  const me = useQuery(meQuery).data
  // Facts keep it current; asking again would only draw everything anew.
  const draft = useQuery({
    ...draftQuery(draftId),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
  const [presence, setPresence] = useState<Presence>(nobody)
  const view = draft.data
  const processId = view?.process.id
  const self = view?.self
  const actor = useMemo(() => (processId ? actorHere(me, processId, self) : null), [me, processId, self])
  const actorNow = useRef(actor)
  actorNow.current = actor

  const change = useCallback<DraftOnScreen['change']>(
    (make) => {
      cache.setQueryData<DraftView>(queryKeys.draft(draftId), (have) =>
        have ? make(have, actorNow.current, platformNow()) : have,
      )
    },
    [cache, draftId],
  )

  /** Grows when the draft was loaded anew, because what was missed could not be had. */
  const [loaded, setLoaded] = useState(0)
  const { refetch } = draft
  /**
   * The number of the newest fact drawn. An answer that was on its way meanwhile may have put back what stood before
   * it: the line then tells again what the view lacks.
   */
  const drawn = useRef(0)
  const followAgain = useCallback(() => {
    drawn.current = 0
    setLoaded((times) => times + 1)
  }, [])
  const seq = view?.seq
  useEffect(() => {
    if (seq !== undefined && seq < drawn.current) followAgain()
  }, [seq, followAgain])
  const watch = useRef<PresenceWatch | null>(null)
  const place = useRef<string | null>(null)
  const slug = view?.process.slug
  const after = useRef(afterFacts)
  after.current = afterFacts
  const tell = useRef(onFact)
  tell.current = onFact
  // biome-ignore lint/correctness/useExhaustiveDependencies: a draft loaded anew is watched anew.
  useEffect(() => {
    const since = cache.getQueryData<DraftView>(queryKeys.draft(draftId))?.seq
    if (!slug || !processId || since === undefined) return
    let waiting: Fact[] = []
    let timer: ReturnType<typeof setTimeout> | null = null
    const draw = (): void => {
      timer = null
      const facts = waiting
      waiting = []
      const have = cache.getQueryData<DraftView>(queryKeys.draft(draftId))
      if (have && have.seq < drawn.current) {
        followAgain()
        return
      }
      drawn.current = facts.at(-1)?.seq ?? drawn.current
      const ahead = facts.some(({ at }) => Date.parse(at) - +platformNow() > clockJumpMs)
      if (ahead) void cache.invalidateQueries({ queryKey: platformQuery.queryKey })
      if (facts.some((fact) => isNews(cache.getQueryData(queryKeys.draft(draftId)), fact)))
        void cache.invalidateQueries({ queryKey: queryKeys.draft(draftId) })
      for (const fact of facts) tell.current(fact)
      change((have, mine, now) =>
        after.current(facts.reduce((next, fact) => applyFact(next, fact, mine, now), have)),
      )
    }
    const leave = followProcess(
      { id: processId, slug },
      {
        since,
        onFact(fact) {
          if (!concerns(fact, draftId)) return
          waiting.push(fact)
          timer ??= setTimeout(draw, drawAfterMs)
        },
        onStale: () =>
          void refetch().then(({ isSuccess }) => {
            if (isSuccess) setLoaded((times) => times + 1)
          }),
      },
    )
    return () => {
      // What was not drawn is told again to whoever follows from this view.
      if (timer) clearTimeout(timer)
      leave()
    }
  }, [cache, change, draftId, processId, slug, refetch, followAgain, loaded])

  const isHere = view !== undefined
  useEffect(() => {
    if (!isHere) return
    const presenceNow = watchPresence(draftId, (message) =>
      setPresence((known) => applyPresence(known, message)),
    )
    watch.current = presenceNow
    presenceNow.here(place.current)
    return () => {
      watch.current = null
      presenceNow.stop()
    }
  }, [draftId, isHere])

  useRightsByTheClock(view, actor, change)

  const here = useCallback((paragraphId: string | null) => {
    place.current = paragraphId
    watch.current?.here(paragraphId)
  }, [])
  return {
    view,
    error: draft.error,
    retry: () => void draft.refetch(),
    me,
    actor,
    presence,
    change,
    here,
  }
}

const isNews = (view: DraftView | undefined, fact: Fact): boolean =>
  view !== undefined && mustLoadAgain(view, fact)

/** [TBL16] Rights are derived again at every opening and closing, and whenever the platform's clock was asked. */
function useRightsByTheClock(
  view: DraftView | undefined,
  actor: Actor | null,
  change: DraftOnScreen['change'],
): void {
  const toldAt = useQuery(platformQuery).dataUpdatedAt
  const tablings = view?.tablings
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new word about the time is a reason to look again.
  useEffect(() => {
    if (!tablings) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = (): void => {
      change((have, mine, now) => derive(have, have.paragraphs, mine, now))
      const turn = nextTurnMs(tablings, platformNow())
      timer = setTimeout(look, Math.min(turn === null ? lookAgainMs : turn + 5, lookAgainMs))
    }
    look()
    return () => clearTimeout(timer)
  }, [tablings, actor, change, toldAt])
}
