/** The end of a round: by an act, by the clock, and at a start where it was missed. */
import type { Context } from '../context.ts'
import type { Feature } from '../feature.ts'
import { closeAllOverdue } from './close-overdue.ts'
import { closeRound } from './close-round.ts'
import { closingHandlers } from './routes.ts'

export const closingFeature = (context: Context): Feature => ({
  handlers: () => closingHandlers(context),
  jobs: {
    'stage.close': async (stageId) =>
      void (await closeRound(context, stageId, { actor: null, reason: null })),
  },
  begin: () => closeAllOverdue(context),
})
