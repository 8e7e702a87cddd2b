/** A consultation on this screen: read once, kept current by facts, its moments watched by the clock. */
import type { Consultation } from '@plenary/shared/consultation'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect } from 'react'
import { putNewest } from '../api/newest.ts'
import { platformNow } from '../live/clock.ts'
import { useProcessFacts } from '../live/lines.ts'
import { momentsPassed } from './fact-handlers.ts'
import { consultationKeys, consultationQuery } from './queries.ts'

/** How often the clock is asked whether one of its moments has passed. */
const lookEveryMs = 1000

export function useConsultation(stageId: string) {
  const cache = useQueryClient()
  const query = useQuery(consultationQuery(stageId))
  useProcessFacts(query.data?.process, query.data !== undefined && query.data.seenAs !== null)
  const readAgain = useCallback(
    () => void cache.invalidateQueries({ queryKey: consultationKeys.one(stageId) }),
    [cache, stageId],
  )
  const put = useCallback(
    (consultation: Consultation) =>
      putNewest<Consultation>(cache, consultationKeys.one(stageId), () => consultation),
    [cache, stageId],
  )

  const data = query.data
  useEffect(() => {
    if (!data) return
    const readAt = platformNow()
    const timer = setInterval(() => {
      if (momentsPassed(data, readAt, platformNow())) readAgain()
    }, lookEveryMs)
    return () => clearInterval(timer)
  }, [data, readAgain])

  return { ...query, put, readAgain }
}
