/** What a fact of the process changes on its page. */
import type { Fact } from '@plenary/shared/events'
import type { ProcessView } from '@plenary/shared/process'
import type { StageView } from '@plenary/shared/stage'

/**
 * [UI8] Applies a fact to the process as read; applying it twice does no harm, and a fact that is no news here
 * leaves the very same object. What opens next is for the server to say (see `movesCalendar`).
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

/** Facts after which the calendar's standing (what is open, what is next) must be asked of the server. */
export const movesCalendar = ({ type }: Fact): boolean =>
  type.startsWith('stage.') ||
  type === 'clock.moved' ||
  type === 'revision.published' ||
  type === 'draft.released'

function withStage(process: ProcessView, stage: StageView): ProcessView {
  if (!process.stages.some(({ id }) => id === stage.id)) return process
  const others = process.openNow.filter(({ id }) => id !== stage.id)
  return {
    ...process,
    stages: process.stages.map((each) => (each.id === stage.id ? stage : each)),
    openNow: stage.phase === 'open' ? [...others, stage] : others,
  }
}
