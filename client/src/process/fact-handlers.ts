/** What a fact changes in what is read of its process: calendar, drafts and people. */
import type { Fact } from '@plenary/shared/events'
import type { ProcessView } from '@plenary/shared/process'
import type { StageView } from '@plenary/shared/stage'
import { queryKeys } from '../api/keys.ts'
import { putNewest } from '../api/newest.ts'
import { type FactContext, type FeatureFacts, onEach, onGroup } from '../live/facts.ts'

const readAgain = ({ cache, process }: FactContext): void => {
  void cache.invalidateQueries({ queryKey: queryKeys.process(process.slug) })
  void cache.invalidateQueries({ queryKey: queryKeys.processes })
}

/** After these the calendar's standing (what is open, what is next) must be asked of the server. */
const onCalendar = (fact: Fact, context: FactContext): void => {
  const { cache, process } = context
  putNewest<ProcessView>(cache, queryKeys.process(process.slug), (have) => applyToProcess(have, fact))
  readAgain(context)
  // A stage that moves before its moment here says that this screen's clock is behind.
  void cache.invalidateQueries({ queryKey: queryKeys.platform })
}

const onPeople = (_fact: Fact, { cache, process: { slug } }: FactContext): void => {
  void cache.invalidateQueries({ queryKey: queryKeys.participants(slug) })
  void cache.invalidateQueries({ queryKey: queryKeys.delegations(slug) })
}

export const processFacts: FeatureFacts = {
  factHandlers: {
    ...onGroup('stage', onCalendar),
    ...onEach(['clock.moved', 'revision.published', 'draft.released'], onCalendar),
    'draft.imported': (fact, { cache, process: { slug } }) =>
      putNewest<ProcessView>(cache, queryKeys.process(slug), (have) => applyToProcess(have, fact)),
    ...onGroup('participant', onPeople),
    ...onGroup('delegation', onPeople),
    ...onGroup('behalf', (_fact, { cache, process: { slug } }) => {
      void cache.invalidateQueries({ queryKey: queryKeys.behalf(slug) })
    }),
  },
  onBegin: readAgain,
}

/**
 * [UI8] Applies a fact to the process as read; applying it twice does no harm, and a fact that is no news here
 * leaves the very same object. What opens next is for the server to say (see `onCalendar`).
 */
export function applyToProcess(process: ProcessView, fact: Fact): ProcessView {
  switch (fact.type) {
    case 'stage.opened':
    case 'stage.closed':
    case 'stage.changed':
      return withStage(process, fact.data.stage)
    case 'draft.released':
    case 'draft.imported': {
      const { draft } = fact.data
      return { ...process, drafts: [...process.drafts.filter(({ id }) => id !== draft.id), draft] }
    }
    default:
      return process
  }
}

function withStage(process: ProcessView, stage: StageView): ProcessView {
  if (!process.stages.some(({ id }) => id === stage.id)) return process
  const others = process.openNow.filter(({ id }) => id !== stage.id)
  return {
    ...process,
    stages: process.stages.map((each) => (each.id === stage.id ? stage : each)),
    openNow: stage.phase === 'open' ? [...others, stage] : others,
  }
}
