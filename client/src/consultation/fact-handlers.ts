/** What a fact changes on the page of a consultation, and what must be asked anew. */
import type { Consultation } from '@plenary/shared/consultation'
import type { Fact } from '@plenary/shared/events'
import type { QueryKey } from '@tanstack/react-query'
import { putNewest } from '../api/newest.ts'
import { type FactContext, type FeatureFacts, onEach, onGroup } from '../live/facts.ts'
import { consultationKeys } from './queries.ts'

/** Puts what the fact brings on every page of a consultation that was read, and asks anew for what it only tells of. */
function onFact(fact: Fact, { cache }: FactContext): void {
  for (const [queryKey, page] of cache.getQueriesData<Consultation>({ queryKey: consultationKeys.all })) {
    if (!page) continue
    const stageId = page.stage.id
    putNewest<Consultation>(cache, queryKey, (have) => applyToConsultation(have, fact))
    const concern = concernsConsultation(stageId, fact)
    const again: QueryKey[] = [
      ...(concern ? [queryKey] : []),
      ...(concern === 'attendance' ? [consultationKeys.attendance(stageId)] : []),
    ]
    for (const key of again) void cache.invalidateQueries({ queryKey: key })
  }
}

export const consultationFacts: FeatureFacts = {
  factHandlers: {
    ...onGroup('consultation', onFact),
    ...onGroup('contribution', onFact, ['contribution.block']),
    ...onGroup('stage', onFact),
    ...onEach(['speakers.changed', 'summary.published', 'thread.opened', 'clock.moved'], onFact),
  },
  onBegin({ cache }) {
    void cache.invalidateQueries({ queryKey: consultationKeys.all })
    void cache.invalidateQueries({ queryKey: consultationKeys.attendances })
  },
}

/** [CPG1] The speakers' list comes whole with its fact; applying it twice does no harm. */
export function applyToConsultation(consultation: Consultation, fact: Fact): Consultation {
  return fact.type === 'speakers.changed' && fact.data.stageId === consultation.stage.id
    ? { ...consultation, speakers: fact.data.speakers }
    : consultation
}

/** Whether the page must be read again after this fact, and whether the list of those present too. */
export function concernsConsultation(stageId: string, fact: Fact): 'page' | 'attendance' | null {
  switch (fact.type) {
    case 'consultation.changed':
      if (fact.data.stageId !== stageId) return null
      return fact.data.part === 'attendance' ? 'attendance' : 'page'
    case 'stage.admitted':
    case 'summary.published':
      return fact.data.stageId === stageId ? 'page' : null
    case 'contribution.received':
    case 'contribution.posted':
    case 'contribution.declined':
    case 'contribution.withdrawn':
      return fact.data.contribution.stageId === stageId ? 'page' : null
    case 'thread.opened': {
      const { subject } = fact.data.thread
      return subject.type === 'question' && subject.stageId === stageId ? 'page' : null
    }
    case 'stage.opened':
    case 'stage.closed':
    case 'stage.changed':
      return fact.data.stage.id === stageId ? 'page' : null
    case 'clock.moved':
      return 'page'
    default:
      return null
  }
}

/** Whether a moment from which something may or may not be done any more has passed since the page was read. */
export function momentsPassed({ stage, inputUntil }: Consultation, readAt: Date, now: Date): boolean {
  return [stage.opensAt, stage.closesAt, inputUntil].some(
    (moment) => moment !== null && Date.parse(moment) > +readAt && Date.parse(moment) <= +now,
  )
}
