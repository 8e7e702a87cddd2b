/** A contribution on this screen: read once, kept current by facts for those who take part. */
import type { Contribution } from '@plenary/shared/contribution'
import type { Fact } from '@plenary/shared/events'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect } from 'react'
import { putNewest } from '../api/newest.ts'
import { meQuery } from '../api/queries.ts'
import { watchProcess } from '../live/live.ts'
import { applyToContribution, concernsContribution, movesLists } from './apply-fact.ts'
import { contributionKeys, contributionQuery } from './queries.ts'

export function useContribution(id: string) {
  const cache = useQueryClient()
  const query = useQuery({
    ...contributionQuery(id),
    // Facts keep it current; asking again under somebody's hands would only draw everything anew.
    refetchOnWindowFocus: false,
  })
  const { data: me } = useQuery(meQuery)
  const { processId, stageId } = query.data ?? {}
  const slug = query.data?.stage.processSlug
  const takesPart = me?.participations.some(({ process }) => process.id === processId) ?? false
  const put = useCallback(
    (contribution: Contribution) =>
      putNewest<Contribution>(cache, contributionKeys.one(id), () => contribution),
    [cache, id],
  )

  useEffect(() => {
    if (!processId || !stageId || !slug || !takesPart) return
    const readAgain = (): void => void cache.invalidateQueries({ queryKey: contributionKeys.one(id) })
    const onFact = (fact: Fact): void => {
      putNewest<Contribution>(cache, contributionKeys.one(id), (have) => applyToContribution(have, fact))
      if (concernsContribution(id, stageId, fact)) readAgain()
    }
    return watchProcess({ slug, since: 'now', processId, onFact, onBegin: readAgain }).stop
  }, [cache, id, processId, stageId, slug, takesPart])

  return { ...query, me, put }
}

/** Keeps lists of contributions current while they are on the screen. */
export function useFollowContributions(
  slug: string | undefined,
  processId: string | undefined,
  takesPart: boolean,
): void {
  const cache = useQueryClient()
  useEffect(() => {
    if (!slug || !processId || !takesPart) return
    const readAgain = (): void => void cache.invalidateQueries({ queryKey: contributionKeys.lists })
    const onFact = (fact: Fact): void => {
      if (movesLists(fact)) readAgain()
    }
    return watchProcess({ slug, since: 'now', processId, onFact, onBegin: readAgain }).stop
  }, [cache, slug, processId, takesPart])
}
