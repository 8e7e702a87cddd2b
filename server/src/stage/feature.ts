/** Stages: the list of processes with what is open now, and a stage as a thing that is watched. */
import type { Context } from '../context.ts'
import type { Feature } from '../feature.ts'
import { stageHandlers } from './routes.ts'
import { stageKind } from './subject.ts'

export const stageFeature = (context: Context): Feature => ({
  things: [stageKind],
  handlers: () => stageHandlers(context),
})
