/** Whatever is on things of any kind: they are watched, facts on them are told, and what was missed is caught up. */
import type { Context } from '../context.ts'
import type { Feature } from '../feature.ts'
import { factHandlers } from './fact-routes.ts'
import { withholdChanges } from './tell-change.ts'
import { watchPorts } from './watch.ts'

export const subjectFeature = (context: Context): Feature => ({
  handlers: () => factHandlers(context),
  watch: watchPorts(context),
  withhold: withholdChanges(context),
})
