/** A consultation on this screen: read once, kept current by facts, its moments watched by the clock. */
import type { Consultation } from '@plenary/shared/consultation'
import type { Fact } from '@plenary/shared/events'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect } from 'react'
import { putNewest } from '../api/newest.ts'
import { platformNow } from '../live/clock.ts'
import { watchProcess } from '../live/live.ts'
import { applyToConsultation, concernsConsultation, momentsPassed } from './apply-fact.ts'
import { consultationKeys, consultationQuery } from './queries.ts'

/** How often the clock is asked whether one of its moments has passed. */
const lookEveryMs = 1000

export function useConsultation(stageId: string) {
  const cache = useQueryClient()
  const query = useQuery(consultationQuery(stageId))
  const processId = query.data?.process.id
  const slug = query.data?.process.slug
  const takesPart = query.data !== undefined && query.data.seenAs !== null
  const readAgain = useCallback(
    () => void cache.invalidateQueries({ queryKey: consultationKeys.one(stageId) }),
    [cache, stageId],
  )
  const put = useCallback(
    (consultation: Consultation) =>
      putNewest<Consultation>(cache, consultationKeys.one(stageId), () => consultation),
    [cache, stageId],
  )

  useEffect(() => {
    if (!processId || !slug || !takesPart) return
    const onFact = (fact: Fact): void => {
      putNewest<Consultation>(cache, consultationKeys.one(stageId), (have) => applyToConsultation(have, fact))
      const concern = concernsConsultation(stageId, fact)
      if (concern) readAgain()
      if (concern === 'attendance')
        void cache.invalidateQueries({ queryKey: consultationKeys.attendance(stageId) })
    }
    return watchProcess({ slug, since: 'now', processId, onFact, onBegin: readAgain }).stop
  }, [cache, stageId, processId, slug, takesPart, readAgain])

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
