/** People: who takes part, for whom, invited by whom. */
import type { Context } from '../context.ts'
import type { Feature } from '../feature.ts'
import { delegationHandlers } from './delegation-routes.ts'
import { takeForms } from './delegation-store.ts'
import { participantHandlers } from './routes.ts'

export const participantFeature = (context: Context): Feature => ({
  handlers: () => ({ ...participantHandlers(context), ...delegationHandlers(context) }),
  begin: () => context.database.transaction(takeForms, { lock: 'people:all' }),
})
