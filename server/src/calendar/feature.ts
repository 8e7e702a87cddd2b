/** The calendar: stages are moved, opened, reopened and cancelled, and open by the clock. */
import type { Context } from '../context.ts'
import type { Feature } from '../feature.ts'
import { allProcessIds } from '../process/store.ts'
import { openStages } from './open-stages.ts'
import { planCalendar } from './plan-stage.ts'
import { calendarHandlers } from './routes.ts'

export const calendarFeature = (context: Context): Feature => ({
  handlers: () => calendarHandlers(context),
  jobs: { 'stage.open': openStages(context) },
  begin: async () => planCalendar(context, context.database, await allProcessIds(context.database)),
})
