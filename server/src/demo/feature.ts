/** The demonstration: what fills it, who keeps its time, and the work between its rounds. */
import type { Context } from '../context.ts'
import type { Feature } from '../feature.ts'
import { clockHandlers } from './clock-routes.ts'
import { ensureUnpublished } from './published-passwords.ts'
import { openSamples, releaseSamples } from './release-samples.ts'
import { demonstration } from './samples.ts'
import { seedDemo } from './seed-demo.ts'

export const demoFeature = (context: Context): Feature => ({
  handlers: () => clockHandlers({ ...context, demoSlugs: demonstration.map(({ preset }) => preset.slug) }),
  jobs: context.config.demo ? { 'stage.open': openSamples(context) } : {},
  seed: async () => {
    if (context.config.demo) await seedDemo(context, (stageId) => releaseSamples(context, stageId))
  },
  begin: () => ensureUnpublished(context),
})
