/** Threads on things of any kind. */
import type { Context } from '../context.ts'
import type { Feature } from '../feature.ts'
import { makeBudget } from './budget.ts'
import type { ThreadDeps } from './deps.ts'
import { followRenewal } from './follow-renewal.ts'
import { followWords } from './follow-words.ts'
import { threadHandlers } from './routes.ts'
import { threadKind } from './subject.ts'
import { withholdThreads } from './withhold-threads.ts'

export function threadFeature(context: Context): Feature {
  const deps: ThreadDeps = { ...context, budget: makeBudget(context.clock, context.config.limits) }
  const { follow, pin } = followWords(deps)
  return {
    things: [threadKind(() => context.subjects)],
    handlers: () => threadHandlers(deps),
    renewed: followRenewal(context.subjects),
    follows: [follow],
    withhold: withholdThreads(deps),
    begin: pin,
  }
}
