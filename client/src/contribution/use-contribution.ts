/** A contribution on this screen: read once, kept current by facts for those who take part. */
import type { Contribution } from '@plenary/shared/contribution'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { putNewest } from '../api/newest.ts'
import { meQuery } from '../api/queries.ts'
import { useProcessFacts } from '../live/lines.ts'
import { contributionKeys, contributionQuery } from './queries.ts'

export function useContribution(id: string) {
  const cache = useQueryClient()
  const query = useQuery({
    ...contributionQuery(id),
    // Facts keep it current; asking again under somebody's hands would only draw everything anew.
    refetchOnWindowFocus: false,
  })
  const { data: me } = useQuery(meQuery)
  const { processId } = query.data ?? {}
  const slug = query.data?.stage.processSlug
  const takesPart = me?.participations.some(({ process }) => process.id === processId) ?? false
  const put = useCallback(
    (next: Contribution | ((have: Contribution) => Contribution)) =>
      putNewest<Contribution>(
        cache,
        contributionKeys.one(id),
        typeof next === 'function' ? next : () => next,
      ),
    [cache, id],
  )

  useProcessFacts(processId && slug ? { id: processId, slug } : undefined, takesPart)
  return { ...query, me, put }
}
